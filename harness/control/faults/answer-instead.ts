import type { WireResponse } from '../wire.ts'
import type { FaultEffect } from './rule.ts'

/** The answer that an effect gives in place of the operation; undefined when the operation is to be carried out. */
export function answerInstead(effect: FaultEffect): WireResponse | undefined {
  switch (effect.kind) {
    case 'answer':
      return injected(effect.status, effect.retryAfterSeconds)
    case 'redirect':
      return { status: effect.status, headers: { location: effect.to, 'content-type': 'text/plain' }, body: '' }
    case 'reset':
      return { status: 0, headers: {}, body: '', disturbance: { kind: 'reset' } }
    case 'time-out':
      return { status: 0, headers: {}, body: '', disturbance: { kind: 'silence' } }
    default:
      return undefined
  }
}

/** An answer that no operation gave. */
export function injected(status: number, retryAfterSeconds: number | undefined): WireResponse {
  const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  return { status, headers, body: 'injected fault' }
}
