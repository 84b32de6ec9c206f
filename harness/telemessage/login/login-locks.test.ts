import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createLoginLocks, type LoginLocks } from './login-locks.ts'

function setup(): { locks: LoginLocks; fail(username: string, times: number): void; at(ms: number): void } {
  let nowMs = 0
  const locks = createLoginLocks(() => nowMs, memoryTables)
  return {
    locks,
    fail: (username, times) => {
      for (let time = 0; time < times; time += 1) locks.failed(username)
    },
    at: (ms) => {
      nowMs = ms
    },
  }
}

it.each([
  [4, 0],
  [5, 900],
])('after %i failures in a row locks a name for %i seconds', (times, seconds) => {
  const { locks, fail } = setup()
  fail('admin', times)
  expect(locks.lockedForSeconds('admin')).toBe(seconds)
})

it.each([
  [1, 900],
  [899_001, 1],
  [899_999, 1],
  [900_000, 0],
])('%i ms after the last failure leaves %i seconds of the lock', (ms, seconds) => {
  const { locks, fail, at } = setup()
  fail('admin', 5)
  at(ms)
  expect(locks.lockedForSeconds('admin')).toBe(seconds)
})

it('locks no other name', () => {
  const { locks, fail } = setup()
  fail('admin', 5)
  expect(locks.lockedForSeconds('Admin')).toBe(0)
})

it('starts counting again after a successful login', () => {
  const { locks, fail } = setup()
  fail('admin', 4)
  locks.succeeded('admin')
  fail('admin', 4)
  expect(locks.lockedForSeconds('admin')).toBe(0)
})

it.each([
  ['forgets', 900_000, 0],
  ['remembers', 899_999, 900],
])('%s failures that are %i ms old', (_what, ms, seconds) => {
  const { locks, fail, at } = setup()
  fail('admin', 4)
  at(ms)
  fail('admin', 1)
  expect(locks.lockedForSeconds('admin')).toBe(seconds)
})

it('holds ten thousand names and forgets the one that failed longest ago', () => {
  const { locks, fail } = setup()
  fail('first', 5)
  fail('second', 5)
  for (let name = 0; name < 9_999; name += 1) locks.failed(`name ${name}`)
  expect(['first', 'second'].map(locks.lockedForSeconds)).toEqual([0, 900])
})

it('puts back the locks that it had', () => {
  const { locks, fail } = setup()
  fail('admin', 4)
  const putBack = locks.save()
  fail('admin', 1)
  putBack()
  expect(locks.lockedForSeconds('admin')).toBe(0)
})
