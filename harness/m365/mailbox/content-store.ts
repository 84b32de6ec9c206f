import { hash } from 'node:crypto'
import { type Savable, saveAll } from '../../control/savable.ts'
import { Recent } from '../../control/state/recent.ts'
import type { Bodies } from '../../control/state/state-tables.ts'
import { type MessageTimes, messageTimes } from './message-times.ts'

/** Bytes and their digest. */
export interface HeldBytes {
  /** Read from the store each time, where a store has them: take them once. */
  readonly bytes: Buffer
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** The complete RFC 5322 message, exactly as it came, with the times in its header. */
export interface MessageContent extends HeldBytes, Readonly<MessageTimes> {}

/** What a record of a store has of bytes: everything but the bytes. */
export type BytesReference = Omit<HeldBytes, 'bytes'>
/** The same of a message. */
export type ContentReference = Omit<MessageContent, 'bytes'>

/**
 * Stores equal content only once: on a day with group chats, one message or one file goes into hundreds of mailboxes.
 */
export interface ContentStore extends Savable {
  /** Whether bytes stay in a store until they are needed. */
  readonly isInStore: boolean
  /** The stored content with these bytes; the buffer of the first caller is kept. */
  intern(bytes: Buffer): MessageContent
  /** The same for bytes that are not a message: an attachment. */
  hold(bytes: Buffer): HeldBytes
  /** The content that a record refers to. Its bytes are read when they are needed. */
  referred(reference: ContentReference): MessageContent
  /** The same for bytes that are not a message. */
  referredBytes(reference: BytesReference): HeldBytes
}

/**
 * A content store over the bodies of a store; without them, in memory. It never forgets content, like a mailbox under hold. With `isRereadable`,
 * the messages are not in memory either, and it has objects only for the content that was used lately.
 */
export function createContentStore(bodies?: Bodies, isRereadable = false): ContentStore {
  const [messages, others] =
    bodies !== undefined && isRereadable
      ? [recentShelf<MessageContent>(), recentShelf<HeldBytes>()]
      : [createShelf<MessageContent>(), createShelf<HeldBytes>()]
  const factsOf = (bytes: Buffer): BytesReference => ({ sizeBytes: bytes.length, sha256: hash('sha256', bytes) })
  const ofStore = (): Bodies => {
    if (bodies === undefined) throw new Error('there is no store that could have the bytes of a record')
    return bodies
  }
  return {
    isInStore: bodies !== undefined,
    intern: (bytes) => {
      const facts = factsOf(bytes)
      return messages.one(facts.sha256, () => {
        const { sentTime, receivedTime } = messageTimes(bytes)
        if (bodies === undefined) return { bytes, ...facts, sentTime, receivedTime }
        bodies.keep(facts.sha256, bytes)
        return new KeptContent({ ...facts, sentTime, receivedTime }, bodies)
      })
    },
    hold: (bytes) => {
      const facts = factsOf(bytes)
      return others.one(facts.sha256, () => {
        if (bodies === undefined) return { bytes, ...facts }
        bodies.keep(facts.sha256, bytes)
        return new KeptBytes(facts, bodies)
      })
    },
    referred: (reference) => messages.one(reference.sha256, () => new KeptContent(reference, ofStore())),
    referredBytes: (reference) => others.one(reference.sha256, () => new KeptBytes(reference, ofStore())),
    save: () => saveAll([messages, others]),
  }
}

/** Contents by their digests. */
interface Shelf<Content> extends Savable {
  one(sha256: string, make: () => Content): Content
}

function createShelf<Content>(): Shelf<Content> {
  let contents = new Map<string, Content>()
  return {
    one: (sha256, make) => {
      const known = contents.get(sha256)
      if (known !== undefined) return known
      const content = make()
      contents.set(sha256, content)
      return content
    },
    save: () => {
      const before = new Map(contents)
      return () => {
        contents = new Map(before)
      }
    },
  }
}

/** So many contents of each kind are in memory for a while after they were used; their bytes are in the store. */
const recentContents = 1_000

/** Contents that are in a store of bytes: a shelf that forgets them, because they can be made again. */
function recentShelf<Content>(): Shelf<Content> {
  const recent = new Recent<string, Content>(recentContents)
  return {
    one: (sha256, make) => {
      const known = recent.get(sha256)
      if (known !== undefined) return known
      const content = make()
      recent.set(sha256, content)
      return content
    },
    save: () => () => {},
  }
}

/** Bytes that are read from the store when they are asked for. A getter of its own for each would take ten times as much memory. */
class KeptBytes implements HeldBytes {
  readonly sizeBytes: number
  readonly sha256: string
  readonly #bodies: Bodies

  constructor({ sizeBytes, sha256 }: BytesReference, bodies: Bodies) {
    this.sizeBytes = sizeBytes
    this.sha256 = sha256
    this.#bodies = bodies
  }

  get bytes(): Buffer {
    return this.#bodies.read(this.sha256)
  }
}

class KeptContent extends KeptBytes implements MessageContent {
  readonly sentTime: Date | undefined
  readonly receivedTime: Date | undefined

  constructor(reference: ContentReference, bodies: Bodies) {
    super(reference, bodies)
    this.sentTime = reference.sentTime
    this.receivedTime = reference.receivedTime
  }
}
