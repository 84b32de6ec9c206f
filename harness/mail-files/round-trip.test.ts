import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { array, assert, asyncProperty, constantFrom, date, oneof, option, record, string, uint8Array } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CarriedMessage, FoundMessage } from './carried/carried-message.ts'
import { exportZip } from './export-zip.ts'
import { losses } from './formats/mail-format.ts'
import { type ImportReport, importZip } from './import-zip.ts'
import { type FormatName, formatNames } from './layout/about-file.ts'
import { openFiles } from './opened-files.ts'
import { type SampleFolder, sampleExported, sampleIntake, sampleMessage } from './sample-mailbox.ts'

// Goal: what was exported and imported again is the same to the byte, whatever the messages and the names of folders are. Where a
// format cannot do that, the export counts it.

let folder = ''
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-trip-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function carried(folders: readonly SampleFolder[], format: FormatName) {
  count += 1
  const path = join(folder, `${count}.zip`)
  await pipeline(exportZip(sampleExported(folders), format), createWriteStream(path))
  const { intake, messages } = sampleIntake()
  const report = await importZip(path, intake, { mailbox: 'asha@contoso.example', isBelow: false })
  const files = await openFiles(path)
  const about = JSON.parse(await files.text('mailbox.json', 1e6))
  files.close()
  await rm(path)
  return { report, messages, about }
}

const time = date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

const pieces = oneof(
  constantFrom(
    ...[
      'From ',
      '>From ',
      '>>From x',
      '\nFrom me\n',
      '\r\n',
      '\n',
      '\r',
      '\n\n',
      '\0',
      'Subject: x\r\n',
      ' ',
      '"',
      '{"a":1}\n',
    ],
  ).map((text) => Buffer.from(text)),
  uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
)
/** Hostile octets: lines that look like separators, bare CR, bytes above 127, NUL, no line end at the end, nothing at all. */
const octets = array(pieces, { maxLength: 12 }).map((all) => Buffer.concat(all))

const message = record({
  bytes: octets,
  itemClass: constantFrom('IPM.Note', 'IPM.ExternalData.Something'),
  isRead: constantFrom(true, false),
  isDraft: constantFrom(true, false),
  sentTime: option(time, { nil: undefined }),
  receivedTime: option(time, { nil: undefined }),
  remarks: option(
    record({
      categories: array(string(), { maxLength: 2 }),
      flag: constantFrom({ flagStatus: 'flagged' as const }, { flagStatus: 'complete' as const }),
    }),
    { nil: undefined },
  ),
}).map((changes) => sampleMessage({ ...changes, headerTimes: { sentTime: undefined, receivedTime: undefined } }))

const hostileNames = [
  '/',
  '.',
  '..',
  'a/b',
  '../..',
  'CON',
  'con.txt',
  'nul',
  'cur',
  'new',
  'TMP',
  'x.eml',
  'x.mbox',
  'x.MBOX',
]
const moreNames = [
  '📁 emoji',
  'e\u0301',
  '\u00e9',
  ' a ',
  'a.',
  '%',
  '%2F',
  'a\\b',
  'C:',
  '\0',
  '\n',
  '\ud800',
  '-',
  '~',
  'a'.repeat(255),
]
const name = oneof(constantFrom(...hostileNames, ...moreNames), string({ minLength: 1, unit: 'grapheme' }))
/** As in a mailbox: no two folders with one name in one place. */
const folders = array(record({ path: array(name, { maxLength: 4 }), messages: array(message, { maxLength: 3 }) }), {
  maxLength: 5,
}).map((all) => [...new Map(all.map((one) => [JSON.stringify(one.path).toLowerCase(), one])).values()])

/** What a mailbox sees of a message. */
function seen(message: FoundMessage) {
  return {
    folder: message.folder.path,
    octets: message.bytes.toString('latin1'),
    itemClass: message.itemClass,
    isRead: message.isRead,
    isDraft: message.isDraft,
    sentTime: message.times?.sentTime?.toISOString(),
    receivedTime: message.times?.receivedTime?.toISOString(),
    remarks: message.remarks && { ...message.remarks },
  }
}

/** The octets of each message in each folder, in an order of their own: file names have another order than folders. */
function octetsIn(messages: readonly FoundMessage[]): string[] {
  return messages.map(({ folder: { path }, bytes }) => JSON.stringify([path, bytes.toString('latin1')])).sort()
}

function given(all: readonly SampleFolder[]): FoundMessage[] {
  return all.flatMap(({ path, messages }) =>
    messages.map((one) => {
      const { itemClass, isRead, isDraft, sentTime, receivedTime, remarks, bytes } = sampleMessage(one)
      const marks = { itemClass, isRead, isDraft, ...(remarks && { remarks }) }
      return { folder: { isRecoverable: false, path }, bytes, ...marks, times: { sentTime, receivedTime } }
    }),
  )
}

const runs = { numRuns: 40 }

