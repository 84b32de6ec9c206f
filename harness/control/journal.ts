/** One exchange with one of the servers, without bodies and secrets. */
export interface JournalEntry {
  sequence: number
  server: string
  operation: string
  actor: string | undefined
  method: string
  /** Path and query, secrets in the query struck out. */
  path: string
  status: number
  requestBytes: number
  /** Kind of the fault that struck, if one did. */
  fault: string | undefined
  /** Virtual time, ISO 8601. */
  at: string
}

/** What happened on the wire, oldest first. */
export interface Journal {
  record(entry: Omit<JournalEntry, 'sequence'>): void
  entries(): JournalEntry[]
  /** Exchanges since the start, those no longer held included. */
  total(): number
  clear(): void
}

/**
 * A journal that holds the newest `capacity` exchanges.
 * Bounded, because a day of a million items would otherwise be held in memory a second time as log lines.
 */
export function createJournal(capacity = 10_000): Journal {
  let held: JournalEntry[] = []
  let sequence = 0
  return {
    record: (entry) => {
      sequence += 1
      held.push({ sequence, ...entry })
      if (held.length >= capacity * 2) held = held.slice(-capacity)
    },
    entries: () => held.slice(-capacity),
    total: () => sequence,
    clear: () => {
      held = []
    },
  }
}

/** Query parameters that carry credentials. */
const secretParameters = ['token', 'sig', 'access_token', 'code', 'client_secret', 'password']

/** A path as the journal keeps it. */
export function redactedPath(url: URL): string {
  const redacted = new URL(url)
  for (const name of secretParameters) if (redacted.searchParams.has(name)) redacted.searchParams.set(name, 'redacted')
  return `${redacted.pathname}${redacted.search}`
}
