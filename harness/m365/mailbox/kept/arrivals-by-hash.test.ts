import { expect, test } from 'vitest'
import { ArrivalsByHash } from './arrivals-by-hash.ts'

test('forgets a message that is deleted, and not a hash that others may have', () => {
  const arrivals = new ArrivalsByHash()
  arrivals.set(-5, 1)
  arrivals.set(-5, 1)
  arrivals.set(7, 2)
  arrivals.set(7, 3)
  arrivals.delete(-5, 9)
  expect(arrivals.get(-5)).toBe(1)
  arrivals.delete(-5, 1)
  arrivals.delete(7, 3)
  expect([arrivals.get(-5), arrivals.get(7)]).toEqual([undefined, 3])
})
