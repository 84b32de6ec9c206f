import { expect, test } from 'vitest'
import type { PlayedMutant } from '../journal.ts'
import type { MutantName } from '../mutant-key.ts'
import { escapes, holesIn, noticedIn, settledIn } from './ratchet.ts'
import { idsIn, type MutationRecord, recorded } from './record.ts'
import { scoresOf } from './score.ts'

const file = 'connector/window.ts'
const named = (id: string): MutantName => {
  const where = { file, line: 1, lineText: 'if (a) b()' }
  return { id, ...where, mutator: 'ConditionalExpression', replacement: 'true' }
}
const played = (id: string, status: PlayedMutant['status']): PlayedMutant => ({ ...named(id), status })
const survivor = { line: 'if (a) b()', mutator: 'ConditionalExpression', replacement: 'true' }
const [one, two, three, four] = ['00000001', '00000002', '00000003', '00000004'] as const

test('results of a run replace those of the record, and what it did not play stays', () => {
  const before: MutationRecord = { [file]: { mutants: 3, killed: `${one} ${two}`, survived: { [three]: survivor } } }
  const results = [played(one, 'survived'), played(three, 'killed'), played(four, 'timed-out')]
  expect(recorded(before, results, [one, two, three, four].map(named))).toEqual({
    [file]: { mutants: 4, killed: `${two} ${three}`, timedOut: four, survived: { [one]: survivor } },
  })
})

test('a reason stays while its mutant survives, and goes with its mutant', () => {
  const before: MutationRecord = {
    [file]: { mutants: 3, survived: { [one]: { ...survivor, reason: 'the same in effect' } } },
  }
  expect(recorded(before, [played(one, 'unreached')], [named(one)])).toEqual({
    [file]: { mutants: 1, survived: { [one]: { ...survivor, unreached: true, reason: 'the same in effect' } } },
  })
  expect(recorded(before, [], [named(two)])).toEqual({ [file]: { mutants: 1 } })
})

test.each(['undecided', 'error'] as const)('a mutant that is %s is as good as not played', (status) => {
  expect(recorded({}, [played(one, status)], [named(one)])).toEqual({ [file]: { mutants: 1 } })
  const before: MutationRecord = { [file]: { mutants: 1, killed: one } }
  expect(recorded(before, [played(one, status)], [named(one)])).toEqual(before)
})

test('a mutant that no test reached, and that one reaches now, is as good as not played until it is decided', () => {
  const before: MutationRecord = { [file]: { mutants: 1, survived: { [one]: { ...survivor, unreached: true } } } }
  expect(recorded(before, [], [named(one)])).toEqual(before)
  expect(recorded(before, [played(one, 'undecided')], [named(one)])).toEqual({ [file]: { mutants: 1 } })
})

test('what survives is worse than the record if it was noticed before, and new if it was never played', () => {
  const record: MutationRecord = { [file]: { mutants: 4, killed: one, timedOut: two, survived: { [three]: survivor } } }
  const now = [played(one, 'survived'), played(two, 'unreached'), played(three, 'survived'), played(four, 'survived')]
  expect(escapes(now, record).map(({ sort, mutant }) => [mutant.id, sort])).toEqual([
    [one, 'worse'],
    [two, 'worse'],
    [four, 'new'],
  ])
  expect(escapes([played(one, 'killed'), played(two, 'timed-out'), played(four, 'undecided')], record)).toEqual([])
  expect(noticedIn(record)).toEqual([one, two])
  expect(settledIn(record, false)).toEqual([one, two, three])
  expect(settledIn(record, true)).toEqual([one, two])
})

test('the score counts what was played, and a survivor by whether it has a reason', () => {
  const survived = { [three]: survivor, [four]: { ...survivor, reason: 'the same in effect' } }
  const record: MutationRecord = {
    [file]: { mutants: 5, killed: one, timedOut: two, survived },
    'connector/index.ts': { mutants: 1, killed: one },
  }
  const scores = scoresOf('connector', record)
  expect(scores).toMatchObject([
    { mutants: 5, played: 4, killed: 1, timedOut: 1, listed: 1, open: 1 },
    { mutants: 1, played: 1, killed: 1, timedOut: 0, listed: 0, open: 0 },
  ])
  expect(idsIn('')).toEqual([])
})

test('the holes are the survivors of all files without a reason', () => {
  const survived = { [one]: survivor, [two]: { ...survivor, reason: 'the same in effect' } }
  const other = { mutants: 1, survived: { [three]: survivor } }
  expect(holesIn({ [file]: { mutants: 2, survived }, 'connector/other.ts': other })).toEqual([one, three])
})
