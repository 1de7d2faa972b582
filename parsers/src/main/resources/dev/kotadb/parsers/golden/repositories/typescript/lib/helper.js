exports.helper = function (value) {
  return value;
};
exports.other = { deep(value) { return exports.helper(value); } };
