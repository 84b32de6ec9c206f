import { beforeEach, describe, expect, it, test } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { type Connectors, createConnectors, type DataConnector } from './connectors.ts'
import { dueAt, nextDueAt, tryAgainAfterMs } from './daily-schedule.ts'
import { nothingObserved } from './observed.ts'
import { createRuns, logLifeMs, type RunEnd, type Runs } from './runs.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'

const hourMs = 60 * 60_000
const created = new Date('2026-11-22T06:30:00Z')
const done: RunEnd = { state: 'done', message: 'done', log: Buffer.from('{}\n') }
const tryAgain: RunEnd = { state: 'try-again', message: 'busy', log: undefined }

let clock: VirtualClock
let connectors: Connectors
let runs: Runs
let scheduler: Scheduler
let connector: DataConnector
/** How the next runs end; the last for all further ones. */
let ends: RunEnd[]
let isAudited: boolean

beforeEach(() => {
  clock = createVirtualClock(created)
  connectors = createConnectors(createChance(7), memoryTables)
  runs = createRuns({ tables: memoryTables, now: clock.now })
  ends = [done]
  isAudited = true
  scheduler = createScheduler({
    clock,
    connectors,
    runs,
    start: async () => {
      const end = ends.length > 1 ? ends.shift() : ends[0]
      return { ...(end ?? done), observed: nothingObserved }
    },
    isAudited: () => isAudited,
  })
  connector = make('Floor')
})

function make(name: string): DataConnector {
  const settings = { productId: 'whatsapp-archiver', name, description: '', username: 'admin', password: 'secret' }
  const mapping = { automatic: true, file: undefined }
  return connectors.create(
    { ...settings, mapping },
    { entryId: 'asha', at: clock.now(), app: { clientId: 'app', clientSecret: 'secret' } },
  )
}

const history = () =>
  runs.of(connector.connectorId).map((run) => [run.dueAt.toISOString(), run.attempt, run.state] as const)

describe('the daily instants', () => {
  test.each([
    ['2026-11-22T06:29:59.999Z', undefined, '2026-11-22T06:30:00.000Z'],
    ['2026-11-22T06:30:00.000Z', '2026-11-22T06:30:00.000Z', '2026-11-23T06:30:00.000Z'],
    ['2026-11-23T06:29:59.999Z', '2026-11-22T06:30:00.000Z', '2026-11-23T06:30:00.000Z'],
    ['2026-11-23T06:30:00.000Z', '2026-11-23T06:30:00.000Z', '2026-11-24T06:30:00.000Z'],
  ])('at %s: due since %s, next at %s', (now, since, next) => {
    expect(dueAt(created, new Date(now))?.toISOString()).toBe(since)
    expect(nextDueAt(created, new Date(now)).toISOString()).toBe(next)
  })
})

