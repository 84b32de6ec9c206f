import { getHeapSpaceStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { collectSooner } from './collect-sooner.ts'

const bytesOf = (name: string): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === name)?.space_used_size ?? 0

/** The most old memory while objects die that have become old. */
function peakOfChurning(): number {
  let waiting: { number: number; around: number[] }[] = []
  let peakBytes = 0
  for (let number = 0; number < 3_000_000; number += 1) {
    waiting.push({ number, around: [number] })
    if (waiting.length > 100_000) waiting = waiting.slice(50_000)
    if (number % 10_000 === 0) peakBytes = Math.max(peakBytes, bytesOf('old_space'))
  }
  return peakBytes
}

test('garbage that has become old is collected sooner', { timeout: 120_000 }, () => {
  const kept = Array.from({ length: 300_000 }, (_, number) => ({ number, around: [number] }))
  const before = peakOfChurning()
  collectSooner()
  // It counts from the next collection.
  peakOfChurning()
  expect(peakOfChurning()).toBeLessThan(before * 0.8)
  expect(kept).toHaveLength(300_000)
})
