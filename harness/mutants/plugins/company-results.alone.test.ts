import { MutantRunStatus } from '@stryker-mutator/api/test-runner'
import { expect, test } from 'vitest'
import type { MutantTest } from '../tests/mutant-test.ts'
import type { ChosenMutant } from './chosen-mutants.ts'
import { resultsOfCompany } from './company-results.ts'
import { activate, switchboard } from './switchboard.ts'

function mutant(strykerId: string): ChosenMutant {
  const file = `connector/${strykerId}.ts`
  const name = { id: '00000000', file, line: 1, lineText: '', mutator: 'BlockStatement', replacement: '{}' }
  return { strykerId, name, file, fromLine: 0, toLine: 0 }
}

test('of mutants that are played together, the one in a loop is found, also if no test says that it is wrong', async () => {
  let active: readonly string[] = []
  const green: MutantTest = {
    id: 'RES-2/a',
    isHeavy: false,
    // The test takes the error that ends the loop for the right end of a run.
    play: async () => {
      if (active.includes('2')) switchboard.hitCount = Number.POSITIVE_INFINITY
      return undefined
    },
  }
  const ids = ['1', '2', '3']
  const coverage = { static: {}, perTest: { [green.id]: Object.fromEntries(ids.map((id) => [id, 1])) } }
  const statuses: Record<string, MutantRunStatus> = {}
  await resultsOfCompany(ids.map(mutant), [green], {
    measured: { coverage, timesMs: { [green.id]: 5 } },
    activate: async (played, _isStatic, hitLimit) => {
      active = played
      activate(played, hitLimit)
    },
    onResult: (id, { status }) => {
      statuses[id] = status
    },
  })
  activate([])
  expect(statuses).toEqual({
    1: MutantRunStatus.Survived,
    2: MutantRunStatus.Timeout,
    3: MutantRunStatus.Survived,
  })
})
