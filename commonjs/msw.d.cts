import type { HttpHandler } from 'msw'
import type { MockServers } from './index.cjs'

/**
 * The TeleMessage site as handlers for msw's `setupServer`. `baseUrl` has no trailing slash.
 * @example setupServer(...teleMessageHandlers(mock, 'https://telemessage.example'))
 */
export declare function teleMessageHandlers(mock: MockServers, baseUrl: string): HttpHandler[]

/**
 * Microsoft Graph, the token endpoint included, as handlers for msw's `setupServer`. `baseUrl` has no trailing slash; for
 * clients with fixed addresses, take the handlers of `https://graph.microsoft.com` and of `https://login.microsoftonline.com`.
 */
export declare function graphHandlers(mock: MockServers, baseUrl: string): HttpHandler[]
