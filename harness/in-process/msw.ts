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
 * Microsoft Graph with its token endpoint, as handlers for msw's `setupServer`. `baseUrl` has no trailing slash. For
 * clients with fixed addresses, add the handlers of both `https://graph.microsoft.com` and
 * `https://login.microsoftonline.com`.
 */
export function graphHandlers(mock: MockServers, baseUrl: string): HttpHandler[] {
  return mswTransport(mock.tenant, mock, baseUrl)
}
