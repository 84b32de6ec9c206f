import type { HttpHandler } from 'msw'
import { mswHandlers as tenantHandlers } from '../m365/msw-handlers.ts'
import { mswHandlers as siteHandlers } from '../telemessage/msw-handlers.ts'
import type { MockServers } from './mock-servers.ts'

/**
 * The TeleMessage site as handlers for msw's `setupServer`. `baseUrl` has no trailing slash.
 * @example setupServer(...teleMessageHandlers(mock, 'https://telemessage.example'))
 */
export function teleMessageHandlers(mock: MockServers, baseUrl: string): HttpHandler[] {
  return siteHandlers(mock.site, mock, baseUrl)
}

/**
 * Microsoft Graph, the token endpoint included, as handlers for msw's `setupServer`. `baseUrl` has no trailing slash; for
 * clients with fixed addresses, take the handlers of `https://graph.microsoft.com` and of `https://login.microsoftonline.com`.
 */
export function graphHandlers(mock: MockServers, baseUrl: string): HttpHandler[] {
  return tenantHandlers(mock.tenant, mock, baseUrl)
}
