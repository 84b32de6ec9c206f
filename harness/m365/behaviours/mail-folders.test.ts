import { expect, test } from 'vitest'
import { graphCollectionSchema, type MailFolder, mailFolderSchema } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { createStoreIds } from '../graph/identifiers.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const root = '/users/asha@contoso.example/mailFolders'
const collection = graphCollectionSchema(mailFolderSchema)

async function setup() {
  const world = await openGraphWorld()
  const list = async (path: string) => collection.parse((await world.get(path)).body).value
  const names = async (path: string) => (await list(path)).map(({ displayName }) => displayName)
  const folder = async (id: string): Promise<MailFolder> =>
    mailFolderSchema.parse((await world.get(`${root}/${id}`)).body)
  const make = async (displayName: string, path = root, more = {}): Promise<MailFolder> => {
    const { status, body } = await world.post(path, { displayName, ...more })
    expect(status).toBe(201)
    return mailFolderSchema.parse(body)
  }
  return { ...world, list, names, folder, make }
}

test('mail-folders.direct-children', async () => {
  const { make, list, folder } = await setup()
  const { id } = await make('Chats', `${root}/inbox/childFolders`)
  const listed = await list(`${root}?$top=100`)
  const parents = new Set(listed.map(({ parentFolderId }) => parentFolderId))
  expect([...parents]).toEqual([(await folder('msgfolderroot')).id])
  expect(listed.map((one) => one.id)).not.toContain(id)
})

test('mail-folders.pages-of-ten', async () => {
  const { get, follow } = await setup()
  const first = (await get(root)).body
  const second = (await follow(first['@odata.nextLink'])).body
  expect([first.value.length, second.value.length > 0, second['@odata.nextLink']]).toEqual([10, true, undefined])
  expect((await get(`${root}?$top=11`)).body.value).toHaveLength(11)
})

test('mail-folders.hidden', async () => {
  const { make, names } = await setup()
  await make('Kept out of sight', root, { isHidden: true })
  const unasked = await names(`${root}?$top=100`)
  const asked = await names(`${root}?$top=100&includeHiddenFolders=true`)
  expect(asked.filter((name) => !unasked.includes(name))).toEqual(['Kept out of sight'])
})

test('mail-folders.properties', async () => {
  const { make, get, post } = await setup()
  const { id: parentFolderId } = await make('Chats')
  const { id } = await make('2026', `${root}/${parentFolderId}/childFolders`)
  await make('11', `${root}/${id}/childFolders`)
  await post(`${root}/${id}/messages`, { subject: 'read', isRead: true })
  await post(`${root}/${id}/messages`, { subject: 'read as well', isRead: true })
  await post(`${root}/${id}/messages`, { subject: 'unread', isRead: false })
  expect((await get(`${root}/${id}`)).body).toEqual({
    '@odata.context': "http://graph.example/v1.0/$metadata#users('asha%40contoso.example')/mailFolders/$entity",
    id,
    displayName: '2026',
    parentFolderId,
    childFolderCount: 1,
    unreadItemCount: 1,
    totalItemCount: 3,
    sizeInBytes: expect.any(Number),
    isHidden: false,
  })
})

test('mail-folders.size', async () => {
  const { get, post } = await setup()
  const sizeOf = async (folder: string) => (await get(`${root}/${folder}`)).body.sizeInBytes
  const before = await sizeOf('drafts')
  await post('/users/asha@contoso.example/messages', { body: { contentType: 'text', content: 'x'.repeat(5000) } })
  expect([before, await sizeOf('archive')]).toEqual([0, 0])
  expect(await sizeOf('drafts')).toBeGreaterThanOrEqual(5000)
})

test('mail-folders.well-known-names', async () => {
  const { folder, get } = await setup()
  const names =
    'archive clutter conflicts conversationhistory deleteditems drafts inbox junkemail localfailures msgfolderroot outbox recoverableitemsdeletions scheduled searchfolders sentitems serverfailures syncissues'.split(
      ' ',
    )
  const ids = await Promise.all(names.map(async (name) => (await folder(name)).id))
  expect(new Set(ids).size).toBe(17)
  expect((await folder('SentItems')).displayName).toBe('Sent Items')
  expect((await get(`${root}/calendar`)).status).toBe(400)
})

test('mail-folders.children', async () => {
  const { make, names, get } = await setup()
  await make('Chats', `${root}/inbox/childFolders`)
  expect(await names(`${root}/inbox/childFolders`)).toEqual(['Chats'])
  expect(await names(`${root}/syncissues/childFolders`)).toEqual(['Conflicts', 'Local Failures', 'Server Failures'])
  const { childFolders } = (await get(`${root}/inbox?$expand=childFolders`)).body
  expect(childFolders).toMatchObject([{ displayName: 'Chats', childFolderCount: 0 }])
})

