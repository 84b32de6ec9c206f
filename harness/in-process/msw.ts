import type { HttpHandler } from 'msw'
import { mswTransport } from '../control/http/msw-transport.ts'
import type { MockServers } from './mock-servers.ts'

/**
 * The TeleMessage site as handlers for msw's `setupServer`. `baseUrl` has no trailing slash.
 * @example setupServer(...teleMessageHandlers(mock, 'https://telemessage.example'))
 */
export function teleMessageHandlers(mock: MockServers, baseUrl: string): HttpHandler[] {
  return mswTransport(mock.site, mock, baseUrl)
}

/**
 * Microsoft Graph, the token endpoint included, as handlers for msw's `setupServer`. `baseUrl` has no trailing slash; for
 * clients with fixed addresses, take the handlers of `https://graph.microsoft.com` and of `https://login.microsoftonline.com`.
 */
export function graphHandlers(mock: MockServers, baseUrl: string): HttpHandler[] {
  return mswTransport(mock.tenant, mock, baseUrl)
}
