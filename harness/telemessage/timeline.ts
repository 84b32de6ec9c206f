/** A point between two entries of a timeline: in front of the entry with this time and sequence, behind all before it. */
export interface Position {
  timeMs: number
  sequence: number
}

/** Entries ordered by one of their times; those of one instant, by the order of their capture. */
export interface Timeline<Entry> {
  insert(entry: Entry): void
  /** The first `count` entries from a position on whose time is before `toMs`. */
  take(from: Position, toMs: number, count: number): Entry[]
  /** One of its own with the same entries. */
  copy(): Timeline<Entry>
}

/** A timeline by `timeMsOf`, with the entries of another one or none. Reading takes a binary search, not a scan. */
export function createTimeline<Entry extends { sequence: number }>(
  timeMsOf: (entry: Entry) => number,
  held: readonly Entry[] = [],
): Timeline<Entry> {
  const entries = [...held]
  let inOrder = held.length === 0
  const isBefore = (entry: Entry, position: Position): boolean => {
    const timeMs = timeMsOf(entry)
    return timeMs < position.timeMs || (timeMs === position.timeMs && entry.sequence < position.sequence)
  }
  const order = (): void => {
    // Only when somebody reads: moving 100,000 entries for each one that comes late takes seconds, one sort takes none.
    if (!inOrder) entries.sort((a, b) => timeMsOf(a) - timeMsOf(b) || a.sequence - b.sequence)
    inOrder = true
  }
  const indexOf = (position: Position): number => {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = entries[middle]
      if (entry !== undefined && isBefore(entry, position)) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    insert: (entry) => {
      const last = entries.at(-1)
      if (last !== undefined && timeMsOf(last) > timeMsOf(entry)) inOrder = false
      entries.push(entry)
    },
    copy: () => createTimeline(timeMsOf, entries),
    take: (from, toMs, count) => {
      order()
      const start = indexOf(from)
      return entries.slice(start, Math.min(start + count, indexOf({ timeMs: toMs, sequence: 0 })))
    },
  }
}
