import { expect, test } from 'vitest'
import type { ConnectorPort } from '../world/connector-port.ts'
import type { WayToRun } from './scenario.ts'
import { shareSyncs } from './shared-syncs.ts'

const idle: ConnectorPort = { name: 'idle', sync: async () => ({ status: 'done', message: '' }) }
const asItIs: WayToRun = (connector) => connector
const named =
  (name: string): WayToRun =>
  (connector) => ({ ...connector, name: `${connector.name} ${name}` })

/** Syncs that list the names with which the connector was run, one after the other. */
function syncsOf(scenarios: number) {
  const runs: string[] = []
  const syncs = shareSyncs(scenarios, async (way) => {
    runs.push(way(idle).name)
    return runs.length
  })
  return { runs, syncs }
}

test('a sync runs once all scenarios wait for it, and each gets its result', async () => {
  const { runs, syncs } = syncsOf(2)
  const first = syncs.next(asItIs)
  await Promise.resolve()
  expect(runs).toEqual([])
  const second = syncs.next(asItIs)
  expect(await Promise.all([first, second])).toEqual([1, 1])
  expect(runs).toEqual(['idle'])
})

test('a sync does not wait for a scenario that has ended', async () => {
  const { runs, syncs } = syncsOf(2)
  const first = syncs.next(asItIs)
  syncs.end()
  expect(await first).toBe(1)
  expect(await syncs.next(asItIs)).toBe(2)
  syncs.end()
  expect(runs).toHaveLength(2)
})

test('the ways of all scenarios act on the shared sync', async () => {
  const { runs, syncs } = syncsOf(3)
  await Promise.all([syncs.next(named('watched')), syncs.next(asItIs), syncs.next(named('noted'))])
  expect(runs).toEqual(['idle watched noted'])
})

test('a single scenario runs the connector any number of times, and twice at the same time', async () => {
  const { syncs } = syncsOf(1)
  expect(await Promise.all([syncs.next(asItIs), syncs.next(asItIs)])).toEqual([1, 2])
})

test('a sync that the suite cannot run fails for all scenarios that waited', async () => {
  const syncs = shareSyncs(2, () => Promise.reject(new RangeError('ours')))
  const ends = await Promise.allSettled([syncs.next(asItIs), syncs.next(asItIs)])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
