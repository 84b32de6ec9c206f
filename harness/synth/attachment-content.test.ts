import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../control/seed.ts'
import { chunkBytes, fileContent, generatedContent, inlineContent } from './attachment-content.ts'

const elevenMiB = 11 * 1024 * 1024

async function read(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function generate(sizeBytes: number, seed = 7): ReturnType<typeof generatedContent> {
  return generatedContent({ chance: createChance(seed), sizeBytes })
}

it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, elevenMiB])(
  'generates exactly %i bytes of the digest that it says',
  async (sizeBytes) => {
    const content = generate(sizeBytes)
    const bytes = await read(content.open())
    expect([bytes.length, content.sizeBytes]).toEqual([sizeBytes, sizeBytes])
    expect(content.sha256).toBe(digestOf(bytes))
  },
)

it('generates any size with any lead', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3 * chunkBytes), fc.uint8Array({ maxLength: 100 }), async (sizeBytes, lead) => {
      const content = generatedContent({ chance: createChance(1), sizeBytes, lead })
      const bytes = await read(content.open())
      expect(bytes.length).toBe(sizeBytes)
      expect(content.sha256).toBe(digestOf(bytes))
      expect(bytes.subarray(0, lead.length)).toEqual(Buffer.from(lead.subarray(0, sizeBytes)))
    }),
    { numRuns: 30 },
  )
})

it('returns the same bytes every time it is opened', async () => {
  const content = generate(chunkBytes + 100)
  expect(await read(content.open())).toEqual(await read(content.open()))
})

it('opens twice at once without one reader taking bytes from the other', async () => {
  const content = generate(3 * chunkBytes)
  const [one, other] = await Promise.all([read(content.open()), read(content.open())])
  expect(one.equals(other)).toBe(true)
})

it('returns the same bytes for the same seed', () => {
  expect(generate(5_000, 1).sha256).toBe(generate(5_000, 1).sha256)
})

it('returns exactly these bytes on every machine and release', () => {
  expect(generate(100_000, 42).sha256).toBe('ee53479c76cb3830214e464b53379b687843f632f2579fae3669c6fc5fffca7a')
})

it('returns other bytes for another seed', () => {
  expect(generate(5_000, 1).sha256).not.toBe(generate(5_000, 2).sha256)
})

it('generates two contents of one chance that differ', () => {
  const chance = createChance(1)
  const [one, other] = [0, 1].map(() => generatedContent({ chance, sizeBytes: 64 }))
  expect(one?.sha256).not.toBe(other?.sha256)
})

it('streams in chunks and never the whole', async () => {
  for await (const chunk of generate(elevenMiB).open() as AsyncIterable<Buffer>) {
    expect(chunk.length).toBeLessThanOrEqual(chunkBytes)
  }
})

it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a size of %d', (sizeBytes) => {
  expect(() => generate(sizeBytes)).toThrow(RangeError)
})

it.each(['', 'Grüße', '\u0000'])('holds %j inline', async (text) => {
  const content = inlineContent(text)
  const bytes = await read(content.open())
  expect(bytes.toString()).toBe(text)
  expect([content.sizeBytes, content.sha256]).toEqual([bytes.length, digestOf(bytes)])
})

it('keeps inline bytes unchanged', async () => {
  const given = Buffer.from('before')
  const content = inlineContent(given)
  given.write('after!')
  expect((await read(content.open())).toString()).toBe('before')
})

it('reads content, size and digest from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'))
  const bytes = await read(generate(200_000).open())
  await writeFile(join(folder, 'x.bin'), bytes)
  const content = await fileContent(join(folder, 'x.bin'))
  expect([content.sizeBytes, content.sha256]).toEqual([200_000, digestOf(bytes)])
  expect((await read(content.open())).equals(bytes)).toBe(true)
  await rm(folder, { recursive: true })
})

it('rejects a file that is not there', async () => {
  await expect(fileContent('/nowhere/at/all')).rejects.toMatchObject({ code: 'ENOENT' })
})
