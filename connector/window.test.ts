import { expect, test } from 'vitest'
import { type WindowState, windowFor } from './window.ts'

const policy = { windowHours: 24 }
const at = (text: string): Date => new Date(text)
const windowAt = (now: string, state: WindowState = {}) => windowFor({ now: at(now), state }, policy)

test('the first run takes the 24 hours before it', () => {
  expect(windowAt('2026-03-02T06:00:00Z')).toEqual({ from: at('2026-03-01T06:00:00Z'), to: at('2026-03-02T06:00:00Z') })
})

test('the next window begins where the last completed one ended', () => {
  const state = { completedTo: at('2026-02-27T06:00:00Z') }
  expect(windowAt('2026-03-02T06:00:00Z', state).from).toEqual(at('2026-02-27T06:00:00Z'))
})

test('a second run of a day reads the whole day again', () => {
  const state = { completedTo: at('2026-03-02T05:00:00Z') }
  expect(windowAt('2026-03-02T06:00:00Z', state).from).toEqual(at('2026-03-01T06:00:00Z'))
})

test('a window that was begun and not completed is begun again from its start', () => {
  const state = { completedTo: at('2026-03-01T06:00:00Z'), begunFrom: at('2026-02-20T06:00:00Z') }
  expect(windowAt('2026-03-02T06:00:00Z', state).from).toEqual(at('2026-02-20T06:00:00Z'))
})

test('24 hours are 24 hours over the end of a leap February', () => {
  expect(windowAt('2028-03-01T00:30:00Z').from).toEqual(at('2028-02-29T00:30:00Z'))
})

test('a window from outside is used unchanged, whatever earlier runs left', () => {
  const backfill = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-02-01T12:00:00Z') }
  const state = { completedTo: new Date('2026-03-01T00:00:00Z'), begunFrom: new Date('2026-01-01T00:00:00Z') }
  expect(windowFor({ now: new Date('2026-03-02T00:00:00Z'), state, backfill }, { windowHours: 24 })).toEqual(backfill)
})
