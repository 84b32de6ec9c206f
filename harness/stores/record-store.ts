import type { Scratch } from '../control/state/packed/pages.ts'
import type { TermIndex } from '../control/state/term-index.ts'

/** The text of one value of a server's state, under its table and key. */
export interface StoredRecord {
  table: string
  /** Well-formed, and without U+0000, which SQLite takes for the end of a text; so is `text`. */
  key: string
  /** See `state-json.ts`. */
  text: string
}

/** A record to keep from now on; without a text, it goes. */
export interface RecordChange extends Omit<StoredRecord, 'text'> {
  text: string | undefined
  /** Called by a store with `reads` as soon as the change is kept, with the place of the record; 0 for one that went. It must not throw. */
  kept?: ((place: number) => void) | undefined
}

/** A record, and where it is: a whole number above 0, which stays the same until the record goes or the store is closed. */
export interface PlacedRecord {
  key: string
  text: string
  place: number
}

/**
 * Reads what is kept at any time, without waiting. Each function throws a StoreError: `record-damaged` with table and key, `store-damaged`,
 * `store-unavailable`.
 */
export interface RecordReads {
  /** The records of a table in the order in which their keys were first set, read piece by piece. */
  recordsOf(table: string): Iterable<PlacedRecord>
  /** The keys of a table with the places of their records, in no order, without reading the records. */
  keysOf(table: string): Iterable<Omit<PlacedRecord, 'text'>>
  find(table: string, key: string): PlacedRecord | undefined
  /** The text of the record at a place. */
  textAt(table: string, place: number): string
}

/** Bytes that records refer to by their digest: the octets of a message, a file. */
export interface Body {
  /** SHA-256 in lower-case hex. */
  digest: string
  bytes: Buffer
}

/** Changes that are kept together, or not at all. */
export interface Batch {
  changes: readonly RecordChange[]
  bodies: readonly Body[]
  /** The end of the process does not lose it, but a loss of power may. Absent: neither loses it. */
  isLazy?: boolean
}

/** Where the state of the servers lasts. Each implementation passes `sample-store-contract.ts`. */
export interface RecordStore {
  /** Every record; those of one table in the order in which their keys were first set. Throws a StoreError `record-damaged`. */
  records(): AsyncIterable<StoredRecord>
  /**
   * Keeps a batch. When the promise is fulfilled, the batch is there also after a loss of power, unless it is lazy; when it is rejected with a
   * StoreError `store-unavailable`, nothing of it is. One batch at a time.
   */
  commit(batch: Batch): Promise<void>
  /** The bytes with a digest. Throws a StoreError `body-missing`, `body-damaged`. */
  body(digest: string): Buffer
  /** Absent: records are read when the store is opened, all of them, and are in memory from then on. */
  readonly reads?: RecordReads
  /** Room for what follows from the records, and is needed only while the store is open; absent in a store without `reads`. */
  readonly scratch?: Scratch
  /** What searches need; absent in a store without one. It follows from what is kept, and is not part of batches. */
  readonly terms?: TermIndex
  /**
   * Fulfilled when the store still belongs to this process, after the call. Throws a StoreError `store-unavailable`. Absent: once it is open,
   * nobody can take it away.
   */
  confirm?(): Promise<void>
  close(): Promise<void>
}

/** What can go wrong with a store. */
export type StoreProblem =
  | 'store-in-use'
  | 'store-too-new'
  | 'store-unavailable'
  | 'store-damaged'
  | 'record-damaged'
  | 'body-missing'
  | 'body-damaged'

/** A store cannot do what was asked; the message says which file or record, and what would be right. */
export class StoreError extends Error {
  readonly code: StoreProblem
  constructor(code: StoreProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
    this.code = code
  }
}
