import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody } from './read-body.ts'

test.each([9, 10])('a body of %i bytes is read where 10 are allowed', async (bytes) => {
  expect(await readBody(Readable.from([Buffer.alloc(bytes - 1), Buffer.alloc(1)]), 10)).toHaveLength(bytes)
})

test('a body of 11 bytes is refused', async () => {
  await expect(readBody(Readable.from([Buffer.alloc(6), Buffer.alloc(5)]), 10)).rejects.toThrow('more than 10 bytes')
})

test('a body without end is not read on', async () => {
  const body = Readable.from([Buffer.alloc(6), Buffer.alloc(5), Buffer.alloc(1000)])
  await expect(readBody(body, 10)).rejects.toThrow('more than 10 bytes')
  expect(body.destroyed).toBe(true)
})
