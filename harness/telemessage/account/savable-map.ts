import type { Savable } from '../../control/savable.ts'

/**
 * A map whose state can be kept and put back. What it holds is replaced, never changed in place: a change in place would
 * reach into every state that was kept.
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
