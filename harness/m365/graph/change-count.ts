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

/** A count at 0. */
export function createChangeCount(): ChangeCount {
  let latest = 0
  /** The numbers that were undone, `from` excluded and `to` included. */
  let undone: { from: number; to: number }[] = []
  return {
    next: () => {
      latest += 1
      return latest
    },
    latest: () => latest,
    save: () => {
      const from = latest
      return () => {
        if (latest > from) undone = [...undone.filter((gap) => gap.from < from), { from, to: latest }]
      }
    },
    isKnown: (number) => number <= latest && undone.every(({ from, to }) => number <= from || number > to),
  }
}
