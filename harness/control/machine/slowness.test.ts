import { expect, test } from 'vitest'
import { slowness } from './slowness.ts'

test('a machine is at least as slow as one that is not busy, and a limit does not grow without end', () => {
  const times = slowness()
  expect(times).toBeGreaterThanOrEqual(1)
  expect(times).toBeLessThanOrEqual(16)
})
