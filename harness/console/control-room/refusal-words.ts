import { faultKinds } from '../../control/faults/fault-kinds.ts'
import type { ShownExchange } from './exchange.ts'

/** What a status means for the caller. Document: RFC 9110 section 15.5, RFC 6585. */
const meanings: Readonly<Record<number, string>> = {
  400: 'The server could not make sense of the request.',
  401: 'The caller has no valid token: it sent no token, or the time of its token is over.',
  403: 'The server knows the caller, who may not do this: a permission or a role is missing.',
  404: 'There is nothing at this address for the caller.',
  405: 'The address has no such method.',
  409: 'It contradicts what is there already.',
  410: 'It was there, and is gone.',
  412: 'Somebody has changed it since the caller read it.',
  413: 'It is larger than the server accepts.',
  415: 'The server does not read content of this type.',
  429: 'Too many requests: the caller must wait as long as Retry-After says.',
  503: 'The server cannot answer now: the caller must try again later.',
}

/** Why a request was refused, in plain words: what the fault did, what the server itself says, or what the status means. */
export function refusalWords({ status, fault, refusal, tooEarlyByMs }: ShownExchange): string {
  const words: string[] = []
  const kind = faultKinds.find((each) => each.kind === fault)
  if (kind !== undefined) words.push(`A fault that you armed did this. ${kind.says}`)
  else if (status === 0) words.push('There was no answer: the connection broke.')
  if (status >= 400) words.push(meanings[status] ?? (status >= 500 ? 'The server failed.' : 'The server refused.'))
  if (refusal !== undefined) words.push(`It says: ${refusal}`)
  if (tooEarlyByMs !== undefined) words.push(`The caller came ${Math.ceil(tooEarlyByMs / 1000)} s too early.`)
  return words.join(' ')
}
