import type { Savable } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { drawGuid } from './identifiers.ts'

/** The two ids that identify a request in logs. */
export interface Trace {
  requestId: string
  /** The one the client sent, or else the request id. */
  clientRequestId: string
}

/** Gives each request its ids. */
export interface Tracer extends Savable {
  trace(request: WireRequest): Trace
}

/** Request ids are drawn from `chance`, so that two runs with one seed have the same ones. */
export function createTracer(chance: Chance): Tracer {
  return {
    trace: (request) => {
      const requestId = drawGuid(chance)
      // MSAL puts its id into the query of the token request, other clients into a header.
      const sent = request.headers['client-request-id'] ?? request.url.searchParams.get('client-request-id')
      return { requestId, clientRequestId: sent ?? requestId }
    },
    save: chance.save,
  }
}

/** The answer with both ids among its headers. */
export function traced(response: WireResponse, trace: Trace): WireResponse {
  const ids = { 'request-id': trace.requestId, 'client-request-id': trace.clientRequestId }
  return { ...response, headers: { ...response.headers, ...ids } }
}
