/** A point between two entries of a timeline: just before the entry with this time and sequence. */
export interface Position {
  timeMs: number
  sequence: number
}

/** The first and the last of some entries that directly follow each other. */
interface Run<Entry> {
  first: Entry
  last: Entry
}

/** Entries ordered by one of their times; at equal times, by the order of their capture. */
export interface Timeline<Entry> {
  insert(entry: Entry): void
  /**
   * The first entries from a position whose time is before `toMs`, as many of the available ones as `countOf` says. It looks only
   * at the ends of runs, not at each entry.
   */
  take(from: Position, toMs: number, countOf: (available: number) => number): Run<Entry>[]
  /** All entries. */
  all(): Iterable<Entry>
  /** A copy with the same entries. */
  copy(): Timeline<Entry>
}

/** What a timeline must know about its entries. */
export interface TimelineOrder<Entry> {
  timeMsOf(entry: Entry): number
  /** Whether the second entry directly follows the first, so that both can be sent as one. */
  isFollowedBy(entry: Entry, next: Entry): boolean
}

/** A timeline with the entries of another one, or empty. Reading takes a few binary searches, not a scan. */
export function createTimeline<Entry extends { sequence: number }>(
  order: TimelineOrder<Entry>,
  held: readonly Entry[] = [],
): Timeline<Entry> {
  const { timeMsOf, isFollowedBy } = order
  const entries = [...held]
  /** The index in `entries` at which each run begins. */
  let runStarts: number[] = []
  let inOrder = held.length === 0
  const noteRun = (index: number): void => {
    const [before, entry] = [entries[index - 1], entries[index]]
    if (before === undefined || (entry !== undefined && !isFollowedBy(before, entry))) runStarts.push(index)
  }
  const bringInOrder = (): void => {
    // Sorted only before a read: inserting each of 100,000 late entries in its place takes seconds in all, a single
    // sort takes almost no time.
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

/** The index of the first value for which the test is false. The values for which it is true come first. */
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
