import { crc32 } from 'node:zlib'
import type { Group, Packable } from '../../../control/state/packed/live-items.ts'
import { StoredValue, type ValueSource } from '../../../control/state/stored-value.ts'
import type { Mail, Message } from '../message.ts'

/** Bits of what a message is, which lists ask for. */
const [readBit, draftBit, receivedBit, sentBit] = [1, 2, 4, 8]
/** The milliseconds of the time of receipt are above the bits. */
const flagCount = 16

/** What is known of a message without reading its record. Numbers are whole. */
export interface MessageFacts {
  readonly folderId: string
  readonly itemClass: string
  readonly createdSequence: number
  readonly arrived: number
  readonly changed: number
  readonly sizeBytes: number
  /** The same for equal immutable ids, and rarely for others. */
  readonly immutableHash: number
  readonly flags: number
  /** Seconds since 1970, rounded down. */
  readonly receivedSeconds: number
  /** How many milliseconds before its receipt it was sent. */
  readonly sentBeforeMs: number
}

/**
 * A message in a store. In memory is only what folders, lists and counts need of it; the rest is read when somebody asks for it. Thousands of
 * these are in memory, and a million while somebody lists them, so its fields are small whole numbers, which V8 keeps in the object itself, and texts that
 * many messages share.
 */
export class StoredMessage extends StoredValue<Message> implements Message, MessageFacts, Packable<StoredMessage> {
  readonly folderId: string
  readonly itemClass: string
  readonly createdSequence: number
  readonly arrived: number
  readonly changed: number
  readonly sizeBytes: number
  readonly immutableHash: number
  readonly flags: number
  readonly receivedSeconds: number
  readonly sentBeforeMs: number
  group: Group<StoredMessage> | undefined
  #contentNumber: number

  /** `held`: where the store has it, or the message itself while the store is still to keep it. */
  constructor(source: ValueSource<Message>, held: number | Message, facts: MessageFacts, contentNumber = 0) {
    super(source, held)
    this.folderId = facts.folderId
    this.itemClass = facts.itemClass
    this.createdSequence = facts.createdSequence
    this.arrived = facts.arrived
    this.changed = facts.changed
    this.sizeBytes = facts.sizeBytes
    this.immutableHash = facts.immutableHash
    this.flags = facts.flags
    this.receivedSeconds = facts.receivedSeconds
    this.sentBeforeMs = facts.sentBeforeMs
    this.group = undefined
    this.#contentNumber = contentNumber
  }

  /** A stored message from a whole one. `place`: where the store has it; undefined for a message that it is still to keep. */
  static of(source: ValueSource<Message>, message: Message, place?: number): StoredMessage {
    return new StoredMessage(source, place ?? message, factsOf(message))
  }

  /** The number that its content has in the index of searches; 0 until somebody searches. */
  get contentNumber(): number {
    return this.#contentNumber
  }

  set contentNumber(number: number) {
    this.#contentNumber = number
    this.group?.noteChange(this)
  }

  get isRead(): boolean {
    return (this.flags & readBit) !== 0
  }

  get isDraft(): boolean {
    return (this.flags & draftBit) !== 0
  }

  get receivedTime(): Date | undefined {
    return (this.flags & receivedBit) === 0 ? undefined : new Date(receivedMsOf(this))
  }

  get sentTime(): Date | undefined {
    return (this.flags & sentBit) === 0 ? undefined : new Date(receivedMsOf(this) - this.sentBeforeMs)
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
}

function factsOf(message: Message): MessageFacts {
  const { folderId, itemClass, createdSequence, arrived, changed, receivedTime, sentTime } = message
  const receivedMs = receivedTime?.getTime() ?? 0
  const receivedSeconds = Math.floor(receivedMs / 1000)
  return {
    folderId,
    itemClass,
    createdSequence,
    arrived,
    changed,
    sizeBytes: message.mail.sizeBytes,
    immutableHash: hashOf(message.immutableId),
    receivedSeconds,
    sentBeforeMs: receivedMs - (sentTime?.getTime() ?? receivedMs),
    flags:
      (message.isRead ? readBit : 0) +
      (message.isDraft ? draftBit : 0) +
      (receivedTime === undefined ? 0 : receivedBit) +
      (sentTime === undefined ? 0 : sentBit) +
      (receivedMs - receivedSeconds * 1000) * flagCount,
  }
}

/** The time of receipt in milliseconds since 1970; 0 for a message that was not received. */
export function receivedMsOf({ receivedSeconds, flags }: Pick<MessageFacts, 'receivedSeconds' | 'flags'>): number {
  return receivedSeconds * 1000 + Math.floor(flags / flagCount)
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
