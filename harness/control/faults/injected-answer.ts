import type { Disturbance, WireResponse } from '../wire.ts'

/** An answer from a fault, not from an operation. */
export function injectedAnswer(status: number, retryAfterSeconds: number | undefined): WireResponse {
  const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  return { status, headers, body: 'injected fault' }
}

/** No answer, and what happens to the connection instead. */
export function noAnswer(disturbance: Disturbance): WireResponse {
  return { status: 0, headers: {}, body: '', disturbance }
}
