import { expect, it } from 'vitest'
import { captureDayAfter, captureTimeOf } from './capture-day.ts'

it.each([
  ['2024-03-12T23:59:59.999Z', '2024-03-13T00:00:00.000Z'],
  ['2024-03-13T00:00:00.000Z', '2024-03-14T00:00:00.000Z'],
  ['2024-03-13T00:00:00.001Z', '2024-03-14T00:00:00.000Z'],
  ['2024-12-31T12:00:00.000Z', '2025-01-01T00:00:00.000Z'],
])('begins the day after an event at %s at %s', (event, from) => {
  const capture = captureDayAfter(new Date(event))
  expect(capture.from.toISOString()).toBe(from)
  expect(capture.to.getTime() - capture.from.getTime()).toBe(24 * 60 * 60 * 1000)
})

it('spreads events over the day without a tie, the last before its end', () => {
  const from = new Date('2024-03-13T00:00:00.000Z')
  const times = Array.from({ length: 40_000 }, (_, index) => captureTimeOf(index, 40_000, from).getTime())
  expect(times[0]).toBe(from.getTime())
  expect(times.at(-1)).toBeLessThan(from.getTime() + 24 * 60 * 60 * 1000)
  expect(new Set(times).size).toBe(40_000)
})
