import type { NockDoor } from '../control/http/nock-door.ts'
import { nockInterceptors as tenantInterceptors } from '../m365/nock-interceptors.ts'
import { nockInterceptors as siteInterceptors } from '../telemessage/nock-interceptors.ts'
import type { MockServers } from './mock-servers.ts'

/**
 * Answers every request below `baseUrl`, which has no trailing slash, as the TeleMessage site would, until `remove()`.
 * @example const site = interceptTeleMessage(mock, 'https://telemessage.example')
 */
export function interceptTeleMessage(mock: MockServers, baseUrl: string): NockDoor {
  return siteInterceptors(mock.site, mock, baseUrl)
}

/** The same for Microsoft Graph, the token endpoint included. */
export function interceptGraph(mock: MockServers, baseUrl: string): NockDoor {
  return tenantInterceptors(mock.tenant, mock, baseUrl)
}
