import { createHash } from 'node:crypto'
import { type MessageTimes, messageTimes } from './message-times.ts'

/** The bytes of a message and what follows from them alone. */
export interface MessageContent extends MessageTimes {
  /** The complete RFC 5322 message, exactly as it came. */
  bytes: Buffer
  /** Lower-case hex. */
  sha256: string
}

/** Holds equal content once: a day in groups puts one message into hundreds of mailboxes. */
export interface ContentStore {
  /** The held content with these bytes; the first caller's buffer is the one that is kept. */
  intern(bytes: Buffer): MessageContent
}

/** An empty content store. What it once held it keeps, as a mailbox under hold would. */
export function createContentStore(): ContentStore {
  const held = new Map<string, MessageContent>()
  return {
    intern: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const known = held.get(sha256)
      if (known !== undefined) return known
      const content = { bytes, sha256, ...messageTimes(bytes) }
      held.set(sha256, content)
      return content
    },
  }
}
