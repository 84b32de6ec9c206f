import { expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import type { Played } from './play-scenario.ts'
import type { Result, Verdict } from './result.ts'
import { lookAgain, needsSecondLook, weighRepeats } from './second-look.ts'

const scenario = { id: 'MAP-4/a', requirement: 'MAP-4', title: 'a', play: async () => {} }

const quiet = { slowness: 1, ranOutOfTime: false }
const busy = { slowness: 5, ranOutOfTime: false }
const result = (verdict: Verdict, requirement = 'MAP-4'): Result => ({
  ...{ requirement, scenario: 'MAP-4/a', title: 'a', verdict, weight: 'must', message: 'two copies' },
  ...{ source: requirementOf('MAP-4').source, findings: [], occurrences: 1 },
})
const red = (machine = quiet): Played => ({ results: [result('fail')], machine })
const green: Played = { results: [result('pass')] }

/** The verdicts that count, and how often it was played again. */
async function weigh(first: Played, ...replays: Played[]): Promise<{ verdicts: Verdict[]; again: number }> {
  let again = 0
  const results = await lookAgain(scenario, first, async () => {
    again += 1
    return replays[again - 1] ?? green
  })
  return { verdicts: results.map(({ verdict }) => verdict), again }
}

test('what is red each time has failed', async () => {
  expect(await weigh(red(), red(), red(), red())).toEqual({ verdicts: ['fail'], again: 3 })
})

test.each([
  ['the first play alone', [green]],
  ['some plays alone', [red(), green, red()]],
])('what is green in %s is flaky', async (_what, replays) => {
  expect((await weigh(red(), ...replays)).verdicts).toEqual(['flaky'])
})

test('a flaky result says in how many of its plays it was red', async () => {
  const replays = [red(), green]
  const [flaky] = await lookAgain(scenario, red(), async () => replays.shift() ?? green)
  expect(flaky?.message).toBe('red in 2 of 3 plays with the same seed; in the red play: two copies')
})

test('a red of a busy machine counts only if it comes again alone', async () => {
  expect(await weigh(red(busy), green)).toEqual({ verdicts: ['pass'], again: 1 })
  expect(await weigh(red(busy), red(busy), red(busy), red(busy))).toEqual({ verdicts: ['fail'], again: 3 })
  expect((await weigh(red(busy), red(busy), green)).verdicts).toEqual(['pass'])
})

test('a sync that runs out of time is played once more only', async () => {
  const late = { results: [result('fail')], machine: { slowness: 1, ranOutOfTime: true } }
  expect(await weigh(late, late)).toEqual({ verdicts: ['fail'], again: 1 })
})

test('a sync that runs out of time again, on a machine that is too slow, is not held against the connector', async () => {
  const late = { results: [result('fail')], machine: { slowness: 7.26, ranOutOfTime: true } }
  const [judged] = await lookAgain(scenario, late, async () => late)
  expect(judged).toMatchObject({
    verdict: 'error',
    message:
      'this machine could not judge it, and the connector is not blamed: a sync ran out of time, although it was played alone, while the machine was 7.3 times slower than one that is not busy',
  })
})

test('a play that the machine could not judge is not taken for a green one', async () => {
  const full: Played = { results: [result('error')] }
  expect(await weigh(red(), full)).toEqual({ verdicts: ['error'], again: 1 })
  expect(await weigh(red(busy), full)).toEqual({ verdicts: ['error'], again: 1 })
})

test('of repeated plays, one that could not be judged is not passed over', () => {
  const full: Played = { results: [result('error')] }
  expect(weighRepeats([green, full, green])).toEqual(full.results)
})

test('another requirement that fails only once does not hide the one that fails each time', async () => {
  const both = { results: [result('fail'), result('fail', 'LOG-3')], machine: quiet }
  expect((await weigh(both, red(), red(), red())).verdicts).toEqual(['fail', 'flaky'])
})

test.each<[string, boolean, Played]>([
  ['a pass', false, green],
  ['a failure', true, red()],
  ['a warning on a quiet machine', false, { results: [result('warn')], machine: quiet }],
  ['a warning on a busy machine', true, { results: [result('warn')], machine: busy }],
  ['a situation that did not occur on a busy machine', true, { results: [result('unknown')], machine: busy }],
])('whether %s is looked at again: %s', (_what, again, played) => {
  expect(needsSecondLook(played)).toBe(again)
})
