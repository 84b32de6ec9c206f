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

  /** `held` is what a store kept; it is not told again. Without `tell`, nobody hears of changes. */
  constructor(tell?: TellEntry<Value>, held: Iterable<Value> = []) {
    this.#tell = tell
    this.#values = [...held]
  }

  /** What it holds now; not a copy. */
  get values(): readonly Value[] {
    return this.#values
  }

  push(value: Value): void {
    this.#values.push(value)
    this.#tell?.(this.#values.length - 1, value)
  }

  clear(): void {
    const { length } = this.#values
    this.#values = []
    if (this.#tell !== undefined) for (let index = 0; index < length; index += 1) this.#tell(index, undefined)
  }

  save(): () => void {
    const kept = this.#values.slice()
    return () => {
      const before = this.#values
      this.#values = kept.slice()
      if (this.#tell === undefined) return
      for (let index = 0; index < Math.max(kept.length, before.length); index += 1) {
        if (kept[index] !== before[index]) this.#tell(index, kept[index])
      }
    }
  }
}