test('JSON Lines have every octet and every property of every message, in their order', async () => {
  await assert(
    asyncProperty(folders, async (all) => {
      const { messages, report, about } = await carried(all, 'jsonl')
      expect(messages.map(seen)).toEqual(given(all).map(seen))
      expect([report.isVerified, report.notImported, about.notCarried]).toEqual([true, [], {}])
    }),
    runs,
  )
})

test.each(['eml', 'maildir'] as const)('%s has every octet of every message in the right folder', async (format) => {
  await assert(
    asyncProperty(folders, async (all) => {
      const { messages, report } = await carried(all, format)
      expect(octetsIn(messages)).toEqual(octetsIn(given(all)))
      expect([report.isVerified, report.notImported]).toEqual([true, []])
    }),
    runs,
  )
})

test('an mbox has every octet, but for a last line without an end, which gets one and is counted', async () => {
  const ended = (bytes: Buffer): Buffer =>
    bytes.length === 0 || bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\n')])
  await assert(
    asyncProperty(folders, async (all) => {
      const { messages, about } = await carried(all, 'mbox')
      const before = given(all)
      expect(octetsIn(messages)).toEqual(octetsIn(before.map((one) => ({ ...one, bytes: ended(one.bytes) }))))
      const changed = before.filter(({ bytes }) => ended(bytes) !== bytes).length
      expect(about.notCarried['end without a line break'] ?? 0).toBe(changed)
    }),
    runs,
  )
})

test('a Maildir has the marks for read, draft and flagged', async () => {
  const bytes = Buffer.from('Subject: x\r\n\r\n')
  const flagged = { flag: { flagStatus: 'flagged' as const } }
  const all = [{ path: ['Inbox'], messages: [{ bytes, isRead: true, isDraft: true, remarks: flagged }, { bytes }] }]
  const { messages, about } = await carried(all, 'maildir')
  expect(messages.map(({ isRead, isDraft, remarks }) => [isRead, isDraft, remarks])).toEqual([
    [true, true, flagged],
    [false, false, undefined],
  ])
  expect(about.notCarried).toEqual({})
})

const everything: Partial<CarriedMessage> & { bytes: Buffer } = {
  bytes: Buffer.from('no line end'),
  itemClass: 'IPM.Other',
  isRead: true,
  isDraft: true,
  sentTime: new Date(0),
  headerTimes: { sentTime: undefined, receivedTime: undefined },
  remarks: { categories: ['Red'], flag: { flagStatus: 'flagged' } },
}
const marks = [losses.readMark, losses.draftMark]
const others = [losses.itemClass, losses.times]
test.each<[FormatName, string[]]>([
  ['eml', [...marks, ...others, losses.flag, losses.remarks]],
  ['mbox', [...marks, ...others, losses.flag, losses.remarks, losses.lineEnd]],
  ['maildir', [...others, losses.remarks]],
  ['jsonl', []],
])('%s counts what it does not carry', async (format, lost) => {
  const { about } = await carried([{ path: ['Inbox'], messages: [everything, everything] }], format)
  expect(about.notCarried).toEqual(Object.fromEntries(lost.map((loss) => [loss, 2])))
})

test.each(formatNames)(
  '%s keeps folders of one name apart: one of the user, one of Recoverable Items',
  async (format) => {
    const all = ['Deletions', 'messages', 'recoverable-items'].flatMap((folderName) => [
      { path: [folderName], messages: [{ bytes: Buffer.from(`seen ${folderName}\n`) }] },
      { path: [folderName], isRecoverable: true, messages: [{ bytes: Buffer.from(`deleted ${folderName}\n`) }] },
    ])
    const { messages } = await carried(all, format)
    const found = messages.map(({ folder: { isRecoverable, path }, bytes }) => `${isRecoverable} ${path} ${bytes}`)
    expect(found.sort()).toEqual(
      all.map(({ path, isRecoverable = false, messages: [one] }) => `${isRecoverable} ${path} ${one?.bytes}`).sort(),
    )
  },
)

test.each(formatNames)('%s: the same mailbox makes the same ZIP', async (format) => {
  const all = [{ path: ['Inbox'], messages: [everything] }]
  const zips = await Promise.all(
    [0, 1].map(async () => Buffer.concat(await chunksOf(exportZip(sampleExported(all), format)))),
  )
  expect(zips[0]?.equals(zips[1] ?? Buffer.of())).toBe(true)
})

async function chunksOf(stream: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

test('the report of an import counts messages and octets', async () => {
  const all = [{ path: ['Inbox'], messages: [{ bytes: Buffer.from('one\n') }, { bytes: Buffer.from('three\n') }] }]
  const { report } = await carried(all, 'eml')
  const expected: ImportReport = {
    ...{ mailbox: 'asha@contoso.example', format: 'eml', messageCount: 2, sizeBytes: 10, isVerified: true },
    ...{ newFolders: [], notImported: [] },
  }
  expect(report).toEqual(expected)
})
