import type { VirtualClock } from '../clock.ts'
import { distortPage, type FaultBoard, type FaultEffect } from '../faults.ts'
import { type Journal, redactedPath } from '../journal.ts'
import type { Operation, WireRequest, WireResponse, WireServer } from './wire.ts'

/** What the servers of one world share: the calendar, the faults, and the record of what happened. */
export interface ControlRoom {
  clock: VirtualClock
  faults: FaultBoard
  journal: Journal
}

/** Answers a request to one operation, faults and journal included. */
export type Exchange = (request: WireRequest) => Promise<WireResponse>

/** An operation as a door offers it. */
export interface OfferedOperation {
  operation: Operation
  exchange: Exchange
}

/** The operations of a server with faults, journal and the virtual `Date` header around them; the door only transports. */
export function offer(server: WireServer, room: ControlRoom): OfferedOperation[] {
  room.faults.register(server.operations)
  return server.operations.map((operation) => ({ operation, exchange: exchangeFor(server, operation, room) }))
}

function exchangeFor(server: WireServer, operation: Operation, room: ControlRoom): Exchange {
  // What `repeat-page` gives a second time, by caller: without the actor one client would be served another's page.
  const before = new Map<string | undefined, WireResponse>()
  return async (request) => {
    const actor = server.actorOf(request)
    const fault = room.faults.strike(operation.name, actor)
    const response = await answer(server, operation, request, fault, before.get(actor))
    if (operation.method === 'GET' && typeof response.body === 'string') before.set(actor, response)
    room.journal.record({
      server: server.name,
      operation: operation.name,
      actor,
      method: request.method,
      path: redactedPath(request.url),
      status: response.status,
      requestBytes: request.body.length,
      fault: fault?.kind,
      at: room.clock.now().toISOString(),
    })
    return { ...response, headers: { date: room.clock.now().toUTCString(), ...response.headers } }
  }
}

async function answer(
  server: WireServer,
  operation: Operation,
  request: WireRequest,
  fault: FaultEffect | undefined,
  before: WireResponse | undefined,
): Promise<WireResponse> {
  if (fault?.kind === 'answer') return injected(fault.status, fault.retryAfterSeconds)
  if (fault?.kind === 'repeat-page' && before !== undefined) return before
  const response = await carryOut(server, operation, request)
  if (fault === undefined) return response
  return fault.kind === 'answer-after' ? injected(fault.status, undefined) : distortPage(fault, response)
}

async function carryOut(server: WireServer, operation: Operation, request: WireRequest): Promise<WireResponse> {
  try {
    return await operation.respond(request)
  } catch (error) {
    return server.failed(error, request)
  }
}

function injected(status: number, retryAfterSeconds: number | undefined): WireResponse {
  const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  return { status, headers, body: 'injected fault' }
}
