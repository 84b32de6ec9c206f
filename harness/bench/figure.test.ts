import { expect, it } from 'vitest'
import { type Figure, figure, figureTable, median } from './figure.ts'

const measured = { name: 'a', unit: 'pages/s', bound: 10, target: 0.8 }

it.each<[Figure['sense'], number, boolean]>([
  ['at least', 7.9, false],
  ['at least', 8, true],
  ['at least', 12, true],
  ['at most', 8, true],
  ['at most', 8.1, false],
  ['at most', -1, true],
])('compares a figure with its target, %s 0.8: %f of 10 is %s', (sense, value, met) => {
  expect(figure({ ...measured, value, sense })).toMatchObject({ share: value / 10, met })
})

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('returns the middle of %j', (values, middle) => {
  expect(median(values)).toBe(middle)
})

it('aligns the figures, and shows which target is missed', () => {
  const table = figureTable([
    figure({ ...measured, value: 9, sense: 'at least' }),
    figure({ ...measured, name: 'longer', value: 7, sense: 'at least' }),
  ])
  expect(table).toBe(
    [
      'figure  value  bound  unit     share  target        met',
      'a         9.0   10.0  pages/s   0.90  at least 0.8  yes',
      'longer    7.0   10.0  pages/s   0.70  at least 0.8  NO',
      '',
    ].join('\n'),
  )
})

it('accepts every figure without a target', () => {
  const told = figure({ ...measured, value: 1, sense: 'at least', target: null })
  expect(told).toMatchObject({ share: 0.1, met: true })
  expect(figureTable([told])).toBe(
    'figure  value  bound  unit     share  target  met\na         1.0   10.0  pages/s   0.10          yes\n',
  )
})
