import { HttpResponse, http } from 'msw'
import { type MswTransport, mswTransportOf } from './msw-transport-of.ts'

/** A server as handlers of the msw that ES modules import. */
export const mswTransport: MswTransport = mswTransportOf({ http, HttpResponse })
