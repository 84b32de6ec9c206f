import { nockTransport } from '../control/http/nock-transport.ts'
import type { NockTransport } from '../control/http/nock-transport-of.ts'
import type { MockServers } from './mock-servers.ts'

/**
 * Answers every request below `baseUrl`, which has no trailing slash, as the TeleMessage site would, until `remove()`.
 * @example const site = interceptTeleMessage(mock, 'https://telemessage.example')
 */
export function interceptTeleMessage(mock: MockServers, baseUrl: string): NockTransport {
  return nockTransport(mock.site, mock, baseUrl)
}

/** The same for Microsoft Graph with its token endpoint. */
export function interceptGraph(mock: MockServers, baseUrl: string): NockTransport {
  return nockTransport(mock.tenant, mock, baseUrl)
}
