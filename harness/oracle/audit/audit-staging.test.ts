import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import yazl from 'yazl'
import type { StagingEvent } from '../../staging/index.ts'
import { leftBehind, notStagedFirst, removedTooEarly } from './audit-staging.ts'
import { viewsOf } from './staged-views.ts'

// Goal: the audit sees staged items in any reasonable format, and only items that were staged.

const mark = '9d1c4be07a52f3886e01b7cd'
const padded = `${'An annex to the agreement. '.repeat(4)}${mark}\n`
const folded = (text: string): string =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
/** As good as encrypted. */
const encrypted = Buffer.concat(
  Array.from({ length: 100 }, (_, place) => createHash('sha256').update(String(place)).digest()),
)

async function zipped(files: Record<string, string>, compress: boolean): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const formats: [string, () => Buffer | Promise<Buffer>][] = [
  ['plain text', () => Buffer.from(padded)],
  ['a line of JSON', () => Buffer.from(JSON.stringify({ text: padded }))],
  ['base64 in JSON', () => Buffer.from(JSON.stringify({ data: Buffer.from(padded).toString('base64') }))],
  ['folded base64 in JSON', () => Buffer.from(JSON.stringify({ mail: folded(padded) }))],
  ['an attachment in a mail', () => Buffer.from(`Content-Transfer-Encoding: base64\r\n\r\n${folded(padded)}\r\n`)],
  ['quoted-printable', () => Buffer.from(`agreement ${mark.slice(0, 9)}=\r\n${mark.slice(9)}\r\n`)],
  ['gzip', () => gzipSync(padded)],
  ['a ZIP', () => zipped({ '1.eml': 'x', '2.eml': folded(padded) }, true)],
  ['a ZIP that is not compressed', () => zipped({ '1.eml': padded }, false)],
  ['a ZIP in gzip', async () => gzipSync(await zipped({ '1.eml': padded }, true))],
]

test.each(formats)('a mark is found in %s, and another is not', async (_format, make) => {
  const { texts, isOpaque } = await viewsOf(await make())
  expect(texts.some((text) => text.includes(mark))).toBe(true)
  expect(texts.some((text) => text.includes('000000000000000000000000'))).toBe(false)
  expect(isOpaque).toBe(false)
})

test('several ZIPs are read at once, and one that breaks in the middle harms none of the others', async () => {
  const whole = await zipped({ '1.eml': padded, '2.eml': padded.repeat(5000) }, true)
  // In the middle of the second file, so that its stream breaks while it is read.
  const broken = Buffer.from(whole).fill(0xff, whole.length - 400, whole.length - 300)
  const views = await Promise.all([whole, broken, whole, broken].map(viewsOf))
  expect(views.map(({ texts }) => texts.some((text) => text.includes(mark)))).toEqual([true, false, true, false])
})

test.each([
  ['encrypted', encrypted, true],
  ['compressed and encrypted', gzipSync(encrypted), true],
  ['broken gzip', Buffer.concat([gzipSync(encrypted).subarray(0, 900)]), true],
  ['empty', Buffer.alloc(0), false],
])('in what is %s nothing can be read, and nothing is promised', async (_what, bytes, isOpaque) => {
  expect((await viewsOf(bytes)).isOpaque).toBe(isOpaque)
})

const items = [{ archiveMessageId: 'A', marks: [{ what: 'the text', mark }] }]
const copies = [2, 5].map((createdSequence) => ({ archiveMessageId: 'A', createdSequence }))
const committed = (importsBefore: number, bytes: string | Buffer, name = 'batch'): StagingEvent => ({
  ...{ kind: 'committed', name, bytes: Buffer.from(bytes), said: [], toAnybody: 404, importsBefore },
})
const removed = (importsBefore: number, name = 'batch'): StagingEvent => ({ kind: 'removed', name, importsBefore })

test.each<[string, StagingEvent[], string[]]>([
  ['staged first', [committed(1, padded)], []],
  ['staged first, in a blob that nobody can read', [committed(1, encrypted)], []],
  ['staged after the first copy', [committed(2, padded)], ['staged after the first copy was imported']],
  ['never staged', [committed(0, 'something else')], ['never staged']],
  ['with nothing staged', [], ['never staged']],
])('an item that was %s', async (_what, events, seen) => {
  const findings = await notStagedFirst({ items, copies, events })
  expect(findings.map((finding) => [finding.requirement, finding.seen])).toEqual(seen.map((one) => ['STG-1', one]))
})

test('an item that is in no mailbox need not have been staged', async () => {
  expect(await notStagedFirst({ items, copies: [], events: [] })).toEqual([])
})

test.each<[string, StagingEvent[], number]>([
  ['after its last copy', [committed(0, padded), removed(5)], 0],
  ['between its copies', [committed(0, padded), removed(3)], 1],
  ['before, and was overwritten', [committed(0, padded), committed(1, 'other')], 1],
  ['before, and is in another blob', [committed(0, padded), committed(0, padded, 'second'), removed(0)], 0],
  [
    'from two blobs before',
    [committed(0, padded), committed(0, padded, 'second'), removed(0), removed(0, 'second')],
    1,
  ],
  ['and nothing was in it', [committed(0, 'bookkeeping'), removed(0)], 0],
])('an item that left the location %s', async (_what, events, count) => {
  const findings = await removedTooEarly({ items, copies, events })
  expect(findings.map(({ requirement }) => requirement)).toEqual(Array.from({ length: count }, () => 'STG-4'))
})

test('what is left behind is what holds something of an item, or what nobody can read', async () => {
  const blobs = [
    { name: 'batch', bytes: Buffer.from(padded) },
    { name: 'secret', bytes: encrypted },
    { name: 'bookkeeping', bytes: Buffer.from('{"lastRun":"2026-03-11"}') },
  ]
  expect((await leftBehind(items, blobs)).map(({ message }) => /the blob (\w+)/.exec(message)?.[1])).toEqual([
    'batch',
    'secret',
  ])
})
