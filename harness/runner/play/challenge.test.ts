import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commitmentOf, commitTo } from './challenge.ts'

test('a commitment is the SHA-256 of seed and nonce', () => {
  const { commitment, nonce } = commitTo(42)
  const program = `process.stdout.write(require('node:crypto').createHash('sha256').update('42 ${nonce}').digest('hex'))`
  expect(execFileSync(process.execPath, ['-e', program]).toString()).toBe(commitment)
  expect(commitmentOf(42, nonce)).toBe(commitment)
})

test('it binds to the seed, and does not reveal it', () => {
  const { commitment, nonce } = commitTo(42)
  expect(commitmentOf(43, nonce)).not.toBe(commitment)
  expect(commitTo(42).commitment).not.toBe(commitment)
})
