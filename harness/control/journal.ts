/** One request to one of the servers and what it got, without bodies and secrets. */
export interface JournalEntry {
  sequence: number
  server: string
  operation: string
  actor: string | undefined
  method: string
  /** Path and query, secrets in the query struck out. */
  path: string
  /** 0 when a fault kept the call from being answered. */
  status: number
  requestBytes: number
  /** Kind of the fault that struck, if one did. */
  fault: string | undefined
  /** How much of the time that the caller was told to wait was left, on the real clock; absent: nothing. */
  tooEarlyByMs?: number | undefined
  /** The same of another request to the same mailbox, or whatever the server counts by; absent: nothing. */
  resourceTooEarlyByMs?: number | undefined
  /** Virtual time, ISO 8601. */
  at: string
}

/** Which entries are wanted: those that have all of these. */
export interface JournalFilter {
  server?: string | undefined
  operation?: string | undefined
  actor?: string | undefined
  /** Only entries after the one of this sequence number. */
  since?: number | undefined
}

/** A request as it is recorded: its number is the journal's, and its time is written out when somebody reads it. */
export interface JournalRecord extends Omit<JournalEntry, 'sequence' | 'at'> {
  at: Date
}

/** What happened on the wire, oldest first. */
export interface Journal {
  record(entry: JournalRecord): void
  /** The entries that are still held; only some of them with a filter. */
  entries(filter?: JournalFilter): JournalEntry[]
  /** Requests since the start, those no longer held included. */
  total(): number
  clear(): void
}

/**
 * A journal that holds the newest `capacity` requests.
 * Bounded, because a day of a million items would otherwise be held in memory a second time as log lines.
 */
export function createJournal(capacity = 10_000): Journal {
  /** The newest last; its number is the total. */
  let held: JournalRecord[] = []
  let total = 0
  return {
    record: (entry) => {
      total += 1
      held.push(entry)
      if (held.length >= capacity * 2) held = held.slice(-capacity)
    },
    entries: (filter = {}) => {
      const newest = held.slice(-capacity)
      const before = total - newest.length
      return newest.flatMap((entry, index) => {
        const sequence = before + index + 1
        return isWanted(sequence, entry, filter) ? [{ sequence, ...entry, at: entry.at.toISOString() }] : []
      })
    },
    total: () => total,
    clear: () => {
      held = []
    },
  }
}

function isWanted(
  sequence: number,
  entry: JournalRecord,
  { server, operation, actor, since = 0 }: JournalFilter,
): boolean {
  return (
    sequence > since &&
    (server === undefined || entry.server === server) &&
    (operation === undefined || entry.operation === operation) &&
    (actor === undefined || entry.actor === actor)
  )
}

/** Query parameters that carry credentials. */
const secretParameters = ['token', 'sig', 'access_token', 'code', 'client_secret', 'password']

/** Any of the names as they stand, or something encoded that may be one. */
const mayHoldSecret = new RegExp(`[?&](?:${secretParameters.join('|')})=|%|\\+`)

/** A path as the journal keeps it. */
export function redactedPath(url: URL): string {
  // Most paths have nothing that could be one of these names, and looking each of them up takes longer than the rest.
  if (!mayHoldSecret.test(url.search)) return `${url.pathname}${url.search}`
  const secrets = secretParameters.filter((name) => url.searchParams.has(name))
  if (secrets.length === 0) return `${url.pathname}${url.search}`
  const redacted = new URL(url)
  for (const name of secrets) redacted.searchParams.set(name, 'redacted')
  return `${redacted.pathname}${redacted.search}`
}
