import { hash } from 'node:crypto'
import type { Savable } from '../../control/savable.ts'
import { type MessageTimes, messageTimes } from './message-times.ts'

/** Bytes and their digest. */
export interface HeldBytes {
  bytes: Buffer
  /** Lower-case hex. */
  sha256: string
}

/** The complete RFC 5322 message, exactly as it came, with the times in its header. */
export interface MessageContent extends HeldBytes, MessageTimes {}

/**
 * Stores equal content only once: on a day with group chats, one message or one file goes into hundreds of mailboxes.
 */
export interface ContentStore extends Savable {
  /** The stored content with these bytes; the buffer of the first caller is kept. */
  intern(bytes: Buffer): MessageContent
  /** The same for bytes that are not a message: an attachment. */
  hold(bytes: Buffer): HeldBytes
}

/** An empty content store. It never forgets content, like a mailbox under hold. */
export function createContentStore(): ContentStore {
  let messages = new Map<string, MessageContent>()
  let others = new Map<string, HeldBytes>()
  return {
    intern: (bytes) => {
      const sha256 = digestOf(bytes)
      const known = messages.get(sha256)
      if (known !== undefined) return known
      const content = { bytes, sha256, ...messageTimes(bytes) }
      messages.set(sha256, content)
      return content
    },
    hold: (bytes) => {
      const sha256 = digestOf(bytes)
      const known = others.get(sha256)
      if (known !== undefined) return known
      const held = { bytes, sha256 }
      others.set(sha256, held)
      return held
    },
    save: () => {
      const kept = [new Map(messages), new Map(others)] as const
      return () => {
        ;[messages, others] = [new Map(kept[0]), new Map(kept[1])]
      }
    },
  }
}

function digestOf(bytes: Buffer): string {
  return hash('sha256', bytes)
}
