import { afterAll, expect, test } from 'vitest'
import type { ConnectorPort } from '../world/connector-port.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { run } from './run.ts'
import type { Scenario } from './scenario.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** Counts how many of its syncs ran at the same time at most. */
function countingConnector(worldsAtOnceMax?: number) {
  let running = 0
  let most = 0
  const connector: ConnectorPort = {
    name: 'counting',
    worldsAtOnceMax,
    sync: async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 300))
      running -= 1
      return { status: 'done', message: '' }
    },
  }
  return { connector, most: () => most }
}

const scenarios = ['a', 'b', 'c', 'd', 'e'].map((slug): Scenario => {
  const play: Scenario['play'] = async ({ sync, occurred }) => {
    await sync()
    occurred()
  }
  return { id: `CAP-1/${slug}`, requirement: 'CAP-1', title: slug, play }
})

test.each([
  [1, 1],
  [2, 2],
  [undefined, 5],
])('a connector with a limit of %s worlds at once runs in %s of five', async (worldsAtOnceMax, expected) => {
  const { connector, most } = countingConnector(worldsAtOnceMax)
  const report = await run({
    seed: 1,
    connector,
    scenarios,
    filters: ['CAP-1'],
    leftLines: [],
    strict: false,
    replayCommand: '',
    replayScenarioCommand: '',
    workFolder,
    watch: () => {},
  })
  const own = report.results.filter((result) => result.requirement === 'CAP-1')
  expect(own.map((result) => result.verdict)).toEqual(scenarios.map(() => 'pass'))
  expect(most()).toBe(expected)
})
