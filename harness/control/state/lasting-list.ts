import type { Savable } from '../savable.ts'

/** Called with every change of an entry; undefined says that it was removed. */
type TellEntry<Value> = (index: number, value: Value | undefined) => void

/**
 * A list that grows at its end, whose state can be saved and restored, and that says what changes in it, so that a store can keep it.
 * It takes no more memory than an array. Never change its values in place.
 */
export class LastingList<Value> implements Savable {
  readonly #tell: TellEntry<Value> | undefined
  #values: Value[]
  /** The index of the first value; those before it were dropped. */
  #first: number

  /** `held` is what a store kept, from the index `first` on; it is not told again. Without `tell`, nobody hears of changes. */
  constructor(tell?: TellEntry<Value>, held: Iterable<Value> = [], first = 0) {
    this.#tell = tell
    this.#values = [...held]
    this.#first = first
  }

  /** What it holds now; not a copy. */
  get values(): readonly Value[] {
    return this.#values
  }

  push(value: Value): void {
    this.#values.push(value)
    this.#tell?.(this.#first + this.#values.length - 1, value)
  }

  /** Drops the oldest values. `values` is another array from then on: who reads the one before goes on with it. */
  dropFirst(count: number): void {
    this.#become(this.#values.slice(count), this.#first + count)
  }

  clear(): void {
    this.#become([], 0)
  }

  save(): () => void {
    const [kept, first] = [this.#values.slice(), this.#first]
    return () => this.#become(kept.slice(), first)
  }

  #become(values: Value[], first: number): void {
    const [before, firstBefore] = [this.#values, this.#first]
    this.#values = values
    this.#first = first
    if (this.#tell === undefined) return
    const end = Math.max(first + values.length, firstBefore + before.length)
    for (let index = Math.min(first, firstBefore); index < end; index += 1) {
      const [value, valueBefore] = [values[index - first], before[index - firstBefore]]
      if (value !== valueBefore) this.#tell(index, value)
    }
  }
}
