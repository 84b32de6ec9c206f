/** A point between two entries of a timeline: just before the entry with this time and sequence. */
export interface Position {
  timeMs: number
  sequence: number
}

/** Entries in a row of which each directly follows the one before it: the first and the last of them. */
interface Run<Entry> {
  first: Entry
  last: Entry
}

/** Entries ordered by one of their times; those of one instant, by the order of their capture. */
export interface Timeline<Entry> {
  insert(entry: Entry): void
  /**
   * The first entries from a position on whose time is before `toMs`, as many of the available ones as `countOf` says; no
   * entry but the ends of runs is looked at.
   */
  take(from: Position, toMs: number, countOf: (available: number) => number): Run<Entry>[]
  /** All entries. */
  all(): Iterable<Entry>
  /** A copy with the same entries. */
  copy(): Timeline<Entry>
}

/** What a timeline has to know of its entries. */
export interface TimelineOrder<Entry> {
  timeMsOf(entry: Entry): number
  /** Whether the second entry directly follows the first, so that both can be sent as one. */
  isFollowedBy(entry: Entry, next: Entry): boolean
}

/** A timeline with the entries of another one, or none. Reading takes a few binary searches, not a scan. */
export function createTimeline<Entry extends { sequence: number }>(
  order: TimelineOrder<Entry>,
  held: readonly Entry[] = [],
): Timeline<Entry> {
  const { timeMsOf, isFollowedBy } = order
  const entries = [...held]
  /** Where in `entries` each run begins. */
  let runStarts: number[] = []
  let inOrder = held.length === 0
  const noteRun = (index: number): void => {
    const [before, entry] = [entries[index - 1], entries[index]]
    if (before === undefined || (entry !== undefined && !isFollowedBy(before, entry))) runStarts.push(index)
  }
  const bringInOrder = (): void => {
    // Sorted only when somebody reads: inserting each late entry among 100,000 takes seconds in all, one sort almost nothing.
    if (inOrder) return
    entries.sort((a, b) => timeMsOf(a) - timeMsOf(b) || a.sequence - b.sequence)
    runStarts = []
    for (let index = 0; index < entries.length; index += 1) noteRun(index)
    inOrder = true
  }
  const isBefore = (entry: Entry, position: Position): boolean => {
    const timeMs = timeMsOf(entry)
    return timeMs < position.timeMs || (timeMs === position.timeMs && entry.sequence < position.sequence)
  }
  const indexOf = (position: Position): number => firstNot(entries, (entry) => isBefore(entry, position))
  return {
    insert: (entry) => {
      const last = entries.at(-1)
      if (last !== undefined && timeMsOf(last) > timeMsOf(entry)) inOrder = false
      entries.push(entry)
      if (inOrder) noteRun(entries.length - 1)
    },
    copy: () => createTimeline(order, entries),
    all: () => {
      bringInOrder()
      return entries
    },
    take: (from, toMs, countOf) => {
      bringInOrder()
      const start = indexOf(from)
      const bound = indexOf({ timeMs: toMs, sequence: 0 })
      const available = Math.max(bound - start, 0)
      const end = start + Math.min(countOf(available), available)
      return runsOf(entries, runStarts, start, end)
    },
  }
}

function runsOf<Entry>(
  entries: readonly Entry[],
  runStarts: readonly number[],
  start: number,
  end: number,
): Run<Entry>[] {
  const runs: Run<Entry>[] = []
  let nextRun = firstNot(runStarts, (index) => index <= start)
  for (let at = start; at < end; nextRun += 1) {
    const behind = Math.min(runStarts[nextRun] ?? end, end)
    const [first, last] = [entries[at], entries[behind - 1]]
    if (first !== undefined && last !== undefined) runs.push({ first, last })
    at = behind
  }
  return runs
}

/** The index of the first value for which the test does not hold; the values for which it holds stand in front. */
function firstNot<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(values[middle] as Value)) low = middle + 1
    else high = middle
  }
  return low
}
