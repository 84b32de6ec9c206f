import type { Savable } from '../../control/savable.ts'
import { bytesForm } from '../../control/state/body-forms.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Observed } from './observed.ts'
import { type Reported, reportedIn } from './reported.ts'

/** `try-again`: it failed, and another attempt follows. */
type RunState = 'running' | 'done' | 'try-again' | 'failed'

/** One attempt of a connector to archive what is due. It never changes: an end makes a new one. */
export interface ConnectorRun {
  readonly runId: string
  readonly connectorId: string
  /** The daily instant for which it runs; for a run on demand, that of its start. */
  readonly dueAt: Date
  /** 1 for the first attempt for this instant. */
  readonly attempt: number
  readonly isOnDemand: boolean
  /** On the calendar, as all times here. */
  readonly startedAt: Date
  readonly endedAt?: Date
  readonly state: RunState
  /** What the connector said at its end, without secrets. */
  readonly message: string
  /** The import log as the connector wrote it. Absent: it wrote none, or auditing was off (TEN-10). */
  readonly log?: Buffer
  /** Auditing was off when the run ended, so that no log was kept. */
  readonly isUnaudited?: boolean
  /** What was seen of it from outside; absent while it runs. */
  readonly observed?: Observed
  /** What its import log says; absent without a log that can be read. Kept longer than the log. */
  readonly reported?: Reported
}

/** How a run ended. */
export type RunEnd = Pick<ConnectorRun, 'state' | 'message'> & { log: Buffer | undefined }

/** Import logs are kept for this long after the end of their run (TEN-9). */
export const logLifeMs = 7 * 24 * 60 * 60_000

/** Runs are listed for this many days, and forgotten afterwards, so that a server of months does not grow. */
const runLifeMs = 90 * 24 * 60 * 60_000

/** The runs of all connectors. */
export interface Runs extends Savable {
  /** Newest first. */
  of(connectorId: string): readonly ConnectorRun[]
  /** Throws `runUnknown`. */
  get(connectorId: string, runId: string): ConnectorRun
  begin(run: Omit<ConnectorRun, 'runId' | 'state' | 'message'>): ConnectorRun
  /** Keeps the end of a run; its log only if auditing is on. */
  end(run: ConnectorRun, end: RunEnd & { observed: Observed }, at: { now: Date; isAudited: boolean }): ConnectorRun
  /** The import log of a run. Throws `runUnknown`, `logNotYet`, `logUnaudited`, `logMissing`, `logExpired`. */
  log(connectorId: string, runId: string, now: Date): Buffer
  /** Forgets the runs of a connector. */
  forget(connectorId: string): void
}

/** What runs are made from. */
interface RunsOptions {
  tables: StateTables
  /** The calendar. */
  now(): Date
  /** Called with the connector of a run that begins or ends. */
  changed?: (connectorId: string) => void
}

/** The runs that the tables hold. Those that ran when the server stopped have failed. */
export function createRuns({ tables, now, changed = () => {} }: RunsOptions): Runs {
  const runs = tables.map<readonly ConnectorRun[]>('of connector', formOf(tables))
  const count = tables.value('begun', () => 0)
  for (const [connectorId, its] of runs) {
    if (its.some(({ state }) => state === 'running'))
      runs.set(
        connectorId,
        its.map((run) => interrupted(run, now())),
      )
  }
  const of = (connectorId: string): readonly ConnectorRun[] => runs.get(connectorId) ?? []
  const get = (connectorId: string, runId: string): ConnectorRun => {
    const found = of(connectorId).find((run) => run.runId === runId)
    if (found === undefined) throw new GraphRefusal('runUnknown', runId)
    return found
  }
  return {
    of,
    get,
    begin: (begun) => {
      count.set(count.get() + 1)
      const run: ConnectorRun = { ...begun, runId: `run-${count.get()}`, state: 'running', message: '' }
      const kept = of(run.connectorId)
        .filter(({ startedAt }) => run.startedAt.getTime() - startedAt.getTime() < runLifeMs)
        .map((one) => withoutOldLog(one, run.startedAt))
      runs.set(run.connectorId, [run, ...kept])
      changed(run.connectorId)
      return run
    },
    end: (run, { state, message, observed, log }, { now, isAudited }) => {
      const ended: ConnectorRun = {
        ...run,
        ...{ state, message, observed, endedAt: now },
        ...(isAudited ? log && logged(log) : { isUnaudited: true }),
      }
      const its = of(run.connectorId)
      // The connector may have been deleted while it ran.
      if (its.length > 0)
        runs.set(
          run.connectorId,
          its.map((one) => (one.runId === run.runId ? ended : one)),
        )
      changed(run.connectorId)
      return ended
    },
    log: (connectorId, runId, now) => {
      const { endedAt, isUnaudited, log } = get(connectorId, runId)
      if (endedAt === undefined) throw new GraphRefusal('logNotYet', runId)
      if (isUnaudited) throw new GraphRefusal('logUnaudited', runId)
      if (isExpired(endedAt, now)) throw new GraphRefusal('logExpired', runId)
      if (log === undefined) throw new GraphRefusal('logMissing', runId)
      return log
    },
    forget: (connectorId) => {
      runs.delete(connectorId)
      changed(connectorId)
    },
    save: () => {
      const kept = new Map(runs)
      // Not the count: an id that was given stays the id of that run.
      return () => {
        const present = new Map(runs)
        runs.clear()
        for (const [connectorId, its] of kept) runs.set(connectorId, asTheyEnded(its, present.get(connectorId)))
        for (const connectorId of new Set([...present.keys(), ...runs.keys()])) changed(connectorId)
      }
    },
  }
}

/** A run of the daily schedule is tried again, as after any other failure that passes. */
function interrupted(run: ConnectorRun, now: Date): ConnectorRun {
  if (run.state !== 'running') return run
  const message = 'The server stopped while the connector ran. What it had imported by then stays.'
  return { ...run, state: run.isOnDemand ? 'failed' : 'try-again', message, endedAt: now }
}

function formOf(tables: StateTables): StoredForm<readonly ConnectorRun[]> {
  const bytes = bytesForm(tables)
  return {
    toStored: (its) => its.map((run) => ({ ...run, log: run.log && bytes.toStored(run.log) })),
    fromStored: (stored) =>
      (stored as readonly ConnectorRun[]).map(({ log, ...run }) => ({
        ...run,
        ...(log && { log: bytes.fromStored(log) }),
      })),
  }
}

/** Nobody waits any more for the end of a run that ended after the state was saved, so it would be running for ever. */
function asTheyEnded(saved: readonly ConnectorRun[], present: readonly ConnectorRun[] = []): ConnectorRun[] {
  return saved.flatMap((run) =>
    run.state === 'running' ? (present.find(({ runId }) => runId === run.runId) ?? []) : run,
  )
}

function logged(log: Buffer): Pick<ConnectorRun, 'log' | 'reported'> {
  const reported = reportedIn(log)
  return { log, ...(reported && { reported }) }
}

function isExpired(endedAt: Date, now: Date): boolean {
  return now.getTime() - endedAt.getTime() >= logLifeMs
}

function withoutOldLog(run: ConnectorRun, now: Date): ConnectorRun {
  if (run.endedAt === undefined || !isExpired(run.endedAt, now)) return run
  const { log: _, ...kept } = run
  return kept
}
