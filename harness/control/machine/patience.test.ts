import { expect, test } from 'vitest'
import { startStopwatch } from '../clock.ts'
import { grantedWords, patience } from './patience.ts'

const { signal } = new AbortController()

test('a limit is not longer than it says on a machine that is not busy', async () => {
  expect(await patience(20, { signal, slowness: () => 1 })).toEqual({ grantedMs: 20, slowness: 1 })
})

test('a limit grows with the slowest measurement, and is measured again when it seems to be over', async () => {
  const measured = [2, 4, 3]
  const elapsedMs = startStopwatch()
  expect(await patience(10, { signal, slowness: () => measured.shift() ?? 1 })).toEqual({ grantedMs: 40, slowness: 4 })
  // Timers may strike a millisecond early.
  expect(elapsedMs()).toBeGreaterThan(38)
  expect(measured).toEqual([])
})

test('waits no longer when what it waits for has ended', async () => {
  const ended = new AbortController()
  const limit = patience(60_000, { signal: ended.signal })
  ended.abort()
  await expect(limit).rejects.toMatchObject({ name: 'AbortError' })
})

test('says what a limit came to', () => {
  expect(grantedWords(120_000, { grantedMs: 120_000, slowness: 1 })).toBe('120 s')
  expect(grantedWords(120_000, { grantedMs: 600_000, slowness: 5 })).toBe('600 s (120 s on a machine that is not busy)')
})
