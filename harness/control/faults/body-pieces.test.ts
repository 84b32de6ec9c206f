import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { bodySizeBytes, dripping, firstBytes, withTurnedBit } from './body-pieces.ts'

const text = 'abcdefghij'
const streamed = (...chunks: string[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))

async function piecesOf(body: AsyncIterable<Buffer>): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of body) pieces.push(piece.toString())
  return pieces
}

test('knows the size of a text in bytes, and the declared size of a stream', () => {
  const answer = { status: 200, headers: {} }
  expect(bodySizeBytes({ ...answer, body: 'é' })).toBe(2)
  expect(bodySizeBytes({ ...answer, body: Buffer.alloc(3) })).toBe(3)
  expect(bodySizeBytes({ ...answer, body: streamed('abc') })).toBeUndefined()
  expect(bodySizeBytes({ ...answer, headers: { 'content-length': '3' }, body: streamed('abc') })).toBe(3)
})

test.each([
  [0, []],
  [2, ['ab']],
  [3, ['abc']],
  [4, ['abc', 'd']],
  [99, ['abc', 'def']],
])('returns the first %i bytes', async (sizeBytes, pieces) => {
  expect(await piecesOf(firstBytes(streamed('abc', 'def'), sizeBytes))).toEqual(pieces)
})

test('reads no further than the first bytes', async () => {
  let read = 0
  async function* chunks() {
    for (; read < 100; read += 1) yield Buffer.from('abc')
  }
  const body = Readable.from(chunks(), { highWaterMark: 1 })
  await piecesOf(firstBytes(body, 4))
  expect([read < 10, body.destroyed]).toEqual([true, true])
})

test('flips one bit of the first byte', async () => {
  expect(await piecesOf(withTurnedBit(streamed('', 'abc', 'def')))).toEqual(['', '`bc', 'def'].filter(Boolean))
})

test.each([
  ['a text', () => text],
  ['a stream', () => streamed('abcdef', 'ghij')],
])('drips %s in pieces of the requested size', async (what, body) => {
  const pieces = await piecesOf(dripping(body(), 4, 0))
  expect(pieces).toEqual(what === 'a text' ? ['abcd', 'efgh', 'ij'] : ['abcd', 'ef', 'ghij'])
})

test('ends its pause when the caller has gone', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  const body = dripping(text, 4, 3_600_000)
  await new Promise((resolve) => body.once('data', resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(timers()).toBe(before + 1)
  await new Promise((resolve) => body.once('close', resolve).destroy())
  expect(timers()).toBe(before)
})
