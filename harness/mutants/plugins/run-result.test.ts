import { MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { expect, test } from 'vitest'
import type { Red } from './play-until-red.ts'
import { resultOf } from './run-result.ts'

const red: Red = {
  test: { id: 'MAP-1/a', isHeavy: false, play: async () => undefined },
  says: 'MAP-1: a copy is missing',
  ranOutOfTime: false,
  tookMs: 5,
}

test('a mutant that no test notices survives', () => {
  const result = resultOf(undefined, { isLoop: false, testsPlayed: 3 })
  expect(result).toEqual({ status: MutantRunStatus.Survived, nrOfTests: 3 })
})

test('a mutant that a test notices is killed', () => {
  expect(resultOf(red, { isLoop: false, testsPlayed: 1 }).status).toBe(MutantRunStatus.Killed)
})

test('a loop without an end is noticed, also if the test took the error that ended it for the right end of a run', () => {
  for (const seen of [red, undefined]) {
    expect(resultOf(seen, { isLoop: true, testsPlayed: 1 }).status).toBe(MutantRunStatus.Timeout)
  }
})
