import type { Chance } from '../control/seed.ts'
import type { HandleRequest, WireRequest } from '../control/wire.ts'

/** A server that gets requests that nobody expects. */
export interface Target {
  name: string
  handle: HandleRequest
  /** A request, right or wrong, by the grammar of the server. */
  draw(chance: Chance): DrawnRequest
  /** What is wrong with an answer; undefined if nothing is. It may learn from the answer what exists. */
  judge(drawn: DrawnRequest, answer: FuzzAnswer): string | undefined
  /** Back to the beginning. */
  reset(): void
}

/** A request, and the operation that it is made for. */
export interface DrawnRequest {
  operation: string
  request: WireRequest
}

/** An answer whose body was read. */
export interface FuzzAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  text: string
}

/** A request; the body is JSON unless it is a text. */
export function requestOf(
  method: string,
  address: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): WireRequest {
  const isText = typeof body === 'string'
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(isText ? body : JSON.stringify(body))
  const type = body === undefined || isText ? {} : { 'content-type': 'application/json' }
  return {
    method,
    url: new URL(address),
    params: {},
    headers: { host: 'fuzz.example', ...type, ...headers },
    body: bytes,
  }
}
