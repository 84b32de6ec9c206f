import type { WireRequest } from '../../control/wire.ts'
import { prefersImmutableIds } from '../graph/preferences.ts'
import type { Message } from './message.ts'

/** A message, and the id by which an answer names it: the present one, or the immutable one. */
export interface MessageUnderId {
  message: Message
  id: string
}

/** The message under the id that the request asks for with `Prefer: IdType`. */
export function underId<T extends Pick<Message, 'messageId' | 'immutableId'>>(
  message: T,
  request: Pick<WireRequest, 'headers'>,
): { message: T; id: string } {
  return { message, id: prefersImmutableIds(request) ? message.immutableId : message.messageId }
}
