import type { Savable } from '../../control/savable.ts'

/**
 * A map whose state can be saved and restored. Replace its values, never change them in place: a change in place would alter
 * every saved state.
 */
export class SavableMap<Key, Value> extends Map<Key, Value> implements Savable {
  save(): () => void {
    const kept = [...this]
    return () => {
      this.clear()
      for (const [key, value] of kept) this.set(key, value)
    }
  }
}
