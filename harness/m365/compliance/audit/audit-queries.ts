import type { VirtualClock } from '../../../control/clock.ts'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { drawGuid } from '../../graph/identifiers.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { AuditRecordType } from './audit-event.ts'
import type { AuditLog, RecordedEvent } from './audit-log.ts'
import { serviceOf } from './audit-service.ts'

/** What a query asks for. An empty list asks for everything; all that is given must match. */
interface AuditFilters {
  readonly displayName: string | null
  /** The first instant, and the first one behind the end; null: no bound. */
  readonly filterStartDateTime: Date | null
  readonly filterEndDateTime: Date | null
  readonly recordTypeFilters: readonly string[]
  readonly operationFilters: readonly string[]
  readonly userPrincipalNameFilters: readonly string[]
  readonly objectIdFilters: readonly string[]
  readonly serviceFilters: readonly string[]
  readonly ipAddressFilters: readonly string[]
  /** A part of any fact of the record, in any letter case. */
  readonly keywordFilter: string | null
}

/** A query against the audit log. It sees the entries that were there when it was created, without those that went before it ended. */
export interface AuditQuery extends AuditFilters {
  readonly queryId: string
  readonly createdAt: Date
  /** The number of the last entry. */
  readonly until: number
}

/** A finished query, and what it found. */
interface FinishedQuery {
  /** Newest first, at most `recordCountLimit`. */
  readonly entries: readonly AuditEntry[]
  readonly isRecordCountLimitExceeded: boolean
}

/** The queries of a tenant. */
export interface AuditQueries extends Savable {
  create(filters: AuditFilters): AuditQuery
  list(): readonly AuditQuery[]
  /** Throws `auditQueryUnknown`. */
  get(queryId: string): AuditQuery
  status(query: AuditQuery): 'notStarted' | 'running' | 'succeeded'
  /** Throws `auditQueryNotReady` before its end. */
  finished(query: AuditQuery): FinishedQuery
  /** How long queries take on the calendar: at first none. They run in the second half of it. */
  takesMs: number
  /** The most records that a query returns. */
  recordCountLimit: number
}

/** Microsoft names no figure for Graph; the search of the portal ends at this one. */
const recordCountLimitDefault = 50_000

/** What the queries are made from. */
export interface AuditQueryOptions {
  clock: VirtualClock
  chance: Chance
  log: AuditLog
  tables: StateTables
}

/** The queries that the tables hold. */
export function createAuditQueries({ clock, chance, log, tables }: AuditQueryOptions): AuditQueries {
  const queries = tables.map<AuditQuery>('by id')
  const takesMs = tables.value('takes', () => 0)
  const recordCountLimit = tables.value('record count limit', () => recordCountLimitDefault)
  const found = new WeakMap<AuditQuery, FinishedQuery>()
  const status = (query: AuditQuery): 'notStarted' | 'running' | 'succeeded' => {
    const sinceMs = clock.now().getTime() - query.createdAt.getTime()
    if (sinceMs >= takesMs.get()) return 'succeeded'
    return sinceMs >= takesMs.get() / 2 ? 'running' : 'notStarted'
  }
  return {
    get takesMs() {
      return takesMs.get()
    },
    set takesMs(durationMs) {
      takesMs.set(durationMs)
    },
    get recordCountLimit() {
      return recordCountLimit.get()
    },
    set recordCountLimit(count) {
      recordCountLimit.set(count)
    },
    create: (filters) => {
      const query = { ...filters, queryId: drawGuid(chance), createdAt: clock.now(), until: log.size() }
      queries.set(query.queryId, query)
      return query
    },
    list: () => [...queries.values()],
    get: (queryId) => {
      const query = queries.get(queryId.toLowerCase())
      if (query === undefined) throw new GraphRefusal('auditQueryUnknown', queryId)
      return query
    },
    status,
    finished: (query) => {
      if (status(query) !== 'succeeded') throw new GraphRefusal('auditQueryNotReady', query.queryId)
      const known = found.get(query)
      if (known !== undefined) return known
      const result = run(query, log, recordCountLimit.get())
      found.set(query, result)
      return result
    },
    save: () => saveAll([queries, takesMs, recordCountLimit, chance]),
  }
}

function run(query: AuditQuery, log: AuditLog, limit: number): FinishedQuery {
  const matches = matcherOf(query)
  let { sequence } = log.checkpoint()
  const matching: number[] = []
  for (const recorded of log.recorded(query.until)) {
    sequence += 1
    if (matches(recorded)) matching.push(sequence)
  }
  const isRecordCountLimitExceeded = matching.length > limit
  // The latest ones.
  const wanted = new Set(matching.slice(Math.max(0, matching.length - limit)))
  if (wanted.size === 0) return { entries: [], isRecordCountLimitExceeded }
  const entries: AuditEntry[] = []
  for (const entry of log.entries(query.until)) if (wanted.has(entry.sequence)) entries.push(entry)
  return { entries: entries.reverse(), isRecordCountLimitExceeded }
}

function matcherOf(query: AuditFilters): (recorded: RecordedEvent) => boolean {
  const types = oneOf(query.recordTypeFilters)
  const operations = oneOf(query.operationFilters)
  const names = oneOf(query.userPrincipalNameFilters)
  const objects = oneOf(query.objectIdFilters)
  const services = oneOf(query.serviceFilters)
  const addresses = oneOf(query.ipAddressFilters)
  const fromMs = query.filterStartDateTime?.getTime() ?? Number.NEGATIVE_INFINITY
  const toMs = query.filterEndDateTime?.getTime() ?? Number.POSITIVE_INFINITY
  const keyword = query.keywordFilter?.toLowerCase() ?? ''
  return ({ event, at }) => {
    const { recordType, operation, actor, objectId, details } = event
    const atMs = at.getTime()
    return (
      atMs >= fromMs &&
      atMs < toMs &&
      types(recordType) &&
      operations(operation) &&
      names(actor.userPrincipalName) &&
      objects(objectId) &&
      services(serviceOf(recordType)) &&
      addresses(actor.clientIp) &&
      (keyword === '' || JSON.stringify([operation, objectId, details]).toLowerCase().includes(keyword))
    )
  }
}

/** Names are compared in any letter case; an empty list lets everything through. */
function oneOf(wanted: readonly string[]): (text: AuditRecordType | string | null) => boolean {
  if (wanted.length === 0) return () => true
  const folded = new Set(wanted.map((one) => one.toLowerCase()))
  return (text) => text !== null && folded.has(text.toLowerCase())
}
