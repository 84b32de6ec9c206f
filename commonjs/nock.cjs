// `mock-telemessage/nock` for CommonJS, with the nock that `require` loads.
const { nockTransportOf } = require('../dist/harness/control/http/nock-transport-of.js')
const nockTransport = nockTransportOf(require('nock'))

module.exports = {
  interceptTeleMessage: (mock, baseUrl) => nockTransport(mock.site, mock, baseUrl),
  interceptGraph: (mock, baseUrl) => nockTransport(mock.tenant, mock, baseUrl),
}
