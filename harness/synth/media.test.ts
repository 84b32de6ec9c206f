import { expect, it } from 'vitest'
import { createChance } from '../control/seed.ts'
import { inventAttachment, type quirks } from './media.ts'
import { type MediaKind, mediaTypes } from './media-types.ts'

const sentAt = new Date('2026-03-02T10:00:00Z')
const kinds = Object.keys(mediaTypes) as MediaKind[]

it.each(kinds)('sends a file of kind %s with the signature of its type', async (kind) => {
  const { content, contentType, fileName } = inventAttachment({
    chance: createChance(1),
    kind,
    sentAt,
    quirk: undefined,
  })
  const type = mediaTypes[kind].find((one) => one.contentType === contentType && fileName.endsWith(one.extension))
  const lead = Buffer.from(type?.lead ?? [])
  for await (const chunk of content.open() as AsyncIterable<Buffer>) {
    expect(chunk.subarray(0, lead.length)).toEqual(lead)
    break
  }
})

it.each([
  ['image', 'ffd8ffe0'],
  ['voice-note', '4f676753'],
  ['video', '0000001866747970'],
  ['sticker', '52494646'],
] as const)('begins a file of kind %s with %s', (kind, hex) => {
  expect(Buffer.from(mediaTypes[kind][0]?.lead ?? []).toString('hex')).toMatch(new RegExp(`^${hex}`))
})

it('names what WhatsApp stores after its kind and day', () => {
  expect(inventAttachment({ chance: createChance(1), kind: 'voice-note', sentAt }).fileName).toMatch(
    /^PTT-20260302-WA\d{4}\.opus$/,
  )
})

it('makes files of 2 kB to 80 kB', () => {
  const chance = createChance(1)
  const sizes = Array.from({ length: 500 }, () => inventAttachment({ chance, kind: 'image', sentAt }).content.sizeBytes)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2_000)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(80_000)
})

it('makes a file of the requested size', () => {
  expect(
    inventAttachment({ chance: createChance(1), kind: 'image', sentAt, sizeBytes: 12_345 }).content.sizeBytes,
  ).toBe(12_345)
})

const quirky = (quirk: (typeof quirks)[number]): ReturnType<typeof inventAttachment> =>
  inventAttachment({ chance: createChance(1), kind: 'document', sentAt, quirk })

it('makes a file of no bytes', () => {
  expect(quirky('empty').content.sizeBytes).toBe(0)
})

it('names a file without extension', () => {
  expect(quirky('no-extension').fileName).not.toContain('.')
})

it('sends a file of an unknown type', () => {
  expect(quirky('unknown-type').contentType).toBe('application/x-contoso-ledger')
})

it('names a file in letters beyond ASCII', () => {
  expect(quirky('non-ascii-name').fileName).toMatch(/\P{ASCII}/u)
})

it('names a file with 255 characters, extension included', () => {
  const chance = createChance(1)
  for (let times = 0; times < 20; times += 1) {
    const { fileName } = inventAttachment({ chance, kind: 'document', sentAt, quirk: 'long-name' })
    expect([fileName.length, /\.\w+$/.test(fileName)]).toEqual([255, true])
  }
})

it('sends a text file of mixed line breaks', async () => {
  const text = Buffer.concat(await quirky('text-file').content.open().toArray()).toString()
  expect([/[^\r]\n/.test(text), /\r\n/.test(text), text.endsWith('\n')]).toEqual([true, true, false])
})

it('sends every quirk by chance, and not often', () => {
  const chance = createChance(1)
  const files = Array.from({ length: 2_000 }, () => inventAttachment({ chance, kind: 'document', sentAt }))
  const empty = files.filter((file) => file.content.sizeBytes === 0).length
  expect(empty).toBeGreaterThan(0)
  expect(empty).toBeLessThan(200)
  expect(files.some((file) => file.fileName.length === 255)).toBe(true)
})
