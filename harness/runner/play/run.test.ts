import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../world/work-folder.ts'
import type { Day } from './day.ts'
import type { RunReport } from './result.ts'
import { type RunOptions, run, startRun } from './run.ts'
import type { Scenario } from './scenario.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const options: Omit<RunOptions, 'scenarios'> = {
  seed: 1,
  connector: { name: 'none', worldsAtOnceMax: 1, sync: async () => ({ status: 'done', message: '' }) },
  filters: ['MAP-4'],
  leftLines: [],
  strict: false,
  replayCommand: '',
  replayScenarioCommand: '',
  workFolder,
  watch: () => {},
}

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
    ...options,
    scenarios: [scenario('MAP-4/first'), scenario('MAP-4/long', true), scenario('MAP-4/last')],
  })
  expect(begun).toEqual(['MAP-4/long', 'MAP-4/first', 'MAP-4/last'])
  expect(results.map((result) => result.scenario)).toEqual(['MAP-4/first', 'MAP-4/long', 'MAP-4/last'])
})

test('a run that an error ends tells what was judged, what was in play, and what was not reached', async () => {
  const scenario = (name: string, play: Scenario['play']): Scenario => {
    const id = `MAP-4/${name}`
    return { id, requirement: 'MAP-4', title: id, play }
  }
  let partial: RunReport | undefined
  const started = startRun({
    ...options,
    scenarios: [
      scenario('judged', async ({ occurred }) => occurred()),
      scenario('in-play', async ({ occurred }) => {
        partial = started.endedBy(new RangeError('lost'))
        occurred()
      }),
      scenario('not-reached', async ({ occurred }) => occurred()),
    ],
  })
  expect((await started.ended).totals).toMatchObject({ error: 0, pass: 1 })
  expect(partial?.totals).toMatchObject({ error: 1, pass: 0 })
  expect(partial?.results.map((result) => [result.scenario, result.verdict, result.message])).toEqual([
    ['MAP-4/judged', 'pass', ''],
    ['MAP-4/in-play', 'error', 'RangeError: lost'],
    ['MAP-4/not-reached', 'unknown', 'the run ended before this scenario was played'],
  ])
})

test('a day that an error ends was judged by nobody, and after it everything was judged', async () => {
  const day: Day = {
    id: 'the-day',
    title: 'a quiet day',
    people: [],
    directory: [],
    events: [],
    to: new Date('2026-03-02T00:00:00Z'),
  }
  const started = startRun({ ...options, scenarios: [], filters: [], day })
  const ofDay = ({ results }: RunReport) => results.filter((result) => result.scenario === day.id)
  expect(ofDay(started.endedBy('lost'))).toMatchObject([{ requirement: 'DAY-1', verdict: 'error', message: 'lost' }])
  const report = await started.ended
  expect(ofDay(report).length).toBeGreaterThan(0)
  expect(ofDay(started.endedBy('lost'))).toEqual(ofDay(report))
})

test('what is red once and green when it is played alone is flaky, and the evidence is kept', async () => {
  let plays = 0
  const flaky: Scenario = {
    ...{ id: 'MAP-4/race', requirement: 'MAP-4', title: 'a race' },
    play: async ({ fail, occurred }) => {
      plays += 1
      occurred()
      if (plays === 1) fail({ message: 'two copies', acceptable: ['one'], seen: 'two' })
    },
  }
  const cleared: string[] = []
  const machine = { slowness: () => 1, faultOf: async () => undefined }
  const onCleared = async (id: string) => void cleared.push(id)
  const { results, totals } = await run({ ...options, scenarios: [flaky], machine, onCleared })
  expect(results).toMatchObject([{ verdict: 'flaky', message: expect.stringContaining('red in 1 of 2 plays') }])
  expect(totals).toMatchObject({ fail: 0, flaky: 1, pass: 0 })
  expect(cleared).toEqual([])
})

test('what is red on a busy machine only is not held against the connector', async () => {
  let plays = 0
  const late: Scenario = {
    ...{ id: 'MAP-4/late', requirement: 'MAP-4', title: 'late' },
    play: async ({ fail, occurred }) => {
      plays += 1
      occurred()
      if (plays === 1) fail({ message: 'no copy', acceptable: ['one'], seen: 'none' })
    },
  }
  const cleared: string[] = []
  const machine = { slowness: () => 6, faultOf: async () => undefined }
  const onCleared = async (id: string) => void cleared.push(id)
  const { totals } = await run({ ...options, scenarios: [late], machine, onCleared })
  expect(totals).toMatchObject({ fail: 0, flaky: 0, pass: 1 })
  expect(cleared).toEqual(['MAP-4/late'])
})

test('what is red on a machine without space is an error that names the space', async () => {
  const red: Scenario = {
    ...{ id: 'MAP-4/full', requirement: 'MAP-4', title: 'full' },
    play: async ({ fail }) => fail({ message: 'no copy', acceptable: ['one'], seen: 'none' }),
  }
  const machine = { slowness: () => 1, faultOf: async () => 'the folder for temporary files is full' }
  const { results, totals } = await run({ ...options, scenarios: [red], machine })
  expect(totals).toMatchObject({ fail: 0, error: 1 })
  expect(results[0]?.message).toContain('the folder for temporary files is full')
})

test.each([1, 3])(
  'a run that is to end with the first failure, of %s plays, leaves the others unreached',
  async (repeat) => {
    const begun: string[] = []
    const scenario = (name: string, isRed: boolean): Scenario => ({
      ...{ id: `MAP-4/${name}`, requirement: 'MAP-4', title: name },
      play: async ({ fail, occurred }) => {
        begun.push(name)
        occurred()
        if (isRed) fail({ message: 'no copy', acceptable: ['one'], seen: 'none' })
      },
    })
    const machine = { slowness: () => 1, faultOf: async () => undefined }
    const scenarios = [scenario('green', false), scenario('red', true), scenario('later', false)]
    const { results } = await run({ ...options, scenarios, machine, repeat, failFast: true })
    expect(results.map(({ scenario: id, verdict }) => [id, verdict])).toEqual([
      ['MAP-4/green', 'pass'],
      ['MAP-4/red', 'fail'],
      ['MAP-4/later', 'unknown'],
    ])
    expect(begun).not.toContain('later')
  },
)

test('a scenario that is repeated is flaky if it is red in some plays only', async () => {
  let plays = 0
  const race: Scenario = {
    ...{ id: 'MAP-4/race', requirement: 'MAP-4', title: 'a race' },
    play: async ({ fail, occurred }) => {
      plays += 1
      occurred()
      if (plays === 3) fail({ message: 'two copies', acceptable: ['one'], seen: 'two' })
    },
  }
  const { results } = await run({ ...options, scenarios: [race], repeat: 5 })
  expect(plays).toBe(5)
  expect(results).toMatchObject([
    { verdict: 'flaky', message: 'red in 1 of 5 plays with the same seed; in the red play: two copies' },
  ])
})
