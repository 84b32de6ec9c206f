import { array, assert, asyncProperty, nat, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

// Goal: lines are the same however a file comes in pieces, and a line without an end fills no memory.

async function* piecesOf(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  let at = 0
  for (const place of places) {
    if (place > at) yield bytes.subarray(at, place)
    at = place
  }
}

const never = { bytesMax: 1e6, tooLong: () => new Error('too long') }

test('lines end with LF alone, and together they are the file', async () => {
  const bytes = uint8Array({ min: 9, max: 14, maxLength: 40 }).map((some) => Buffer.from(some))
  await assert(
    asyncProperty(bytes, array(nat(100), { maxLength: 6 }), async (file, cuts) => {
      const lines: string[] = []
      for await (const some of linesOf(piecesOf(file, cuts), never))
        lines.push(...some.map((one) => one.toString('latin1')))
      expect(lines).toEqual(file.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [])
    }),
  )
})

test('a line that grows beyond the limit is refused with its number, without reading on', async () => {
  let read = 0
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('short\n')
    for (; read < 1000; read += 1) yield Buffer.alloc(10, 'x')
  }
  const tooLong = (line: number): Error => new Error(`line ${line}`)
  const reading = (async () => {
    for await (const _ of linesOf(endless(), { bytesMax: 100, tooLong }));
  })()
  await expect(reading).rejects.toThrow('line 2')
  expect(read).toBeLessThan(20)
})