test('mail-folders.create', async () => {
  const { post, folder } = await setup()
  const body = { '@odata.type': '#microsoft.graph.mailFolder', displayName: 'WhatsApp Archiver', isHidden: true }
  const made = await post(root, body)
  expect(made.status).toBe(201)
  expect(await folder(made.body.id)).toMatchObject({ displayName: 'WhatsApp Archiver', isHidden: true })
  expect((await post(root, { displayName: 'x', totalItemCount: 3 })).status).toBe(400)
})

test('mail-folders.create-child', async () => {
  const { make, folder } = await setup()
  const { parentFolderId } = await make('Chats', `${root}/inbox/childFolders`)
  expect(parentFolderId).toBe((await folder('inbox')).id)
})

test('mail-folders.duplicate-name', async () => {
  const { make, post } = await setup()
  await make('Chats')
  const again = await post(root, { displayName: 'Chats' })
  expect(refusalIn(again)).toEqual([409, 'ErrorFolderExists'])
  expect(again.body.error.message).toBe(
    'A folder with the specified name already exists., Could not create folder Chats.',
  )
  await make('Chats', `${root}/inbox/childFolders`)
})

test('mail-folders.find-by-name', async () => {
  const { make, list } = await setup()
  const { id } = await make("Asha's chats", `${root}/inbox/childFolders`)
  const found = await list(`${root}/inbox/childFolders?$filter=displayName eq 'Asha''s chats'`)
  const elsewhere = await list(`${root}?$filter=displayName eq 'Asha''s chats'`)
  const byPath = await list(`${root}?$filter=displayName eq 'Inbox/Asha''s chats'`)
  expect([found.map((one) => one.id), elsewhere, byPath]).toEqual([[id], [], []])
})

test('mail-folders.missing', async () => {
  const { get, post } = await setup()
  const strange = createStoreIds(createChance(99)).folder()
  const answers = [
    await get(`${root}/${strange}`),
    await get(`${root}/${strange}/childFolders`),
    await post(`${root}/${strange}/childFolders`, { displayName: 'x' }),
  ]
  expect(answers.map(refusalIn)).toEqual(answers.map(() => [404, 'ErrorItemNotFound']))
})

test('mail-folders.rename', async () => {
  const { make, ask, folder } = await setup()
  const { id } = await make('Chats')
  await make('Calls')
  const renamed = await ask('patch', `${root}/${id}`, { body: { displayName: 'CHATS' } })
  const taken = await ask('patch', `${root}/${id}`, { body: { displayName: 'Calls' } })
  expect([renamed.status, renamed.body.displayName, taken.status]).toEqual([200, 'CHATS', 409])
  expect((await folder(id)).displayName).toBe('CHATS')
})

test('mail-folders.hidden-for-good', async () => {
  const { make, ask, folder } = await setup()
  const shown = await make('Chats')
  const hidden = await make('Calls', root, { isHidden: true })
  await ask('patch', `${root}/${shown.id}`, { body: { isHidden: true } })
  await ask('patch', `${root}/${hidden.id}`, { body: { isHidden: false } })
  expect([(await folder(shown.id)).isHidden, (await folder(hidden.id)).isHidden]).toEqual([false, true])
})

test('mail-folders.move', async () => {
  const { make, post, names } = await setup()
  const chats = await make('Chats')
  const calls = await make('Calls')
  const toId = await post(`${root}/${chats.id}/move`, { destinationId: calls.id })
  const toName = await post(`${root}/${calls.id}/move`, { destinationId: 'archive' })
  expect([toId.status, toId.body.parentFolderId, toName.status]).toEqual([201, calls.id, 201])
  expect(await names(`${root}/archive/childFolders`)).toEqual(['Calls'])
  expect(await names(`${root}/${calls.id}/childFolders`)).toEqual(['Chats'])
})

test('mail-folders.stable-id', async () => {
  const { make, post, ask, folder } = await setup()
  const { id } = await make('Chats')
  const moved = await post(`${root}/${id}/move`, { destinationId: 'inbox' })
  await ask('patch', `${root}/${id}`, { body: { displayName: 'Talks' } })
  expect([moved.body.id, (await folder(id)).displayName]).toEqual([id, 'Talks'])
})

test('mail-folders.delete', async () => {
  const { make, ask, names } = await setup()
  const { id } = await make('Chats', `${root}/inbox/childFolders`)
  const answer = await ask('delete', `${root}/inbox/childFolders/${id}`)
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(await names(`${root}/inbox/childFolders`)).toEqual([])
})
