import { expect, test } from 'vitest'
import type { MutantTest } from '../tests/mutant-test.ts'
import { playUntilRed, playWithin } from './play-until-red.ts'

const always = async (): Promise<boolean> => true

function testsWith(verdicts: (string | undefined)[]): { tests: MutantTest[]; seen: string[] } {
  const seen: string[] = []
  const tests = verdicts.map((says, index): MutantTest => {
    const id = `T${index}`
    const play = async (): Promise<string | undefined> => {
      seen.push(id)
      return says
    }
    return { id, isHeavy: false, play }
  })
  return { tests, seen }
}

test('the first red ends it, and no further test is begun', async () => {
  const { tests, seen } = testsWith([undefined, undefined, 'wrong', undefined, undefined])
  const { red, testsPlayed } = await playUntilRed(tests, { timesMs: new Map(), isCertain: always })
  expect([red?.test.id, red?.says, red?.ranOutOfTime]).toEqual(['T2', 'wrong', false])
  expect([testsPlayed, seen]).toEqual([3, ['T0', 'T1', 'T2']])
})

test('each test is played once if nothing is wrong, also when several are played at once', async () => {
  const { tests, seen } = testsWith(Array.from({ length: 23 }))
  expect(await playUntilRed(tests, { timesMs: new Map(), isCertain: always })).toEqual({
    red: undefined,
    testsPlayed: 23,
  })
  expect(seen.toSorted()).toEqual(tests.map(({ id }) => id).toSorted())
})

test.each([1, 9])(
  'a red that is a matter of chance does not count, and the next tests are played (red at %i)',
  async (at) => {
    const verdicts = Array.from({ length: 20 }, (_, index) => (index === at || index === 17 ? 'wrong' : undefined))
    const { tests, seen } = testsWith(verdicts)
    const { red } = await playUntilRed(tests, {
      timesMs: new Map(),
      isCertain: async ({ test: { id } }) => id !== `T${at}`,
    })
    expect(red?.test.id).toBe('T17')
    expect(new Set(seen).size).toBe(seen.length)
  },
)

test('a test that throws is red, and one that hangs ends by its limit', async () => {
  const broken: MutantTest = {
    id: 'broken',
    isHeavy: false,
    play: () => Promise.reject(new RangeError('no such thing')),
  }
  expect(await playWithin(broken)).toMatchObject({
    says: 'could not be played: RangeError: no such thing',
    ranOutOfTime: false,
  })
  const hanging: MutantTest = { id: 'hanging', isHeavy: false, play: () => new Promise(() => {}) }
  expect(await playWithin(hanging, 0, 5)).toMatchObject({
    ranOutOfTime: true,
    says: expect.stringContaining('did not end'),
  })
})
