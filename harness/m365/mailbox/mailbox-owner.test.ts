import { expect, it } from 'vitest'
import { openSampleTenant, sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'

const mail = Buffer.from('Subject: lunch\r\nDate: Sun, 22 Nov 2026 05:30:00 +0000\r\n\r\nAt noon?\r\n')

async function setup() {
  const { tenant } = await openSampleTenant()
  const acts = tenant.userActs('asha@contoso.example')
  const seen = () => {
    const [mailbox] = tenant.snapshot()
    const paths = new Map(mailbox?.folders.map(({ folderId, path }) => [folderId, path.join('/')]))
    return {
      paths: [...paths.values()],
      messages: mailbox?.messages.map(({ messageId, folderId }) => [messageId, paths.get(folderId)]),
    }
  }
  return { tenant, acts, seen }
}

it('creates folders below the root and below others', async () => {
  const { acts, seen } = await setup()
  const projects = acts.createFolder({ name: 'Projects' })
  acts.createFolder({ name: 'Projects', parentFolderId: projects })
  expect(seen().paths).toEqual(expect.arrayContaining(['', 'Inbox', 'Projects', 'Projects/Projects']))
})

it('delivers ordinary mail, which is neither a draft nor an archived item', async () => {
  const { tenant, acts, seen } = await setup()
  const messageId = acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: mail })
  expect(seen().messages).toEqual([[messageId, 'Inbox']])
  expect(tenant.snapshot()[0]?.messages[0]).toMatchObject({
    content: mail,
    itemClass: 'IPM.Note',
    isDraft: false,
    sentTime: new Date('2026-11-22T05:30:00Z'),
    createdSequence: 1,
  })
})

it('moves a deleted folder with what it holds below Deleted Items', async () => {
  const { acts, seen } = await setup()
  const folderId = acts.createFolder({ name: 'WhatsApp Archiver' })
  const messageId = acts.deposit({ folderId, message: mail })
  acts.deleteFolder(folderId)
  expect(seen().messages).toEqual([[messageId, 'Deleted Items/WhatsApp Archiver']])
  expect(seen().paths).not.toContain('WhatsApp Archiver')
})

it('renames the second deleted folder with the same name', async () => {
  const { acts, seen } = await setup()
  for (let times = 0; times < 3; times += 1) acts.deleteFolder(acts.createFolder({ name: 'Projects' }))
  const deleted = seen().paths.filter((path) => path.startsWith('Deleted Items/'))
  expect(deleted).toEqual(['Deleted Items/Projects', 'Deleted Items/Projects1', 'Deleted Items/Projects2'])
})

it('no longer shows a folder that is deleted from Deleted Items', async () => {
  const { acts, seen } = await setup()
  const folderId = acts.createFolder({ name: 'Projects' })
  const messageId = acts.deposit({ folderId, message: mail })
  acts.deleteFolder(folderId)
  acts.deleteFolder(folderId)
  expect(seen().messages).toEqual([])
  expect(seen().paths.join()).not.toContain('Projects')
  expect(() => acts.deleteFolder(folderId)).toThrow(expect.objectContaining({ code: 'folder-unknown' }))
  expect(() => acts.deleteMessage(messageId)).toThrow(expect.objectContaining({ code: 'message-unknown' }))
})

it('shows nothing of what is below a hidden folder', async () => {
  const { tenant, post } = await openGraphWorld()
  const folders = '/users/asha@contoso.example/mailFolders'
  const hidden = (await post(folders, { displayName: 'Kept', isHidden: true })).body.id
  const below = (await post(`${folders}/${hidden}/childFolders`, { displayName: 'Below' })).body.id
  const messageId = (await post(`${folders}/${below}/messages`, {})).body.id
  const acts = tenant.userActs('asha@contoso.example')
  for (const folderId of [hidden, below]) {
    const deposit = () => acts.deposit({ folderId, message: mail })
    expect(deposit).toThrow(expect.objectContaining({ code: 'folder-unknown' }))
  }
  expect(() => acts.deleteMessage(messageId)).toThrow(expect.objectContaining({ code: 'message-unknown' }))
})

it('moves a message, which keeps its place in the order of creation and gets another id', async () => {
  const { tenant, acts, seen } = await setup()
  const inbox = acts.wellKnownFolder('inbox')
  const first = acts.deposit({ folderId: inbox, message: mail })
  const second = acts.deposit({ folderId: inbox, message: Buffer.from('Subject: y\r\n\r\n') })
  const moved = acts.moveMessage(first, acts.wellKnownFolder('archive'))
  expect(moved).not.toBe(first)
  expect(seen().messages).toEqual([
    [moved, 'Archive'],
    [second, 'Inbox'],
  ])
  expect(tenant.snapshot()[0]?.messages.map(({ createdSequence }) => createdSequence)).toEqual([1, 2])
})

it('no longer shows a deleted message', async () => {
  const { acts, seen } = await setup()
  const messageId = acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: mail })
  acts.deleteMessage(messageId)
  expect(seen().messages).toEqual([])
  expect(() => acts.deleteMessage(messageId)).toThrow(expect.objectContaining({ code: 'message-unknown' }))
})

it('acts for the owner of an alias', async () => {
  const { tenant, seen } = await setup()
  tenant.change('asha', { aliases: ['a@contoso.example'] })
  tenant.userActs('A@contoso.example').createFolder({ name: 'Mine' })
  expect(seen().paths).toContain('Mine')
})

it('refuses unknown ids, and changes of well-known folders, with a code', async () => {
  const { tenant, acts } = await setup()
  tenant.hire(sampleEntry('gus', { kind: 'guest', mailbox: 'none' }))
  const inbox = acts.wellKnownFolder('inbox')
  const refused = (act: () => unknown) => {
    try {
      act()
      return undefined
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error
    }
  }
  expect([
    refused(() => tenant.userActs('nobody@contoso.example')),
    refused(() => tenant.userActs('gus@contoso.example')),
    refused(() => acts.createFolder({ name: 'INBOX' })),
    refused(() => acts.createFolder({ name: 'x', parentFolderId: 'none' })),
    refused(() => acts.deleteFolder(inbox)),
    refused(() => acts.deleteFolder('none')),
    refused(() => acts.deposit({ folderId: 'none', message: mail })),
    refused(() => acts.moveMessage('none', inbox)),
    refused(() => acts.wellKnownFolder('nowhere' as 'inbox')),
  ]).toEqual([
    'mailbox-unknown',
    'mailbox-unknown',
    'folder-exists',
    'folder-unknown',
    'folder-distinguished',
    'folder-unknown',
    'folder-unknown',
    'message-unknown',
    'folder-unknown',
  ])
})
