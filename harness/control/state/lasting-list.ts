import type { Savable } from '../savable.ts'

/** Called with every change of a value; undefined says that it was removed. */
type TellEntry<Value extends object> = (index: number, value: Value | undefined) => void

/** What a list is made from. */
export interface LastingListParts<Value extends object> {
  /** Absent: nobody hears of changes. */
  tell?: TellEntry<Value>
  /** What a store kept, from the index `first` on; nobody hears of it again. */
  held?: Value[]
  first?: number | undefined
}

/**
 * A list that grows at its end, whose state can be saved and restored, and that says what changes in it, so that a store can keep it.
 * It takes no more memory than an array. Never change its values in place.
 */
export class LastingList<Value extends object> implements Savable {
  readonly #tell: TellEntry<Value> | undefined
  #entries: Value[]
  /** The index of the first value; those before it were dropped. */
  #first: number

  constructor({ tell, held = [], first = 0 }: LastingListParts<Value> = {}) {
    this.#tell = tell
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
    this.#entries.push(value)
    this.#tell?.(this.#first + this.#entries.length - 1, value)
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

  #become(entries: Value[], first: number): void {
    const [before, firstBefore] = [this.#entries, this.#first]
    this.#entries = entries
    this.#first = first
    if (this.#tell === undefined) return
    const end = Math.max(first + entries.length, firstBefore + before.length)
    for (let index = Math.min(first, firstBefore); index < end; index += 1) {
      const [entry, entryBefore] = [entries[index - first], before[index - firstBefore]]
      if (entry !== entryBefore) this.#tell(index, entry)
    }
  }
}

function* valuesIn<Value extends object>(entries: readonly Value[], from: number, until: number): Generator<Value> {
  for (let at = from; at < until; at += 1) yield entries[at] as Value
}
