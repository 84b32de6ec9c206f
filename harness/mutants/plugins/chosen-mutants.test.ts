import { expect, test } from 'vitest'
import { type ChosenMutant, companyOf } from './chosen-mutants.ts'

const chosen = (strykerId: string, file: string, fromLine: number, toLine = fromLine): ChosenMutant => ({
  ...{ strykerId, file, fromLine, toLine },
  name: { id: strykerId, file, line: fromLine + 1, lineText: '', mutator: 'Regex', replacement: '' },
})

test('mutants that share a line are not played together, and others are, up to the size', () => {
  const first = chosen('1', 'a.ts', 10, 14)
  const others = [
    ...[chosen('2', 'a.ts', 12), chosen('3', 'b.ts', 12), chosen('4', 'a.ts', 15), chosen('5', 'a.ts', 1, 20)],
    ...[chosen('6', 'c.ts', 1), chosen('7', 'd.ts', 1)],
  ]
  expect(companyOf(first, others, 4).map(({ strykerId }) => strykerId)).toEqual(['1', '3', '4', '6'])
})
