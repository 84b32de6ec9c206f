import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { CarryRefusal } from './carried/carry-refusal.ts'
import { exportZip } from './export-zip.ts'
import { type ImportReport, importZip } from './import-zip.ts'
import type { FormatName } from './layout/about-file.ts'
import { sampleExported, sampleIntake } from './sample-mailbox.ts'

// Goal: an import that is damaged, changed or hostile is refused with its place and changes nothing; what is left out is listed.

let folder = ''
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refused-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path, { compress: false })
  zip.end()
  return buffer(zip.outputStream)
}

/** What an import said, or did; and that a refused one changed nothing. */
async function imported(
  zip: Buffer,
  options: { format?: FormatName; isBelow?: boolean; messageBytesMax?: number } = {},
) {
  count += 1
  const path = join(folder, `${count}.zip`)
  await writeFile(path, zip)
  const { intake, messages, folders } = sampleIntake(options.messageBytesMax)
  const wanted = { mailbox: 'asha@contoso.example', isBelow: false, ...options }
  const ended: ImportReport | CarryRefusal = await importZip(path, intake, wanted).catch((error: unknown) => {
    if (!(error instanceof CarryRefusal)) throw error
    expect([messages, folders]).toEqual([[], []])
    return error
  })
  return { said: ended instanceof CarryRefusal ? ended.message : '', report: ended, messages }
}

async function exported(format: FormatName): Promise<Buffer> {
  const messages = ['one', 'two'].map((text) => ({ bytes: Buffer.from(`Subject: ${text}\r\n\r\n${text}\r\n`) }))
  const path = join(folder, 'exported.zip')
  await pipeline(exportZip(sampleExported([{ path: ['Inbox'], messages }]), format), createWriteStream(path))
  return readFile(path)
}

const mail = 'Subject: x\r\n\r\ny\r\n'

test.each<[string, Record<string, string>, string]>([
  [
    'a manifest with another digest',
    { 'Inbox/1.eml': mail, 'manifest.sha256': `${'0'.repeat(64)}  Inbox/1.eml\n` },
    'Inbox/1.eml: the file has another digest',
  ],
  [
    'a manifest with a file that is not there',
    { 'manifest.sha256': `${'0'.repeat(64)}  Inbox/1.eml\n` },
    'Inbox/1.eml: the manifest names this file, and it is not there',
  ],
  [
    'a file that is not in the manifest',
    { 'Inbox/1.eml': mail, 'manifest.sha256': `${'0'.repeat(64)}  x\n`, x: '' },
    'Inbox/1.eml: the manifest does not name this file',
  ],
  [
    'a file that is not a manifest',
    { 'Inbox/1.eml': mail, 'manifest.sha256': 'none\n' },
    'manifest.sha256, line 1: expected a SHA-256',
  ],
  [
    'a manifest that names a file twice',
    { x: '', 'manifest.sha256': `${'0'.repeat(64)}  x\n`.repeat(2) },
    'manifest.sha256, line 2: a line before',
  ],
  [
    'a mailbox.json of something else',
    { 'Inbox/1.eml': mail, 'mailbox.json': '{}' },
    'mailbox.json: this is not what an export',
  ],
  ['a mailbox.json that is not JSON', { 'Inbox/1.eml': mail, 'mailbox.json': '{' }, 'mailbox.json: this is not JSON'],
  ['a message in no folder', { '1.eml': mail }, '1.eml: this message is in no folder'],
  ['several formats', { 'Inbox/1.eml': mail, 'a.mbox': '' }, 'several formats (eml, mbox)'],
  ['nothing that is mail', { 'a.txt': '' }, 'there is no file that ends with .eml, .mbox or .jsonl'],
  ['half a line of JSON', { 'a.jsonl': '{"folder":["In' }, 'a.jsonl, line 1: the line has no end'],
  ['a line that is not JSON', { 'a.jsonl': '{"folder":["In\n' }, 'a.jsonl, line 1: this is not one object of JSON'],
  [
    'a line with too little',
    { 'a.jsonl': '{"folder":["Inbox"]}\n' },
    'a.jsonl, line 1: the message is not as it should be',
  ],
  ['a file that is not an mbox', { 'a.mbox': 'Subject: x\n' }, 'a.mbox, line 1: an mbox begins with'],
  [
    'a From in the middle of an mbox',
    { 'a.mbox': 'From a\nx\nFrom b\n' },
    'a.mbox, line 3: this line begins with "From "',
  ],
  ['a large message', { 'Inbox/1.eml': 'x'.repeat(1001) }, 'Inbox/1.eml: the message has more than 1000 bytes'],
  [
    'a large message in an mbox',
    { 'a.mbox': `From a\n${'y\n'.repeat(600)}` },
    'a.mbox, line 1: the message has more than 1000 bytes',
  ],
  [
    'a large line in an mbox',
    { 'a.mbox': `From a\n${'y'.repeat(70_000)}` },
    'a.mbox, line 2: the message has more than 1000 bytes',
  ],
])('%s is refused', async (_what, files, words) => {
  expect((await imported(await zipOf(files), { messageBytesMax: 1000 })).said).toContain(words)
})

