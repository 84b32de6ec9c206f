import { startStopwatch } from './clock.ts'

/** One request to one of the servers with its result, without bodies and secrets. */
export interface JournalEntry {
  sequence: number
  server: string
  operation: string
  actor: string | undefined
  method: string
  /** Path and query; secrets in the query are redacted. */
  path: string
  /** 0 if a fault prevented an answer. */
  status: number
  requestBytes: number
  /** Kind of the fault that struck, if one did. */
  fault: string | undefined
  /** Why the server refused, in its own words; absent if it did not, or has none. */
  refusal?: string | undefined
  /** How much of the caller's Retry-After was left, on the real clock; absent: nothing. */
  tooEarlyByMs?: number | undefined
  /**
   * The same for another request to the same mailbox, or other resource by which the server counts; absent: nothing.
   */
  resourceTooEarlyByMs?: number | undefined
  /** Time on the calendar of the servers, which usually stands still: ISO 8601. */
  at: string
  /** Real milliseconds from the start of the journal to the end of this request. */
  realMs: number
}

/** Selects the entries that match all of these fields. */
export interface JournalFilter {
  server?: string | undefined
  operation?: string | undefined
  actor?: string | undefined
  method?: string | undefined
  /** A status, or a class of them: `404`, `4xx`. `refused` is 400 and more, and those that a fault left without an answer. */
  status?: string | undefined
  /** Only entries with this text in path or query, in any letter case. */
  path?: string | undefined
  /** Only entries after this sequence number. */
  since?: number | undefined
  /** Only entries before this sequence number. */
  before?: number | undefined
  /** Only so many, the newest of those that match. */
  limit?: number | undefined
}

/** A recorded request. The journal gives it a number, and formats its time only when the entry is read. */
export interface JournalRecord extends Omit<JournalEntry, 'sequence' | 'at' | 'realMs'> {
  at: Date
}

/** What happened on the wire, oldest first. */
export interface Journal {
  record(entry: JournalRecord): void
  /** The entries that are still kept and match the filter. */
  entries(filter?: JournalFilter): JournalEntry[]
  /** The number of entries that are still kept and match the filter, whatever its `limit`. */
  count(filter?: JournalFilter): number
  /** The number of requests since the start, including those that are no longer kept. */
  total(): number
  clear(): void
}

/** A request as the journal holds it. */
export interface HeldEntry extends JournalRecord {
  sequence: number
  realMs: number
}

/** What lasts of a journal. */
export interface KeptJournal {
  /** The requests of earlier starts, oldest first. */
  held: HeldEntry[]
  /** How many there were, with those that are no longer held. */
  total: number
  /** Real milliseconds since the journal was begun, also by an earlier start. They do not fall behind those of a held request. */
  sinceStartMs(): number
  /** Calls `note` some times in a second. */
  lazily(note: () => void): void
  /** Keeps the next requests, and drops what is older than the newest `capacity` ones. */
  add(entries: readonly HeldEntry[], capacity: number): void
  /** Drops all requests; the numbers of later ones continue. */
  clear(total: number): void
}

/** A journal that ends with the process. */
function nothingKept(): KeptJournal {
  return { held: [], total: 0, sinceStartMs: startStopwatch(), lazily: () => {}, add: () => {}, clear: () => {} }
}

/**
 * A journal that keeps the newest `capacity` requests. It has a limit: otherwise a day of a million items would be in
 * memory a second time, as log lines. What lasts of it is kept a moment later: no request waits for that.
 */
export function createJournal(capacity = 10_000, kept: KeptJournal = nothingKept()): Journal {
  /** The newest is last. */
  let { held, total } = kept
  let keptTotal = total
  kept.lazily(() => {
    if (keptTotal < total) kept.add(held.slice(-Math.min(total - keptTotal, capacity)), capacity)
    keptTotal = total
  })
  function* newestFirst(): Generator<HeldEntry> {
    const oldest = Math.max(0, held.length - capacity)
    for (let at = held.length - 1; at >= oldest; at -= 1) {
      const entry = held[at]
      if (entry !== undefined) yield entry
    }
  }
  return {
    record: (entry) => {
      total += 1
      held.push({ ...entry, sequence: total, realMs: Math.round(kept.sinceStartMs()) })
      if (held.length >= capacity * 2) held = held.slice(-capacity)
    },
    entries: (filter = {}) => {
      const found: JournalEntry[] = []
      for (const entry of newestFirst()) {
        if (found.length === filter.limit) break
        const { sequence, ...rest } = entry
        if (isWanted(entry, filter)) found.push({ sequence, ...rest, at: entry.at.toISOString() })
      }
      return found.reverse()
    },
    count: (filter = {}) => {
      let count = 0
      for (const entry of newestFirst()) if (isWanted(entry, filter)) count += 1
      return count
    },
    total: () => total,
    clear: () => {
      held = []
      keptTotal = total
      kept.clear(total)
    },
  }
}

function isWanted(entry: HeldEntry, filter: JournalFilter): boolean {
  const { sequence } = entry
  const { since = 0, before = Number.POSITIVE_INFINITY, status, path } = filter
  return (
    sequence > since &&
    sequence < before &&
    (['server', 'operation', 'actor', 'method'] as const).every(
      (field) => filter[field] === undefined || entry[field] === filter[field],
    ) &&
    (status === undefined || hasStatus(entry.status, status)) &&
    (path === undefined || entry.path.toLowerCase().includes(path.toLowerCase()))
  )
}

function hasStatus(status: number, wanted: string): boolean {
  if (wanted === 'refused') return status >= 400 || status === 0
  return wanted.endsWith('xx') ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted)
}

/** Query parameters that carry credentials, in lower case. */
const secretParameters = new Set([
  'token',
  'sig',
  'access_token',
  'refresh_token',
  'code',
  'otc',
  'assertion',
  'client_assertion',
  'client_secret',
  'password',
])

/** Matches any of the plain names, and every encoded character, since it may be part of such a name. */
const mayHoldSecret = new RegExp(`[?&](?:${[...secretParameters].join('|')})=|%|\\+`, 'i')

/** A path as the journal keeps it. */
export function redactedPath(url: URL): string {
  // Most paths contain none of these names, and a look-up of each name takes longer than everything else here.
  if (!mayHoldSecret.test(url.search)) return `${url.pathname}${url.search}`
  const secrets = [...new Set(url.searchParams.keys())].filter((name) => secretParameters.has(name.toLowerCase()))
  if (secrets.length === 0) return `${url.pathname}${url.search}`
  const redacted = new URL(url)
  for (const name of secrets) redacted.searchParams.set(name, 'redacted')
  return `${redacted.pathname}${redacted.search}`
}
