// `mock-telemessage/msw` for CommonJS, with the msw that `require` loads: its `setupServer` is from there, too.
const { mswTransportOf } = require('../dist/harness/control/http/msw-transport-of.js')
const mswTransport = mswTransportOf(require('msw'))

module.exports = {
  teleMessageHandlers: (mock, baseUrl) => mswTransport(mock.site, mock, baseUrl),
  graphHandlers: (mock, baseUrl) => mswTransport(mock.tenant, mock, baseUrl),
}
