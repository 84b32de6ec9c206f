import type { VirtualClock } from '../../control/clock.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Connectors, DataConnector } from './connectors.ts'
import { dueAt, nextDueAt, tryAgainAfterMs } from './daily-schedule.ts'
import type { Observed } from './observed.ts'
import type { ConnectorRun, RunEnd, Runs } from './runs.ts'

/** Starts the connector for a run, and returns how it ended. It does not throw. */
export type StartConnector = (connector: DataConnector, run: ConnectorRun) => Promise<RunEnd>

/** The same, with what was seen of the run. */
export type WatchConnector = (connector: DataConnector, run: ConnectorRun) => Promise<RunEnd & { observed: Observed }>

/** What the scheduler is made from. */
export interface SchedulerOptions {
  clock: VirtualClock
  connectors: Pick<Connectors, 'list' | 'get'>
  runs: Runs
  start: WatchConnector
  /** Whether auditing is on for the organization now (TEN-10). */
  isAudited(): boolean
}

/** Starts each connector once every day (TEN-7). */
export interface Scheduler {
  /**
   * Starts every connector that is due by now and does not run yet, and resolves when these runs have ended. What was due
   * several times since the last check runs once.
   */
  check(): Promise<void>
  /** Starts a connector on demand, paused or not, and does not wait for its end. Throws `connectorUnknown`, `runInProgress`. */
  runNow(connectorId: string): ConnectorRun
  /** When a connector runs next by itself; undefined while it is paused. */
  nextRunAt(connector: DataConnector): Date | undefined
}

/** The scheduler of a tenant. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { clock, connectors, runs, start, isAudited } = options
  const begin = (connector: DataConnector, due: Pick<ConnectorRun, 'dueAt' | 'attempt' | 'isOnDemand'>) => {
    const run = runs.begin({ connectorId: connector.connectorId, startedAt: clock.now(), ...due })
    const ended = start(connector, run).then((end) => {
      runs.end(run, end, { now: clock.now(), isAudited: isAudited() })
    })
    return { run, ended }
  }
  const plannedFor = (connector: DataConnector): ConnectorRun | undefined =>
    runs.of(connector.connectorId).find((run) => !run.isOnDemand)
  const due = (connector: DataConnector, now: Date): Pick<ConnectorRun, 'dueAt' | 'attempt'> | undefined => {
    if (connector.isPaused || isRunning(runs, connector)) return undefined
    const today = dueAt(connector.createdAt, now)
    const last = plannedFor(connector)
    if (today === undefined) return undefined
    if (last === undefined || last.dueAt < today) return { dueAt: today, attempt: 1 }
    return isDueAgain(last, now) ? { dueAt: last.dueAt, attempt: last.attempt + 1 } : undefined
  }
  return {
    check: async () => {
      const now = clock.now()
      const begun = connectors.list().flatMap((connector) => {
        const dueNow = due(connector, now)
        return dueNow === undefined ? [] : [begin(connector, { ...dueNow, isOnDemand: false }).ended]
      })
      await Promise.all(begun)
    },
    runNow: (connectorId) => {
      const connector = connectors.get(connectorId)
      if (isRunning(runs, connector)) throw new GraphRefusal('runInProgress', connector.name)
      return begin(connector, { dueAt: clock.now(), attempt: 1, isOnDemand: true }).run
    },
    nextRunAt: (connector) => {
      if (connector.isPaused) return undefined
      const now = clock.now()
      const last = plannedFor(connector)
      // If the calendar was set back, a day that was run is not run again.
      const tomorrow = nextDueAt(connector.createdAt, last !== undefined && last.dueAt > now ? last.dueAt : now)
      if (last?.state !== 'try-again' || last.endedAt === undefined) return tomorrow
      const again = new Date(last.endedAt.getTime() + tryAgainAfterMs)
      return again < tomorrow ? again : tomorrow
    },
  }
}

function isRunning(runs: Runs, { connectorId }: DataConnector): boolean {
  return runs.of(connectorId).some(({ state }) => state === 'running')
}

function isDueAgain({ state, endedAt }: ConnectorRun, now: Date): boolean {
  return state === 'try-again' && endedAt !== undefined && now.getTime() - endedAt.getTime() >= tryAgainAfterMs
}
