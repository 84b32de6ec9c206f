import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExportScope } from '../../mail-files/carried/carried-mailbox.ts'
import { exportZip } from '../../mail-files/export-zip.ts'
import { type ImportReport, importZip } from '../../mail-files/import-zip.ts'
import { type FormatName, formatNames } from '../../mail-files/layout/about-file.ts'
import { openSampleTenant } from '../sample-tenant.ts'
import type { Tenant } from '../tenant.ts'
import { openMailWorld } from '../transport-cases/mail-world.ts'

// Goal: a mailbox that is carried from one tenant into another one is the same there.

let folder = ''
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrying-'))
})
afterAll(() => rm(folder, { recursive: true }))

const address = 'asha@contoso.example'
const mail = (subject: string): Buffer =>
  Buffer.from(`Date: Sat, 21 Nov 2026 20:15:30 +0000\r\nSubject: ${subject}\r\n\r\n\xff From here\r\n`, 'latin1')

interface Carried {
  format?: FormatName
  scope?: Partial<ExportScope>
  below?: readonly string[]
}

async function carry(
  from: Tenant,
  to: Tenant,
  { format = 'jsonl', scope, below }: Carried = {},
): Promise<ImportReport> {
  count += 1
  const path = join(folder, `${count}.zip`)
  const exported = await from.carrying.exported(address, { withRecoverable: false, ...scope })
  await pipeline(exportZip(exported, format), createWriteStream(path))
  const wanted = { mailbox: address, isBelow: below !== undefined }
  return importZip(path, to.carrying.intake(address, below), wanted)
}

/** Everything in a mailbox that can be carried. */
async function contents(tenant: Tenant, scope: Partial<ExportScope> = {}) {
  const { folders } = await tenant.carrying.exported(address, { withRecoverable: true, ...scope })
  const all = []
  for (const { folder: place, messages } of folders) {
    const those = []
    for await (const { bytes, ...message } of messages()) those.push({ ...message, octets: bytes.toString('latin1') })
    all.push({ ...place, messages: those })
  }
  return all
}

const subjects = async (tenant: Tenant): Promise<string[]> =>
  (await contents(tenant)).flatMap(({ path, messages }) =>
    messages.map(({ octets }) => `${path.join(' > ')}: ${/Subject: (.*)\r/.exec(octets)?.[1]}`),
  )

async function openFilledMailbox() {
  const world = await openMailWorld()
  const acts = world.tenant.userActs(address)
  const projects = acts.createFolder({ name: 'Projects 📁/..', parentFolderId: acts.wellKnownFolder('inbox') })
  acts.createFolder({ name: 'Empty' })
  acts.deposit({ folderId: projects, message: mail('deposited') })
  acts.deposit({ folderId: projects, message: Buffer.of() })
  acts.deleteMessage(acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: mail('deleted') }))
  const { id } = await world.createMime(mail('with MIME').toString('latin1'))
  const color = { id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color', value: 'Green' }
  await world.patch(id, { categories: ['Red'], flag: { flagStatus: 'flagged' }, isRead: true })
  await world.patch(id, { singleValueExtendedProperties: [color] })
  await world.create({ subject: 'from properties', body: { contentType: 'text', content: 'At noon?' } })
  return world
}

test('with JSON Lines and Recoverable Items, a whole mailbox is the same in the other tenant', async () => {
  const { tenant } = await openFilledMailbox()
  const other = (await openSampleTenant()).tenant
  const report = await carry(tenant, other, { scope: { withRecoverable: true } })
  expect(report).toMatchObject({ messageCount: 5, isVerified: true, notImported: [] })
  expect(report.newFolders).toEqual([['Inbox', 'Projects 📁/..'], ['Empty']])
  const before = await contents(tenant)
  expect(await contents(other)).toEqual(before)
  expect(before.flatMap(({ messages }) => messages).filter(({ remarks }) => remarks?.categories)).toMatchObject([
    { isRead: true, remarks: { categories: ['Red'], flag: { flagStatus: 'flagged' } } },
  ])
  expect(other.userActs(address).recoverable()).toHaveLength(1)
})

test.each(formatNames)('%s carries the octets of every message, into a folder of its own too', async (format) => {
  const { tenant } = await openFilledMailbox()
  const other = (await openSampleTenant()).tenant
  const octets = async (one: Tenant, scope?: Partial<ExportScope>) =>
    (await contents(one, { withRecoverable: false, ...scope }))
      .flatMap(({ path, messages }) => messages.map(({ octets }) => `${path.join('>')} ${octets}`))
      .sort()
  await carry(tenant, other, { format })
  expect(await octets(other)).toEqual(await octets(tenant))
  await carry(tenant, other, { format, below: ['From Asha'] })
  const [below, seen] = [await octets(other, { folder: ['from asha'] }), await octets(tenant)]
  expect(below).toEqual(seen.map((one) => `From Asha>${one}`))
})

