const { helper, limit } = require('./offers')
const offers = require('./offers')
helper(limit).open()
new offers.Store().open()
