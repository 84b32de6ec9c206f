import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64Lines, base64LinesOf } from './base64-lines.ts'

const folded = (octets: Uint8Array): string =>
  (
    Buffer.from(octets)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  )
    .map((line) => `${line}\r\n`)
    .join('')

test.each([0, 1, 2, 3, 56, 57, 58, 114, 115, 65_536])('%i octets are folded at 76 characters', (length) => {
  const octets = Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 256))
  expect(base64Lines(octets).toString()).toBe(folded(octets))
})

test('a stream gives the same as its content in one piece, whatever its pieces are', async () => {
  const property = fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 })), async (chunks) => {
    const stream = async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk)
    }
    const pieces: Buffer[] = []
    for await (const piece of base64LinesOf(stream())) pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toBe(folded(Buffer.concat(chunks)))
  })
  await fc.assert(property)
})
