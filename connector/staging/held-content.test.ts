import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody } from '../http/read-body.ts'
import { heldContent } from './held-content.ts'

const pieces = (...texts: string[]): Readable =>
  Readable.from(
    texts.map((text) => Buffer.from(text)),
    { objectMode: false },
  )

test.each([[[]], [['12345']], [['123', '45']]])('content up to the limit is given whole: %j', async (texts) => {
  expect(await heldContent(pieces(...texts), 5)).toEqual(Buffer.from(texts.join('')))
})

test.each([[['123456']], [['123', '456', '789']]])('longer content is a stream of all of it: %j', async (texts) => {
  const content = await heldContent(pieces(...texts), 5)
  expect(content).toBeInstanceOf(Readable)
  expect((await readBody(content as Readable, 100)).toString()).toBe(texts.join(''))
})

test.each([2, 5000])('content that breaks off after %i bytes fails', async (sentBytes) => {
  const broken = async function* () {
    yield Buffer.alloc(sentBytes)
    throw new Error('the disk broke')
  }
  const read = async () => {
    const content = await heldContent(Readable.from(broken(), { objectMode: false }), 1000)
    return Buffer.isBuffer(content) ? content : readBody(content, 100_000)
  }
  await expect(read()).rejects.toThrow('the disk broke')
})
