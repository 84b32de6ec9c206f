import { expect, test } from 'vitest'
import type { PlayedMutant } from '../journal.ts'
import type { MutantTest } from '../tests/mutant-test.ts'
import { createKillOrder } from './kill-order.ts'

const tests = ['the-day-whatsapp', 'CNV-1/a', 'MAP-1/slow', 'MAP-1/quick', 'LIM-1/heavy', 'LIM-1/light'].map(
  (id): MutantTest => ({ id, isHeavy: id.endsWith('heavy'), play: async () => undefined }),
)
const timesMs = new Map([['MAP-1/slow', 90]])
const place = { file: 'connector/mapping/resolve.ts', line: 40 }
const kill = (line: number, by: string, file = place.file): PlayedMutant => ({
  ...{ id: '00000001', file, line, lineText: '', mutator: 'Regex', replacement: '', status: 'killed', by },
})
const orderAfter = (...kills: PlayedMutant[]): string[] =>
  createKillOrder(kills, timesMs)
    .orderFor(place, tests)
    .map(({ id }) => id)

test('without experience, the day and the area of the file come first, then quick ones, and heavy ones last', () => {
  expect(orderAfter()).toEqual([
    ...['the-day-whatsapp', 'MAP-1/quick', 'MAP-1/slow', 'CNV-1/a', 'LIM-1/light', 'LIM-1/heavy'],
  ])
})

test('what noticed a mutant nearby comes first, however heavy; kills in other files say nothing', () => {
  const order = orderAfter(kill(10, 'CNV-1/a'), kill(39, 'LIM-1/heavy'), kill(40, 'LIM-1/light', 'connector/index.ts'))
  expect(order.slice(0, 3)).toEqual(['LIM-1/heavy', 'CNV-1/a', 'the-day-whatsapp'])
})

test('it learns while it is used', () => {
  const order = createKillOrder([], timesMs)
  order.note({ ...place, line: 41 }, 'LIM-1/heavy')
  expect(order.orderFor(place, tests)[0]?.id).toBe('LIM-1/heavy')
})