test('what comes from a header has its times; a message without any gets the present', async () => {
  const [{ tenant }, { tenant: other }] = [await openSampleTenant(), await openSampleTenant()]
  const acts = tenant.userActs(address)
  for (const message of [mail('dated'), Buffer.from('Subject: undated\r\n\r\n')]) {
    acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message })
  }
  await carry(tenant, other, { format: 'eml' })
  expect(other.snapshot()[0]?.messages.map(({ receivedTime }) => receivedTime?.toISOString())).toEqual([
    '2026-11-21T20:15:30.000Z',
    '2026-11-22T06:00:00.000Z',
  ])
})

test('a folder is exported with what is below it, and a search with what it finds', async () => {
  const { tenant } = await openFilledMailbox()
  const [one, two] = [(await openSampleTenant()).tenant, (await openSampleTenant()).tenant]
  await carry(tenant, one, { scope: { folder: ['inbox'] } })
  expect(await subjects(one)).toEqual(['Inbox > Projects 📁/..: deposited', 'Inbox > Projects 📁/..: undefined'])
  await carry(tenant, two, { scope: { search: 'subject:deposited OR subject:deleted' } })
  expect(await subjects(two)).toEqual(['Inbox > Projects 📁/..: deposited'])
})

test('an export says what it leaves out', async () => {
  const { tenant } = await openFilledMailbox()
  const leftOut = async (scope: ExportScope) => (await tenant.carrying.exported(address, scope)).leftOut
  expect(await leftOut({ withRecoverable: false })).toEqual([
    { reason: 'in Recoverable Items, which were not asked for', messageCount: 1 },
  ])
  expect(await leftOut({ withRecoverable: true })).toEqual([])
})

test('an export shows one moment: what comes and goes later does not change it', async () => {
  const { tenant } = await openSampleTenant()
  const acts = tenant.userActs(address)
  const inbox = acts.wellKnownFolder('inbox')
  const first = acts.deposit({ folderId: inbox, message: mail('first') })
  const exported = await tenant.carrying.exported(address, { withRecoverable: false })
  acts.deposit({ folderId: inbox, message: mail('later') })
  acts.deleteMessage(first)
  const found: string[] = []
  for (const { messages } of exported.folders) for await (const { bytes } of messages()) found.push(String(bytes))
  expect(found).toEqual([expect.stringContaining('Subject: first')])
})

test('a mailbox that an export reads does not keep what was rendered for it', async () => {
  const { tenant, create } = await openMailWorld()
  await create({ subject: 'from properties' })
  const rendered = async () => {
    const { folders } = await tenant.carrying.exported(address, { withRecoverable: false })
    for (const { messages } of folders) for await (const { bytes } of messages()) return bytes
    return undefined
  }
  const [one, two] = [await rendered(), await rendered()]
  expect([one?.equals(two ?? Buffer.of()), one === two]).toEqual([true, false])
})

test.each<[string, Partial<ExportScope> & { address?: string }, string]>([
  ['an unknown mailbox', { address: 'nobody@contoso.example' }, 'mailbox-unknown'],
  ['an unknown folder', { folder: ['Nowhere'] }, 'folder-unknown'],
  ['a search that cannot be read', { search: 'AND' }, 'search-unreadable'],
])('%s refuses an export', async (_what, { address: at = address, ...scope }, code) => {
  const { tenant } = await openSampleTenant()
  await expect(tenant.carrying.exported(at, { withRecoverable: false, ...scope })).rejects.toMatchObject({ code })
})

test('an import that the mailbox has no room for, or that is too large, changes nothing', async () => {
  const { tenant } = await openFilledMailbox()
  const other = (await openSampleTenant({ mail: { messageBytesMax: 90 } })).tenant
  await expect(carry(tenant, other)).rejects.toThrow(
    /^messages\.jsonl, line \d: the message has \d+ bytes; this server/,
  )
  const full = (await openSampleTenant()).tenant
  full.setQuota(address, 150)
  await expect(carry(tenant, full)).rejects.toThrow('the mailbox has no room for the messages up to this one')
  full.setQuota(address, 1e6, 10)
  const whole = { scope: { withRecoverable: true } }
  await expect(carry(tenant, full, whole)).rejects.toThrow('Recoverable Items have no room')
  for (const one of [other, full]) expect(await contents(one)).toEqual([])
})

test('Recoverable Items go back to where they were, or nowhere', async () => {
  const { tenant } = await openFilledMailbox()
  const other = (await openSampleTenant()).tenant
  const whole = { scope: { withRecoverable: true } }
  await expect(carry(tenant, other, { ...whole, below: ['Copy'] })).rejects.toThrow('Recoverable Items only')
  const intake = other.carrying.intake(address)
  const at = (path: string[], isRecoverable = false) => ({ path, isRecoverable, folderClass: 'IPF.Note' })
  expect(() => intake.checkFolder(at(['Elsewhere'], true))).toThrow('none called Elsewhere')
  expect(() => intake.checkFolder(at(['a'.repeat(256)]))).toThrow('1 to 255 characters')
  expect(() => intake.checkFolder(at(['Conversation Action Settings', 'x']))).toThrow('no user sees the folder')
})