describe('a connector', () => {
  it('runs at once when it is created, and once a day from then on', async () => {
    for (let hour = 0; hour < 48; hour += 1) {
      await scheduler.check()
      clock.advance(hourMs)
    }
    expect(history()).toEqual([
      ['2026-11-23T06:30:00.000Z', 1, 'done'],
      ['2026-11-22T06:30:00.000Z', 1, 'done'],
    ])
  })

  it('makes up for missed days once', async () => {
    await scheduler.check()
    clock.advance(7 * 24 * hourMs)
    await scheduler.check()
    await scheduler.check()
    expect(history().map(([at]) => at)).toEqual(['2026-11-29T06:30:00.000Z', '2026-11-22T06:30:00.000Z'])
  })

  it('does not run a day again when the calendar is set back', async () => {
    clock.advance(24 * hourMs)
    await scheduler.check()
    clock.set(created)
    await scheduler.check()
    expect(history()).toHaveLength(1)
    expect(scheduler.nextRunAt(connector)?.toISOString()).toBe('2026-11-24T06:30:00.000Z')
    clock.set(new Date('2026-11-24T06:30:00Z'))
    await scheduler.check()
    expect(history().map(([at]) => at)).toEqual(['2026-11-24T06:30:00.000Z', '2026-11-23T06:30:00.000Z'])
  })

  it('is tried again after half an hour, until it is done', async () => {
    ends = [tryAgain, tryAgain, done]
    await scheduler.check()
    clock.advance(tryAgainAfterMs - 1)
    await scheduler.check()
    expect(history()).toHaveLength(1)
    expect(scheduler.nextRunAt(connector)?.toISOString()).toBe('2026-11-22T07:00:00.000Z')
    for (const _ of [1, 2, 3]) {
      clock.advance(tryAgainAfterMs)
      await scheduler.check()
    }
    expect(history().map(([, attempt, state]) => [attempt, state])).toEqual([
      [3, 'done'],
      [2, 'try-again'],
      [1, 'try-again'],
    ])
  })

  it('begins a new day although the one before was never done', async () => {
    ends = [tryAgain]
    await scheduler.check()
    clock.advance(24 * hourMs)
    await scheduler.check()
    expect(history().map(([at, attempt]) => [at, attempt])).toEqual([
      ['2026-11-23T06:30:00.000Z', 1],
      ['2026-11-22T06:30:00.000Z', 1],
    ])
  })

  it('is not tried again on its own after it failed for good', async () => {
    ends = [{ state: 'failed', message: 'wrong password', log: undefined }]
    await scheduler.check()
    clock.advance(2 * tryAgainAfterMs)
    await scheduler.check()
    expect(history()).toHaveLength(1)
  })

  it('does not run while it is paused, and runs on demand', async () => {
    const paused = connectors.change(connector.connectorId, { isPaused: true })
    await scheduler.check()
    expect(scheduler.nextRunAt(paused)).toBeUndefined()
    expect(history()).toEqual([])
    scheduler.runNow(connector.connectorId)
    expect(() => scheduler.runNow(connector.connectorId)).toThrow('runs already')
  })

  it('runs at its time although it ran on demand before', async () => {
    await scheduler.check()
    clock.advance(hourMs)
    scheduler.runNow(connector.connectorId)
    await scheduler.check()
    clock.advance(23 * hourMs)
    await scheduler.check()
    expect(runs.of(connector.connectorId).map(({ isOnDemand }) => isOnDemand)).toEqual([false, true, false])
  })

  it('does not start twice for two checks at once', async () => {
    await Promise.all([scheduler.check(), scheduler.check()])
    expect(history()).toHaveLength(1)
  })

  it('is due again although a state was restored that was saved while it ran', async () => {
    const { runId } = scheduler.runNow(connector.connectorId)
    const restore = runs.save()
    await scheduler.check()
    await new Promise((resolve) => setImmediate(resolve))
    restore()
    expect(runs.get(connector.connectorId, runId).state).toBe('done')
    await scheduler.check()
    expect(history().at(0)).toEqual(['2026-11-22T06:30:00.000Z', 1, 'done'])
  })

  it('leaves nothing when it is deleted while it runs', async () => {
    const { connectorId } = connector
    scheduler.runNow(connectorId)
    runs.forget(connectorId)
    await new Promise((resolve) => setImmediate(resolve))
    expect(runs.of(connectorId)).toEqual([])
  })

  it('leaves another connector alone', async () => {
    clock.advance(hourMs)
    const other = make('Desk')
    await scheduler.check()
    expect([connector, other].map(({ connectorId }) => runs.of(connectorId).length)).toEqual([1, 1])
  })
})

describe('the import log', () => {
  const logAt = (ms: number) => {
    const [run] = runs.of(connector.connectorId)
    return runs.log(connector.connectorId, run?.runId ?? '', new Date(created.getTime() + ms)).toString()
  }

  it('is there for 7 days, and gone afterwards', async () => {
    await scheduler.check()
    expect(logAt(logLifeMs - 1)).toBe('{}\n')
    expect(() => logAt(logLifeMs)).toThrow('7 days')
  })

  it('takes no memory when it is gone', async () => {
    await scheduler.check()
    clock.advance(logLifeMs)
    await scheduler.check()
    expect(runs.of(connector.connectorId).map(({ log }) => log !== undefined)).toEqual([true, false])
    expect(() => {
      const [, first] = runs.of(connector.connectorId)
      runs.log(connector.connectorId, first?.runId ?? '', clock.now())
    }).toThrow('7 days')
  })

  it('is not kept while auditing is off', async () => {
    isAudited = false
    await scheduler.check()
    expect(() => logAt(0)).toThrow('Auditing was off')
  })

  it('is said to be missing if the connector wrote none', async () => {
    ends = [{ ...done, log: undefined }]
    await scheduler.check()
    expect(() => logAt(0)).toThrow('wrote no import log')
  })

  it('is not there before the end of the run', () => {
    const { runId } = scheduler.runNow(connector.connectorId)
    expect(() => runs.log(connector.connectorId, runId, created)).toThrow('has not ended')
  })
})
