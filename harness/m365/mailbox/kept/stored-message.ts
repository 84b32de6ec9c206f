import { crc32 } from 'node:zlib'
import { StoredValue, type ValueSource } from '../../../control/state/stored-value.ts'
import type { Mail, Message } from '../message.ts'

/** Bits of what a message is, which lists ask for. */
const [readBit, draftBit, receivedBit, sentBit] = [1, 2, 4, 8]
/** The milliseconds of the time of receipt are above the bits. */
const flagCount = 16

/**
 * A message in a store. In memory is only what folders, lists and counts need of it; the rest is read when somebody asks for it. A million of
 * these are in memory, so its fields are small whole numbers, which V8 keeps in the object itself, and texts that many messages share.
 */
export class StoredMessage extends StoredValue<Message> implements Message {
  readonly folderId: string
  readonly itemClass: string
  readonly createdSequence: number
  readonly arrived: number
  readonly changed: number
  readonly sizeBytes: number
  /** The same for equal immutable ids, and rarely for others. */
  readonly immutableHash: number
  /** The number that its content has in the index of searches; 0 until somebody searches. */
  contentNumber = 0
  readonly #flags: number
  /** Seconds since 1970, rounded down. */
  readonly #receivedSeconds: number
  /** How many milliseconds before its receipt it was sent. */
  readonly #sentBeforeMs: number

  /** `place`: where the store has it; undefined for a message that it is still to keep. */
  constructor(source: ValueSource<Message>, message: Message, place?: number) {
    super(source, place ?? message)
    const { folderId, itemClass, createdSequence, arrived, changed, receivedTime, sentTime } = message
    this.folderId = folderId
    this.itemClass = itemClass
    this.createdSequence = createdSequence
    this.arrived = arrived
    this.changed = changed
    this.sizeBytes = message.mail.sizeBytes
    this.immutableHash = hashOf(message.immutableId)
    const receivedMs = receivedTime?.getTime() ?? 0
    this.#receivedSeconds = Math.floor(receivedMs / 1000)
    this.#sentBeforeMs = receivedMs - (sentTime?.getTime() ?? receivedMs)
    this.#flags =
      (message.isRead ? readBit : 0) +
      (message.isDraft ? draftBit : 0) +
      (receivedTime === undefined ? 0 : receivedBit) +
      (sentTime === undefined ? 0 : sentBit) +
      (receivedMs - this.#receivedSeconds * 1000) * flagCount
  }

  get isRead(): boolean {
    return (this.#flags & readBit) !== 0
  }

  get isDraft(): boolean {
    return (this.#flags & draftBit) !== 0
  }

  get receivedTime(): Date | undefined {
    return (this.#flags & receivedBit) === 0 ? undefined : new Date(this.#receivedMs())
  }

  get sentTime(): Date | undefined {
    return (this.#flags & sentBit) === 0 ? undefined : new Date(this.#receivedMs() - this.#sentBeforeMs)
  }

  get messageId(): string {
    return this.value().messageId
  }

  get immutableId(): string {
    return this.value().immutableId
  }

  get changeKey(): string {
    return this.value().changeKey
  }

  get mail(): Mail {
    return this.value().mail
  }

  get createdTime(): Date {
    return this.value().createdTime
  }

  get modifiedTime(): Date {
    return this.value().modifiedTime
  }

  #receivedMs(): number {
    return this.#receivedSeconds * 1000 + Math.floor(this.#flags / flagCount)
  }
}

/** A number for an immutable id. */
export function hashOf(immutableId: string): number {
  // As a number with a sign it needs no memory of its own.
  return crc32(immutableId) | 0
}

/** The size of a message, without reading it. */
export function messageBytes(message: Pick<Message, 'mail'>): number {
  return message instanceof StoredMessage ? message.sizeBytes : message.mail.sizeBytes
}
