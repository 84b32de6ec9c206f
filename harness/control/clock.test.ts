import { expect, test } from 'vitest'
import { createVirtualClock, startStopwatch } from './clock.ts'

const start = new Date('2026-03-11T00:00:00.000Z')

test('stands still until it is moved', () => {
  const clock = createVirtualClock(start)
  expect([clock.now(), clock.now()]).toEqual([start, start])
})

test('moves by a duration, backwards too, and to an instant', () => {
  const clock = createVirtualClock(start)
  clock.advance(1_500)
  expect(clock.now().toISOString()).toBe('2026-03-11T00:00:01.500Z')
  clock.advance(-2_000)
  expect(clock.now().toISOString()).toBe('2026-03-10T23:59:59.500Z')
  clock.set(new Date('2028-02-29T00:00:00.000Z'))
  expect(clock.now().toISOString()).toBe('2028-02-29T00:00:00.000Z')
})

test('gives instants that nobody can move it by', () => {
  const clock = createVirtualClock(start)
  clock.now().setUTCFullYear(1999)
  expect(clock.now()).toEqual(start)
})

test('refuses what is no instant', () => {
  const clock = createVirtualClock(start)
  expect(() => createVirtualClock(new Date('soon'))).toThrow(RangeError)
  expect(() => clock.set(new Date(Number.NaN))).toThrow(RangeError)
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError)
  expect(clock.now()).toEqual(start)
})

test('a stopwatch never runs backwards', () => {
  const elapsedMs = startStopwatch()
  const first = elapsedMs()
  expect(first).toBeGreaterThanOrEqual(0)
  expect(elapsedMs()).toBeGreaterThanOrEqual(first)
})
