import type { FaultBoard, FaultEffect, Strike } from '../faults/fault-board.ts'
import type { FaultCall } from '../faults/fault-call.ts'
import { kindsAt, strikeIn } from '../faults/fault-kinds.ts'
import type { Asks } from '../faults/waits.ts'
import { redactedPath } from '../journal.ts'
import type { HandleRequest, Operation, WireRequest, WireResponse, WireServer } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { dispatcher, type OfferedOperation } from './dispatch.ts'
import { refusalWords } from './refusal-words.ts'

/**
 * The operations of a server, with faults, journal and the virtual `Date` header added; a transport only carries bytes.
 */
export function offer(server: WireServer, room: ControlRoom): OfferedOperation[] {
  const kinds = kindsAt({ of: 'call', credentialsExpire: server.expire !== undefined })
  room.faults.register(server.name, server.operations, kinds)
  const offered: OfferedOperation[] = server.operations.map((operation) => ({
    operation,
    handle: handlerFor({ server, operation, room, within: (inner) => dispatch(inner) }),
  }))
  const dispatch = dispatcher(server, offered)
  return offered
}

interface Offer {
  server: WireServer
  operation: Operation
  room: ControlRoom
  within: HandleRequest
}

function handlerFor({ server, operation, room, within }: Offer): HandleRequest {
  const { faults, journal, clock } = room
  return async (request) => {
    const isAbout = (thing: string): boolean =>
      server.resourceOf?.(request) === thing || decodedPath(request.url).includes(thing.toLowerCase())
    const call = { server: server.name, operation: operation.name, actor: server.actorOf(request), isAbout }
    const path = redactedPath(request.url)
    const asks: Asks = () => ({ request: `${request.method} ${path}`, resource: server.resourceOf?.(request) })
    const tooEarlyByMs = faults.waits.tooEarlyByMs(call, asks)
    const resourceTooEarlyByMs = faults.waits.resourceTooEarlyByMs(call, asks)
    const { response, struckBy } = await answer({ server, operation, request, within, call, faults })
    journal.record({
      // No spread: V8 makes slow objects from spread ones, and the journal keeps thousands of entries.
      server: call.server,
      operation: call.operation,
      actor: call.actor,
      method: request.method,
      path,
      status: response.status,
      requestBytes: request.body.length,
      fault: struckBy?.effect.kind,
      refusal: refusalWords(response),
      tooEarlyByMs,
      resourceTooEarlyByMs,
      at: clock.now(),
    })
    if (struckBy?.kept !== undefined) await struckBy.kept()
    const waitSeconds = waitOf(response)
    if (waitSeconds !== undefined) faults.waits.begin(call, waitSeconds, { faultId: struckBy?.faultId, asks })
    return { ...response, headers: { date: httpDate(clock.now()), ...response.headers } }
  }
}

/** Path and query in lower case. A path that cannot be decoded stays as it is. */
function decodedPath({ pathname, search }: URL): string {
  const text = `${pathname}${search.replaceAll('+', ' ')}`.toLowerCase()
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

interface Asked {
  server: WireServer
  operation: Operation
  request: WireRequest
  within: HandleRequest
  call: FaultCall
  faults: FaultBoard
}

interface Answered {
  response: WireResponse
  /** Also undefined if a fault was due but had nothing to change. */
  struckBy: Strike | undefined
}

async function answer(asked: Asked): Promise<Answered> {
  const { server, request, call, faults } = asked
  const strike = faults.strike(call)
  if (strike === undefined) return { response: await carryOut(asked), struckBy: undefined }
  const { effect } = strike
  const instead = strikeIn('instead', effect, { previousAnswer: () => faults.answersBefore.of(call) })
  if (instead) return { response: inItsOwnWords(asked, effect, instead), struckBy: strike }
  const isExpired = strikeIn('credentials', effect, { expire: () => server.expire?.(request) === true })
  const response = await carryOut(asked)
  const altered = strikeIn('after', effect, { response, overread: strike.overread })
  if (altered) return { response: inItsOwnWords(asked, effect, altered), struckBy: strike }
  if (isExpired) return { response, struckBy: strike }
  strike.missed()
  return { response, struckBy: undefined }
}

/** An injected status as the server itself would answer it, with the wait that the fault demands. */
function inItsOwnWords({ server, request }: Asked, effect: FaultEffect, injected: WireResponse): WireResponse {
  if (effect.kind !== 'answer' && effect.kind !== 'answer-after') return injected
  const own = server.refused?.(injected.status, request)
  if (own === undefined) return injected
  const retryAfter = injected.headers['retry-after']
  return { ...own, headers: { ...own.headers, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) } }
}

async function carryOut({ server, operation, request, within, call, faults }: Asked): Promise<WireResponse> {
  try {
    const response = await operation.respond(request, within)
    const isText = typeof response.body === 'string' || Array.isArray(response.body)
    if (operation.method === 'GET' && response.status === 200 && isText) {
      faults.answersBefore.remember(call, response)
    }
    return response
  } catch (error) {
    return server.failed(error, request)
  }
}

let written = { second: Number.NaN, date: '' }

/**
 * An instant in the form of `Date` headers. The text is cached, because most answers of a day fall into one second of
 * the calendar.
 */
function httpDate(instant: Date): string {
  const second = Math.floor(instant.getTime() / 1000)
  if (written.second !== second) written = { second, date: instant.toUTCString() }
  return written.date
}

/** The seconds that an answer demands the caller to wait; the servers put no dates into `retry-after`. */
function waitOf({ status, headers }: WireResponse): number | undefined {
  const given = headers['retry-after']
  if (given === undefined || (status !== 429 && status !== 503)) return undefined
  const seconds = Number(given)
  return Number.isFinite(seconds) ? seconds : undefined
}
