const { helper, other: renamed } = require('./helper');

function run(value) {
  return helper(value) + renamed.deep(value);
}

module.exports = { run };
