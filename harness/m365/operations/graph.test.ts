import supertest from 'supertest'
import { expect, it } from 'vitest'
import {
  type AppRole,
  graphCollectionSchema,
  graphUserSchema,
  importItemResponseSchema,
  mailboxFolderSchema,
  mailboxItemSchema,
} from '../../contract/index.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from '../sample-tenant.ts'

const folders = graphCollectionSchema(mailboxFolderSchema)
const items = graphCollectionSchema(mailboxItemSchema)
const users = graphCollectionSchema(graphUserSchema)

async function setup(roles?: AppRole[]) {
  const { tenant, room } = await openSampleTenant({
    mail: { importedItemClass: 'IPM.ExternalData.WhatsAppArchiver' },
    ...(roles && { roles }),
  })
  tenant.hire(sampleEntry('ben'))
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const authorization = `Bearer ${login.body.access_token}`
  const get = async (path: string) => (await supertest(app).get(path).set({ authorization })).body
  const post = (path: string, body: object = {}) => supertest(app).post(path).set({ authorization }).send(body)
  const [asha = '', ben = ''] = tenant.snapshot().map((one) => `/v1.0/admin/exchange/mailboxes/${one.mailboxId}`)
  const inboxOf = (index: number) =>
    tenant.snapshot()[index]?.folders.find(({ wellKnownName }) => wellKnownName === 'inbox')?.folderId ?? ''
  const importInto = async (mailbox: string, folderId: string, text: string, more: object = {}) => {
    const { importUrl } = (await post(`${mailbox}/createImportSession`)).body
    const body = { FolderId: folderId, Mode: 'create', Data: Buffer.from(text).toString('base64'), ...more }
    const answer = await supertest(app)
      .post(String(importUrl).replace(/^https?:\/\/[^/]+/, ''))
      .send(body)
    return importItemResponseSchema.parse(answer.body)
  }
  return { tenant, room, app, authorization, get, post, asha, ben, inboxOf, importInto }
}

it('lists every user once and neither groups, contacts nor soft-deleted users', async () => {
  const { tenant, get } = await setup()
  tenant.hire(sampleEntry('gus', { kind: 'guest', mailbox: 'none' }))
  tenant.hire(sampleEntry('room', { kind: 'room' }))
  tenant.hire(sampleEntry('gone', { mailbox: 'soft-deleted' }))
  tenant.hire(sampleEntry('sales', { kind: 'group', mailbox: 'none' }))
  tenant.hire(sampleEntry('carl', { kind: 'contact', mailbox: 'none' }))
  const { value } = users.parse(await get('/v1.0/users?$select=displayName'))
  const gone = await get('/v1.0/users/gone@contoso.example')
  expect(value.map(({ displayName }) => displayName)).toEqual(['asha', 'ben', 'gus', 'room'])
  expect(gone.error.code).toBe('Request_ResourceNotFound')
})

it('takes no query option for the exchange settings', async () => {
  const { get } = await setup()
  const refusal = await get('/v1.0/users/asha@contoso.example/settings/exchange?$select=primaryMailboxId')
  expect(refusal.error.code).toBe('BadRequest')
})

it('refuses to create what has an item id already', async () => {
  const { asha, inboxOf, importInto } = await setup()
  const { itemId } = await importInto(asha, inboxOf(0), 'Subject: x\r\n\r\n')
  await expect(importInto(asha, inboxOf(0), 'Subject: x\r\n\r\n', { ItemId: itemId })).rejects.toThrow()
})

it('creates mail folders for requests without a type', async () => {
  const { post, asha } = await setup()
  const made = await post(`${asha}/folders`, { displayName: 'WhatsApp Archiver' })
  expect(mailboxFolderSchema.parse(made.body).type).toBe('IPF.Note')
})

it('stores equal content of two mailboxes once', async () => {
  const { tenant, asha, ben, inboxOf, importInto } = await setup()
  await importInto(asha, inboxOf(0), 'Subject: to both\r\n\r\n')
  await importInto(ben, inboxOf(1), 'Subject: to both\r\n\r\n')
  await importInto(ben, inboxOf(1), 'Subject: to ben\r\n\r\n')
  const [ashas, bens, other] = tenant.snapshot().flatMap(({ messages }) => messages)
  expect(ashas?.content).toBe(bens?.content)
  expect([ashas?.createdSequence, bens?.createdSequence, other?.createdSequence]).toEqual([1, 2, 3])
  expect(other?.content.toString()).toBe('Subject: to ben\r\n\r\n')
})

it('accepts a duplicate as another item', async () => {
  const { tenant, asha, inboxOf, importInto } = await setup()
  const first = await importInto(asha, inboxOf(0), 'Subject: x\r\n\r\n')
  const second = await importInto(asha, inboxOf(0), 'Subject: x\r\n\r\n')
  expect(second.itemId).not.toBe(first.itemId)
  expect(tenant.snapshot()[0]?.messages).toHaveLength(2)
})

