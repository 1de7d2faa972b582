exports.helper = function (x) { return new exports.Store(x) }
exports.Store = class { open() { return this } }
module.exports.limit = 3
exports.helper(module.exports.limit).open()
