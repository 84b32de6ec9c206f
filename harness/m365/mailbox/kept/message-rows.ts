import type { RowForm } from '../../../control/state/packed/packed-map.ts'
import type { ValueSource } from '../../../control/state/stored-value.ts'
import type { Message } from '../message.ts'
import { receivedMsOf, StoredMessage } from './stored-message.ts'

/** Where each number of a message is in its row. */
const column = {
  arrived: 0,
  changed: 1,
  createdSequence: 2,
  sizeBytes: 3,
  immutableHash: 4,
  flags: 5,
  receivedSeconds: 6,
  sentBeforeMs: 7,
  contentNumber: 8,
  place: 9,
  itemClass: 10,
} as const

const rowWidth = Object.keys(column).length

/** What one row says, for those who go through all rows of a folder. */
export const messageRow: Record<
  'arrived' | 'changed' | 'createdSequence' | 'immutableHash' | 'receivedMs',
  (rows: Float64Array, at: number) => number
> = {
  arrived: (rows, at) => numberIn(rows, at + column.arrived),
  changed: (rows, at) => numberIn(rows, at + column.changed),
  createdSequence: (rows, at) => numberIn(rows, at + column.createdSequence),
  immutableHash: (rows, at) => numberIn(rows, at + column.immutableHash),
  receivedMs: (rows, at) =>
    receivedMsOf({
      receivedSeconds: numberIn(rows, at + column.receivedSeconds),
      flags: numberIn(rows, at + column.flags),
    }),
}

/**
 * How messages that are in a store become rows. The messages of a folder have one source and one folder id. A class, because a tenant has thousands of
 * folders. `itemClasses`: those of all folders.
 */
export class MessageRows implements RowForm<StoredMessage> {
  readonly #itemClasses: ItemClasses
  #shared: { source: ValueSource<Message>; folderId: string } | undefined

  constructor(itemClasses: ItemClasses) {
    this.#itemClasses = itemClasses
  }

  get width(): number {
    return rowWidth
  }

  keyOf({ arrived }: StoredMessage): number {
    return arrived
  }

  isPackable(message: StoredMessage): boolean {
    return message.isInStore()
  }

  write(message: StoredMessage, rows: Float64Array, at: number): void {
    this.#shared ??= { source: message.source, folderId: message.folderId }
    rows[at + column.arrived] = message.arrived
    rows[at + column.changed] = message.changed
    rows[at + column.createdSequence] = message.createdSequence
    rows[at + column.sizeBytes] = message.sizeBytes
    rows[at + column.immutableHash] = message.immutableHash
    rows[at + column.flags] = message.flags
    rows[at + column.receivedSeconds] = message.receivedSeconds
    rows[at + column.sentBeforeMs] = message.sentBeforeMs
    rows[at + column.contentNumber] = message.contentNumber
    rows[at + column.place] = message.placeInStore()
    rows[at + column.itemClass] = this.#itemClasses.numberOf(message.itemClass)
  }

  read(rows: Float64Array, at: number): StoredMessage {
    if (this.#shared === undefined) throw new Error('a row is read, but no message was written')
    const facts = {
      folderId: this.#shared.folderId,
      itemClass: this.#itemClasses.at(numberIn(rows, at + column.itemClass)),
      createdSequence: numberIn(rows, at + column.createdSequence),
      arrived: numberIn(rows, at + column.arrived),
      changed: numberIn(rows, at + column.changed),
      sizeBytes: numberIn(rows, at + column.sizeBytes),
      immutableHash: numberIn(rows, at + column.immutableHash),
      flags: numberIn(rows, at + column.flags),
      receivedSeconds: numberIn(rows, at + column.receivedSeconds),
      sentBeforeMs: numberIn(rows, at + column.sentBeforeMs),
    }
    const place = numberIn(rows, at + column.place)
    return new StoredMessage(this.#shared.source, place, facts, numberIn(rows, at + column.contentNumber))
  }
}

/** The item classes of messages: a few texts, which rows have as numbers. */
export class ItemClasses {
  readonly #names: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#names.push(name)
    this.#numbers.set(name, this.#names.length - 1)
    return this.#names.length - 1
  }

  at(number: number): string {
    return this.#names[number] ?? ''
  }
}

/** V8 keeps a small number in the object that has it only if it does not look like one with a point. */
function numberIn(rows: Float64Array, at: number): number {
  const number = rows[at] ?? 0
  const small = number | 0
  return small === number ? small : number
}
