import type { Savable } from '../savable.ts'

/** Called with every change of a value; undefined says that it was removed. */
export type TellChange<Value> = (key: string, value: Value | undefined) => void

/**
 * A map whose state can be saved and restored, and that says what changes in it, so that a store can keep it. Replace its values,
 * never change them in place: a change in place would alter every saved state, and no store would hear of it.
 */
export class LastingMap<Value> extends Map<string, Value> implements Savable {
  readonly #tell: TellChange<Value> | undefined

  /** `held` is what a store kept; nobody hears of it again. Without `tell`, nobody hears of changes. */
  constructor(tell?: TellChange<Value>, held: Iterable<readonly [string, Value]> = []) {
    super()
    for (const [key, value] of held) super.set(key, value)
    this.#tell = tell
  }

  override set(key: string, value: Value): this {
    super.set(key, value)
    this.#tell?.(key, value)
    return this
  }

  override delete(key: string): boolean {
    const wasThere = super.delete(key)
    if (wasThere) this.#tell?.(key, undefined)
    return wasThere
  }

  override clear(): void {
    if (this.#tell !== undefined) for (const key of this.keys()) this.#tell(key, undefined)
    super.clear()
  }

  save(): () => void {
    const kept = [...this]
    return () => {
      this.clear()
      for (const [key, value] of kept) this.set(key, value)
    }
  }
}
