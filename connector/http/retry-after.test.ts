import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const date = 'Mon, 02 Mar 2026 06:00:00 GMT'

test.each([
  ['2', 2030],
  ['2.128', 2158],
  ['0', 30],
  [' 1 ', 1030],
  ['Mon, 02 Mar 2026 06:00:07 GMT', 7030],
  ['Mon, 02 Mar 2026 05:00:00 GMT', 30],
])('Retry-After %j is %i ms, with a margin', (value, expected) => {
  expect(retryAfterMs({ 'retry-after': value, date })).toBe(expected)
})

test.each(['', 'soon', '-1', '1e3'])('Retry-After %j asks for nothing that can be read', (value) => {
  expect(retryAfterMs({ 'retry-after': value, date })).toBeUndefined()
})

test('a date cannot be waited for without the date of the answer', () => {
  expect(retryAfterMs({ 'retry-after': 'Mon, 02 Mar 2026 06:00:07 GMT' })).toBeUndefined()
})

test('an answer without Retry-After asks for nothing', () => {
  expect(retryAfterMs({ date })).toBeUndefined()
})
