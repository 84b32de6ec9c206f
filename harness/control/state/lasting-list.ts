import type { Savable } from '../savable.ts'
import { StoredValue } from './stored-value.ts'

/** A value of a list, or where a store has it. */
export type ListEntry<Value extends object> = Value | StoredValue<Value>

/** Called with every change of an entry; undefined says that it was removed. `before` is what was there. */
type TellEntry<Value extends object> = (
  index: number,
  entry: ListEntry<Value> | undefined,
  before: ListEntry<Value> | undefined,
) => void

/** What a list is made from. */
export interface LastingListParts<Value extends object> {
  /** Absent: nobody hears of changes. */
  tell?: TellEntry<Value>
  /** What a store kept, from the index `first` on; nobody hears of it again. */
  held?: ListEntry<Value>[]
  first?: number | undefined
  /** Makes the entry of a new value; absent: values stay in memory. */
  entryOf?: (value: Value) => ListEntry<Value>
}

/**
 * A list that grows at its end, whose state can be saved and restored, and that says what changes in it, so that a store can keep it.
 * In memory it takes no more than an array, and in a store that can be read at any time a place for each value. Never change its values in place.
 */
export class LastingList<Value extends object> implements Savable {
  readonly #tell: TellEntry<Value> | undefined
  readonly #entryOf: ((value: Value) => ListEntry<Value>) | undefined
  #entries: ListEntry<Value>[]
  /** The index of the first value; those before it were dropped. */
  #first: number

  constructor({ tell, held = [], first = 0, entryOf }: LastingListParts<Value> = {}) {
    this.#tell = tell
    this.#entryOf = entryOf
    this.#entries = held
    this.#first = first
  }

  get length(): number {
    return this.#entries.length
  }

  /** The values at present, oldest first, from the one at `from` on and without the one at `until`: what changes later is not among them. */
  values(from = 0, until: number = this.#entries.length): Generator<Value> {
    // Entries are added to an array in place; every other change makes another array.
    return valuesIn(this.#entries, from, Math.min(until, this.#entries.length))
  }

  push(value: Value): void {
    const entry = this.#entryOf === undefined ? value : this.#entryOf(value)
    this.#entries.push(entry)
    this.#tell?.(this.#first + this.#entries.length - 1, entry, undefined)
  }

  /** Drops the oldest values. */
  dropFirst(count: number): void {
    this.#become(this.#entries.slice(count), this.#first + count)
  }

  clear(): void {
    this.#become([], 0)
  }

  save(): () => void {
    const [kept, first] = [this.#entries.slice(), this.#first]
    return () => this.#become(kept.slice(), first)
  }

  #become(entries: ListEntry<Value>[], first: number): void {
    const [before, firstBefore] = [this.#entries, this.#first]
    this.#entries = entries
    this.#first = first
    if (this.#tell === undefined) return
    const end = Math.max(first + entries.length, firstBefore + before.length)
    for (let index = Math.min(first, firstBefore); index < end; index += 1) {
      const [entry, entryBefore] = [entries[index - first], before[index - firstBefore]]
      if (entry !== entryBefore) this.#tell(index, entry, entryBefore)
    }
  }
}

function* valuesIn<Value extends object>(
  entries: readonly ListEntry<Value>[],
  from: number,
  until: number,
): Generator<Value> {
  for (let at = from; at < until; at += 1) {
    const entry = entries[at] as ListEntry<Value>
    yield entry instanceof StoredValue ? entry.value() : entry
  }
}
