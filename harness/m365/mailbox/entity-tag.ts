import type { WireRequest } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Message } from './message.ts'

/** The entity tag of a message; weak, because the same message may be written down in several ways. */
export function entityTag({ changeKey }: Message): string {
  return `W/"${changeKey}"`
}

/**
 * Throws `changeKeyMismatch` if a request has an `If-Match` that does not name the present state of the message (RFC
 * 9110, 13.1.1): somebody else changed it since the client read it.
 */
export function requireMatch({ headers }: Pick<WireRequest, 'headers'>, message: Message): void {
  const ifMatch = headers['if-match']
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
  if (!tags.includes(message.changeKey)) throw new GraphRefusal('changeKeyMismatch')
}
