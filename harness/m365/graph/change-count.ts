import type { StateTables } from '../../control/state/state-tables.ts'

/** Counts the changes of a store, so that a client can ask for what changed after a number. */
export interface ChangeCount {
  /** The number of a change that happens now. */
  next(): number
  latest(): number
  /**
   * Saves the present number. The returned function says that the store is back in the state of then: the numbers since then
   * stay used, and belong to changes that never happened.
   */
  save(): () => void
  /** Whether a number is that of a state that the store has been in, and that was not undone since. */
  isKnown(number: number): boolean
}

/** The count that the tables hold; at first 0. */
export function createChangeCount(tables: StateTables): ChangeCount {
  const latest = tables.value('latest change', () => 0)
  /** The numbers that were undone, `from` excluded and `to` included. */
  const undone = tables.value<readonly { from: number; to: number }[]>('undone changes', () => [])
  return {
    next: () => {
      latest.set(latest.get() + 1)
      return latest.get()
    },
    latest: latest.get,
    save: () => {
      const from = latest.get()
      return () => {
        const to = latest.get()
        if (to > from) undone.set([...undone.get().filter((gap) => gap.from < from), { from, to }])
      }
    },
    isKnown: (number) => number <= latest.get() && undone.get().every(({ from, to }) => number <= from || number > to),
  }
}
