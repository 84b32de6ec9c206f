import type { Savable } from '../savable.ts'

/** A single value whose state can be saved and restored, and that a store can keep: a number that counts up, settings. */
export interface LastingValue<Value> extends Savable {
  get(): Value
  /** Replace it, never change it in place. */
  set(value: Value): void
}

/** The value at first; `tell` hears of each later one. */
export function lastingValue<Value>(first: Value, tell?: (value: Value) => void): LastingValue<Value> {
  let value = first
  const set = (next: Value): void => {
    value = next
    tell?.(next)
  }
  return {
    get: () => value,
    set,
    save: () => {
      const kept = value
      return () => set(kept)
    },
  }
}
