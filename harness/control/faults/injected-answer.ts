import type { Disturbance, WireResponse } from '../wire.ts'

/** An answer that no operation gave. */
export function injectedAnswer(status: number, retryAfterSeconds: number | undefined): WireResponse {
  const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  return { status, headers, body: 'injected fault' }
}

/** No answer at all, and what becomes of the connection. */
export function noAnswer(disturbance: Disturbance): WireResponse {
  return { status: 0, headers: {}, body: '', disturbance }
}
