import type { ConnectorEnvironment } from '#contract'
import type { JournalRecord } from '../../harness/control/journal.ts'
import { patience, type SyncOutcome, type WayToRun, type World } from '../../harness/runner/index.ts'

/**
 * Runs it twice at the same moment, with one state folder and two import logs (DAY-9). The outcome is `done` if one run
 * is done and the other one is done or ends with `try-again`. The message says how both ended.
 */
export const twiceAtOnce: WayToRun = (connector) => ({
  ...connector,
  sync: async (environment, control) => {
    const other = { ...environment, MT_IMPORT_LOG: `${environment.MT_IMPORT_LOG}.second` }
    const ends = await Promise.all([environment, other].map((one) => connector.sync(one, control)))
    const said = ends.map(({ status, message }) => `${status}: ${message}`)
    const right = ends.some(({ status }) => status === 'done') && ends.every(({ status }) => status !== 'failed')
    return { status: right ? 'done' : 'failed', message: said.join(' | '), output: outputsOf(ends) }
  },
})

function outputsOf(ends: SyncOutcome[]): string {
  return ends.map(({ output }) => output ?? '').join('')
}

/** Kills it without warning when a request is answered for which `isTheMoment` is true (RES-5). */
export function killedWhen(world: Pick<World, 'watch'>, isTheMoment: (request: JournalRecord) => boolean): WayToRun {
  return (connector) => ({
    ...connector,
    sync: async (environment) => {
      const kill = new AbortController()
      const stop = world.watch((request) => {
        if (isTheMoment(request)) kill.abort()
      })
      return connector.sync(environment, { kill: kill.signal }).finally(stop)
    },
  })
}

/**
 * Stops waiting if it has not ended within this many real milliseconds; they grow with the slowness of the machine. It is not killed: the end of the world closes
 * its connections, and a command has its own limit.
 */
export function endingWithin(limitMs: number, slowness?: () => number): WayToRun {
  return (connector) => ({
    ...connector,
    sync: async (environment, control) => {
      const over = new AbortController()
      const ended = connector.sync(environment, control).finally(() => over.abort())
      const limit = patience(limitMs, { signal: over.signal, slowness }).then(
        ({ grantedMs, slowness }): SyncOutcome => ({
          status: 'failed',
          trouble: 'over-time',
          slowness,
          message: `the run had not ended after ${Math.round(grantedMs) / 1000} s`,
        }),
        () => ended,
      )
      return Promise.race([ended, limit])
    },
  })
}

/** Runs it with changes to its environment, for example an older password (RES-11). */
export function withEnvironment(changes: Partial<ConnectorEnvironment>): WayToRun {
  return (connector) => ({
    ...connector,
    sync: (environment, control) => connector.sync({ ...environment, ...changes }, control),
  })
}
