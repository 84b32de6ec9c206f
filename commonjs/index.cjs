// `mock-telemessage` for CommonJS. It is the same module that `import` loads, with the same servers.
const { createMockServers, outlookLimits } = require('../dist/harness/in-process/index.js')

module.exports = { createMockServers, outlookLimits }
