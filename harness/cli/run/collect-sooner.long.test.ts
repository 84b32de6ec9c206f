import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// In a process of its own: the setting would slow down every other test of this one.
const built = fileURLToPath(new URL('../../../dist/harness/cli/run/collect-sooner.js', import.meta.url))
const program = `
import { getHeapSpaceStatistics } from 'node:v8'
import { collectSooner } from ${JSON.stringify(built)}

const bytesOf = (name) => getHeapSpaceStatistics().find(({ space_name }) => space_name === name)?.space_used_size ?? 0

/** The most old memory while objects die that have become old. */
function peakOfChurning() {
  let waiting = []
  let peakBytes = 0
  for (let number = 0; number < 3_000_000; number += 1) {
    waiting.push({ number, around: [number] })
    if (waiting.length > 100_000) waiting = waiting.slice(50_000)
    if (number % 10_000 === 0) peakBytes = Math.max(peakBytes, bytesOf('old_space'))
  }
  return peakBytes
}

const kept = Array.from({ length: 300_000 }, (_, number) => ({ number, around: [number] }))
const before = peakOfChurning()
collectSooner()
// It counts from the next collection.
peakOfChurning()
console.log(JSON.stringify({ before, after: peakOfChurning(), kept: kept.length }))
`

test('garbage that has become old is collected sooner', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  const { before, after, kept } = JSON.parse(stdout)
  expect(after).toBeLessThan(before * 0.8)
  expect(kept).toBe(300_000)
})
