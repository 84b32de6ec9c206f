import type { Readable } from 'node:stream'
import { LastingList } from './lasting-list.ts'
import { LastingMap } from './lasting-map.ts'
import { type LastingValue, lastingValue } from './lasting-value.ts'
import type { Pages } from './packed/pages.ts'
import type { StoredMap, StoredMapOwner } from './stored-value.ts'
import type { TermIndex } from './term-index.ts'

/** How a store keeps values that are more than data: a message refers to its content by the digest. */
export interface StoredForm<Value> {
  /** Data only: see `state-json.ts`. */
  toStored(value: Value): unknown
  fromStored(stored: unknown): Value
}

/** Bytes that values refer to by their digest (SHA-256 in lower-case hex): the octets of a message, a file. They are never removed. */
export interface Bodies {
  /** Keeps bytes, before or together with the values that refer to them. */
  keep(digest: string, bytes: Buffer): void
  /** The same with bytes that are read only when they are kept, one body after the other, because together they may be too many. */
  keepFrom(digest: string, open: () => Readable): void
  /** Throws an error if there are no bytes with this digest, or if they changed on the disk. */
  read(digest: string): Buffer
}

/** Where a server puts what it seldom needs: a group chat leaves millions of copies, which do not fit into memory. */
export interface Spill {
  /** How many values go there at a time; fewer than twice as many stay in memory. */
  readonly valuesAtOnce: number
  /** Keeps bytes. The returned function reads them again, as often as it is called. */
  keep(bytes: Buffer): () => Buffer
}

/**
 * Where a server keeps its state. A part of a server asks for its maps, lists and values once, when it is made, by names that stay the same
 * from one version to the next. With a store behind it, they hold what was there when the server stopped.
 */
export interface StateTables {
  /** A map whose values are data, or have a stored form. Its entries come back in the order in which their keys were first set. */
  map<Value>(name: string, form?: StoredForm<Value>): LastingMap<Value>
  /** The same for values that leave memory as soon as they are kept; absent where values stay in memory. */
  readonly storedMap:
    | (<Value extends object>(name: string, form: StoredForm<Value>, owner: StoredMapOwner<Value>) => StoredMap<Value>)
    | undefined
  /** A list whose values are data, or have a stored form; values are added at its end. They leave memory where that is possible. */
  list<Value extends object>(name: string, form?: StoredForm<Value>): LastingList<Value>
  /** A single value; `first` makes it where no store has one. */
  value<Value>(name: string, first: () => Value, form?: StoredForm<Value>): LastingValue<Value>
  /** The tables of a part of this part. */
  within(part: string): StateTables
  /**
   * Removes everything that this part keeps, because it is gone. A later part may have its name. A part that comes back later keeps its state
   * here again, and can be removed again.
   */
  removeAll(): void
  /**
   * For what changes with each request, such as a journal. Only answers of the control plane and of some faults wait for it. `note` sets what has changed since it was called last; it is
   * called some times in a second, and before the store is closed. Absent where nothing lasts.
   */
  readonly lazily?: ((note: () => void) => void) | undefined
  /** For the stored forms of values with bytes; absent where values are kept as they are. */
  readonly bodies: Bodies | undefined
  /** For searches over what is kept; absent where there is no store. One part of a server uses it. */
  readonly terms: TermIndex | undefined
  /** For what is needed of values in `storedMap` without reading them; absent where `storedMap` is. */
  readonly pages?: Pages | undefined
  /** For parts that are large and seldom read; absent where everything stays in memory or is in a store. */
  readonly spill?: Spill | undefined
}

/** State that is lost with the process. */
export const memoryTables: StateTables = {
  map: () => new LastingMap(),
  storedMap: undefined,
  list: () => new LastingList(),
  value: (_name, first) => lastingValue(first()),
  within: () => memoryTables,
  removeAll: () => {},
  bodies: undefined,
  terms: undefined,
}
