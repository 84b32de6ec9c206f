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

test('returns instants; a change to one does not move it', () => {
  const clock = createVirtualClock(start)
  clock.now().setUTCFullYear(1999)
  expect(clock.now()).toEqual(start)
})

test('refuses a value that is not an instant', () => {
  const clock = createVirtualClock(start)
  expect(() => createVirtualClock(new Date('soon'))).toThrow(RangeError)
  expect(() => clock.set(new Date(Number.NaN))).toThrow(RangeError)
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError)
  expect(() => clock.advance(1e18)).toThrow(RangeError)
  expect(clock.now()).toEqual(start)
})

test('is not moved to where instants have more or fewer than four digits of a year, or where they are before 1970', () => {
  const clock = createVirtualClock(start)
  for (const impossible of ['+010000-01-01T00:00:00.000Z', '9000-01-01T00:00:00.001Z', '1969-12-31T23:59:59.999Z']) {
    expect(() => clock.set(new Date(impossible))).toThrow('from 1970-01-01T00:00:00.000Z to 9000-01-01T00:00:00.000Z')
  }
  expect(() => clock.advance(-12_000 * 365 * 86_400_000)).toThrow(RangeError)
  expect(clock.now()).toEqual(start)
  for (const possible of ['9000-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']) clock.set(new Date(possible))
  expect(clock.now().getTime()).toBe(0)
})

test('follows real time while it runs, from where it is moved to, and stands still when frozen', () => {
  let realMs = 5_000
  const clock = createVirtualClock(start, () => realMs)
  const secondsAfterStart = (): number => (clock.now().getTime() - start.getTime()) / 1000
  realMs += 1_000
  clock.run()
  realMs += 2_000
  expect([clock.isRunning(), secondsAfterStart()]).toEqual([true, 2])
  clock.run()
  clock.advance(60_000)
  realMs += 1_000
  expect(secondsAfterStart()).toBe(63)
  clock.set(start)
  realMs += 4_000
  clock.freeze()
  realMs += 9_000
  expect([clock.isRunning(), secondsAfterStart()]).toEqual([false, 4])
})

test('is put back to the instant it was saved at, running if it ran', () => {
  let realMs = 0
  const clock = createVirtualClock(start, () => realMs)
  const putBackStanding = clock.save()
  clock.run()
  realMs += 3_000
  const putBackRunning = clock.save()
  realMs += 10_000
  putBackStanding()
  realMs += 1_000
  expect([clock.now(), clock.isRunning()]).toEqual([start, false])
  putBackRunning()
  realMs += 1_000
  expect([clock.now().getTime() - start.getTime(), clock.isRunning()]).toEqual([4_000, true])
})

test('a stopwatch never runs backwards', () => {
  const elapsedMs = startStopwatch()
  const first = elapsedMs()
  expect(first).toBeGreaterThanOrEqual(0)
  expect(elapsedMs()).toBeGreaterThanOrEqual(first)
})
