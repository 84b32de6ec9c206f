import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../world/work-folder.ts'
import { run } from './run.ts'
import type { Scenario } from './scenario.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('begins with slow scenarios, and reports in the order of the catalogue', async () => {
  const begun: string[] = []
  const scenario = (id: string, heavy?: boolean): Scenario => ({
    id,
    requirement: 'MAP-4',
    title: id,
    heavy,
    play: async ({ occurred }) => {
      begun.push(id)
      occurred()
    },
  })
  const { results } = await run({
    seed: 1,
    connector: { name: 'none', worldsAtOnceMax: 1, sync: async () => ({ status: 'done', message: '' }) },
    scenarios: [scenario('MAP-4/first'), scenario('MAP-4/long', true), scenario('MAP-4/last')],
    filters: ['MAP-4'],
    leftLines: [],
    strict: false,
    replayCommand: '',
    replayScenarioCommand: '',
    workFolder,
    watch: () => {},
  })
  expect(begun).toEqual(['MAP-4/long', 'MAP-4/first', 'MAP-4/last'])
  expect(results.map((result) => result.scenario)).toEqual(['MAP-4/first', 'MAP-4/long', 'MAP-4/last'])
})