it('replaces the content of an item in an update, and then needs the new change key', async () => {
  const { tenant, room, get, asha, inboxOf, importInto } = await setup()
  const created = await importInto(asha, inboxOf(0), 'Subject: before\r\n\r\n')
  room.clock.advance(60_000)
  const keys = { Mode: 'update', ItemId: created.itemId, ChangeKey: created.changeKey }
  const updated = await importInto(asha, inboxOf(0), 'Subject: after\r\n\r\n', keys)
  const { value } = items.parse(await get(`${asha}/folders/inbox/items`))
  expect(updated.itemId).toBe(created.itemId)
  expect(updated.changeKey).not.toBe(created.changeKey)
  expect(tenant.snapshot()[0]?.messages.map(({ content }) => content.toString())).toEqual(['Subject: after\r\n\r\n'])
  expect(value).toEqual([
    {
      id: created.itemId,
      changeKey: updated.changeKey,
      createdDateTime: '2026-11-22T06:00:00.000Z',
      lastModifiedDateTime: '2026-11-22T06:01:00.000Z',
      type: 'IPM.ExternalData.WhatsAppArchiver',
      size: 18,
    },
  ])
  await expect(importInto(asha, inboxOf(0), 'Subject: again\r\n\r\n', keys)).rejects.toThrow()
})

it('lists the items of a folder in pages', async () => {
  const { get, asha, inboxOf, importInto } = await setup()
  const ids: string[] = []
  for (const text of ['a', 'b', 'c']) ids.push((await importInto(asha, inboxOf(0), text)).itemId)
  const first = items.parse(await get(`${asha}/folders/inbox/items?$top=2`))
  const link = new URL(first['@odata.nextLink'] ?? '')
  const second = items.parse(await get(`${link.pathname}${link.search}`))
  expect([...first.value, ...second.value].map(({ id }) => id)).toEqual(ids)
})

it('lists no hidden folder, though it keeps the name', async () => {
  const { get, post, asha } = await setup()
  const { value } = folders.parse(await get(`${asha}/folders?$top=100`))
  expect(value.map(({ displayName }) => displayName)).not.toContain('Conversation Action Settings')
  const taken = await post(`${asha}/folders`, { displayName: 'Conversation Action Settings' })
  expect(taken.status).toBe(409)
})

it('counts the visible children and the items of a folder', async () => {
  const { get, post, asha, importInto } = await setup()
  const made = await post(`${asha}/folders/INBOX/childFolders`, { displayName: 'Chats', type: 'IPF.Note.Chat' })
  const child = mailboxFolderSchema.parse(made.body)
  await importInto(asha, child.id, 'Subject: x\r\n\r\n')
  const inbox = mailboxFolderSchema.parse(await get(`${asha}/folders/inbox`))
  const { value } = folders.parse(await get(`${asha}/folders/${inbox.id}/childFolders`))
  expect(made.status).toBe(201)
  expect([inbox.childFolderCount, inbox.totalItemCount, inbox.type]).toEqual([1, 0, 'IPF.Note'])
  expect(value).toEqual([
    {
      id: child.id,
      displayName: 'Chats',
      parentFolderId: inbox.id,
      childFolderCount: 0,
      totalItemCount: 1,
      type: 'IPF.Note.Chat',
    },
  ])
})

it('does not find the folder of one mailbox in another', async () => {
  const { app, get, post, asha, ben, inboxOf } = await setup()
  const { importUrl } = (await post(`${ben}/createImportSession`)).body
  const body = { FolderId: inboxOf(0), Mode: 'create', Data: 'AAAA' }
  const answer = await supertest(app)
    .post(String(importUrl).replace(/^https?:\/\/[^/]+/, ''))
    .send(body)
  expect([answer.body.error.code, (await get(`${ben}/folders/${inboxOf(0)}`)).error.code]).toEqual([
    'ErrorFolderNotFound',
    'ErrorItemNotFound',
  ])
  expect((await get(`${asha}/folders/${inboxOf(0)}`)).id).toBe(inboxOf(0))
})

it.each<[AppRole, number, number, number, number]>([
  ['User.Read.All', 200, 403, 403, 403],
  ['MailboxFolder.ReadWrite.All', 403, 200, 403, 403],
  ['MailboxItem.ImportExport.All', 403, 403, 200, 200],
])('allows with %s alone what that permission is for, and nothing else', async (role, ...statuses) => {
  const { app, asha, authorization } = await setup([role])
  const answers = [
    await supertest(app).get('/v1.0/users/asha@contoso.example').set({ authorization }),
    await supertest(app).get(`${asha}/folders`).set({ authorization }),
    await supertest(app).get(`${asha}/folders/inbox/items`).set({ authorization }),
    await supertest(app).post(`${asha}/createImportSession`).set({ authorization }),
  ]
  expect(answers.map(({ status }) => status)).toEqual(statuses)
})

it.each([
  ['IPM.ExternalData.SomeArchiver', { mail: { importedItemClass: 'IPM.ExternalData.SomeArchiver' } }],
  ['IPM.Note', {}],
])('sets the class %s on items that are imported into a tenant that is set up for it', async (itemClass, options) => {
  const { tenant, room } = await openSampleTenant(options)
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const [mailbox] = tenant.snapshot()
  const session = await supertest(app)
    .post(`/v1.0/admin/exchange/mailboxes/${mailbox?.mailboxId}/createImportSession`)
    .set({ authorization: `Bearer ${login.body.access_token}` })
    .send({})
  const inbox = mailbox?.folders.find(({ wellKnownName }) => wellKnownName === 'inbox')
  const Data = Buffer.from('Subject: one\r\n\r\n').toString('base64')
  await supertest(app)
    .post(String(session.body.importUrl).replace(/^https?:\/\/[^/]+/, ''))
    .send({ FolderId: inbox?.folderId, Mode: 'create', Data })
  expect(tenant.snapshot()[0]?.messages.map((message) => message.itemClass)).toEqual([itemClass])
})
