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
    this.#become([])
  }

  save(): () => void {
    const kept = this.#values.slice()
    return () => this.#become(kept.slice())
  }

  #become(values: Value[]): void {
    const before = this.#values
    this.#values = values
    if (this.#tell === undefined) return
    for (let index = 0; index < Math.max(values.length, before.length); index += 1) {
      if (values[index] !== before[index]) this.#tell(index, values[index])
    }
  }
}