test('a line whose content was changed is refused', async () => {
  const zip = await exported('jsonl')
  const [found] = /"content":"(\w)/.exec(zip.toString('latin1')) ?? []
  const changed = Buffer.from(zip.toString('latin1').replace(found ?? '?', '"content":"V'), 'latin1')
  expect((await imported(changed)).said).toContain('messages.jsonl: this file is damaged')
  const lines = /\{"folder.*?\n/.exec(zip.toString('latin1'))?.[0].replace('"content":"U', '"content":"V') ?? ''
  expect((await imported(await zipOf({ 'a.jsonl': lines }))).said).toContain(
    'a.jsonl, line 1: the content is not the one',
  )
})

test.each([
  ['a part of a ZIP', (zip: Buffer) => zip.subarray(0, -30), 'this is not a ZIP that can be read to its end'],
  ['no ZIP', () => Buffer.from('Hello'), 'this is not a ZIP'],
  ['a ZIP without its middle', (zip: Buffer) => Buffer.concat([zip.subarray(0, 100), zip.subarray(200)]), ''],
])('%s is refused', async (_what, change, words) => {
  const { said } = await imported(change(await exported('eml')))
  expect(said).not.toBe('')
  expect(said).toContain(words)
})

test('a flipped bit in a file is refused, also without a manifest', async () => {
  const zip = await zipOf({ 'Inbox/1.eml': mail })
  const at = zip.indexOf('Subject')
  zip[at] = (zip[at] ?? 0) ^ 1
  expect((await imported(zip)).said).toBe('Inbox/1.eml: this file is damaged; copy the ZIP again')
})

test.each([['../../evil.eml'], ['/bsolute.eml'], ['..\\..\\evil.eml'], ['C:/evil.eml'], ['nul\0bytes.eml']])(
  'the name %j, which leads out of the ZIP or which no file can have, is refused',
  async (name) => {
    const placeholder = 'x'.repeat(name.length)
    const zip = (await zipOf({ [placeholder]: mail })).toString('latin1').replaceAll(placeholder, name)
    expect((await imported(Buffer.from(zip, 'latin1'))).said).toContain('this name leads out of the ZIP')
  },
)

test('two files of one name are refused', async () => {
  const zip = (await zipOf({ 'Inbox/1.eml': mail, 'Inbox/2.eml': mail })).toString('latin1')
  const said = (await imported(Buffer.from(zip.replaceAll('Inbox/2.eml', 'Inbox/1.eml'), 'latin1'))).said
  expect(said).toBe('Inbox/1.eml: two files have this name')
})

test('files that are no messages are listed with the reason, and so are marks that are not kept', async () => {
  const zip = await zipOf({
    'cur/1.host:2,FRSa': mail,
    'new/2.host': mail,
    'tmp/3.host': mail,
    '.notmuch/xapian': '',
    '.Work.Old/cur/4.host:2,': mail,
    'notes.txt': '',
  })
  const { report, messages } = await imported(zip, { isBelow: true })
  expect(report).toMatchObject({
    format: 'maildir',
    messageCount: 3,
    isVerified: false,
    notImported: [
      { file: '.notmuch/xapian', reason: 'what another program keeps beside the messages' },
      { file: 'notes.txt', reason: 'not a file of the format maildir' },
      { file: 'tmp/3.host', reason: expect.stringContaining('not yet delivered') },
      { file: 'cur/1.host:2,FRSa', reason: 'the marks R, a are not kept' },
    ],
  })
  expect(messages.map(({ folder: { path }, isRead, remarks }) => [path, isRead, remarks])).toEqual([
    [['Work', 'Old'], false, undefined],
    [[], true, { flag: { flagStatus: 'flagged' } }],
    [[], false, undefined],
  ])
})

test('an export from which a message was taken away, with its manifest, is imported, and the report says so', async () => {
  const about = { mailboxExport: 1, format: 'eml', mailbox: 'a@b.example', exportedAt: '2026-11-22T06:00:00.000Z' }
  const inbox = {
    files: 'messages/Inbox',
    path: ['Inbox'],
    isRecoverable: false,
    folderClass: 'IPF.Note',
    messageCount: 2,
  }
  const json = JSON.stringify({ ...about, messageCount: 2, folders: [inbox], notCarried: {}, leftOut: [] })
  const { report } = await imported(await zipOf({ 'messages/Inbox/1.eml': mail, 'mailbox.json': json }))
  expect(report).toMatchObject({
    messageCount: 1,
    notImported: [{ file: 'mailbox.json', reason: 'it names 2 messages, and 1 are here' }],
  })
})

test('an export that nobody reads to its end stops reading the mailbox', async () => {
  let asked = 0
  const exported = sampleExported([{ path: ['Inbox'], messages: [] }])
  const [inbox] = exported.folders
  if (inbox === undefined) throw new Error('the sample has a folder')
  async function* messages() {
    const [sample] = sampleExported([{ path: [], messages: [{ bytes: Buffer.alloc(100_000) }] }]).folders
    for (; asked < 10_000; asked += 1) for await (const message of sample?.messages() ?? []) yield message
  }
  const stream = exportZip({ ...exported, folders: [{ ...inbox, messages }] }, 'eml')
  await once(stream, 'readable')
  stream.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toBeLessThan(20)
})
