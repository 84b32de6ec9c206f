import { expect, it } from 'vitest'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

// Behaviour of mail folders that is not known of Microsoft, and so is not in `behaviours/`; and what mail folders share
// with the folders of the import session.

const root = '/users/asha@contoso.example/mailFolders'

async function setup() {
  const world = await openGraphWorld()
  const make = async (displayName: string, path = root) => (await world.post(path, { displayName })).body.id
  const names = async (path: string): Promise<string[]> =>
    (await world.get(path)).body.value.map(({ displayName }: { displayName: string }) => displayName)
  const archive = `/admin/exchange/mailboxes/${world.tenant.snapshot()[0]?.mailboxId}/folders`
  return { ...world, make, names, archive }
}

it('has the folders of the import session', async () => {
  const { make, post, names, archive } = await setup()
  await make('Chats')
  const { id } = (await post(archive, { displayName: 'Calls', type: 'IPF.Note' })).body
  await make('2026', `${root}/${id}/childFolders`)
  expect(await names(`${root}?$filter=displayName eq 'calls'`)).toEqual(['Calls'])
  expect(await names(`${archive}?$top=100`)).toContain('Chats')
  expect(await names(`${archive}/${id}/childFolders`)).toEqual(['2026'])
})

it('does not list a calendar, nor accept one as a mail folder', async () => {
  const { get, names } = await setup()
  expect(await names(`${root}?$top=100&includeHiddenFolders=true`)).not.toContain('Calendar')
  expect(refusalIn(await get(`${root}/calendar`))).toEqual([400, 'ErrorInvalidIdMalformed'])
  expect((await get(`${root}/msgfolderroot`)).body.childFolderCount).toBe(11)
})

it('treats names that differ in letter case only as one', async () => {
  const { make, post, names } = await setup()
  await make('Chats')
  expect(refusalIn(await post(root, { displayName: 'CHATS' }))).toEqual([409, 'ErrorFolderExists'])
  expect(await names(`${root}?$filter=displayName eq 'chats'`)).toEqual(['Chats'])
  expect(await names(`${root}?$filter=startswith(displayName,'CHA')`)).toEqual(['Chats'])
})

it('moves a deleted folder below Deleted Items, and from there out of sight, where it stays', async () => {
  const { make, get, ask, names, tenant } = await setup()
  const id = await make('Chats')
  await ask('delete', `${root}/${id}`)
  expect(await names(`${root}/deleteditems/childFolders`)).toEqual(['Chats'])
  await ask('delete', `${root}/${id}`)
  expect(await names(`${root}/deleteditems/childFolders`)).toEqual([])
  const isInSight = () => tenant.snapshot()[0]?.folders.some(({ folderId }) => folderId === id)
  expect(isInSight()).toBe(false)
  expect((await ask('delete', `${root}/${id}`)).status).toBe(204)
  const { parentFolderId } = (await get(`${root}/${id}`)).body
  expect([parentFolderId, isInSight()]).toEqual([(await get(`${root}/recoverableitemsdeletions`)).body.id, false])
})

it.each([
  ['patch', '', { displayName: 'Mine' }],
  ['post', '/move', { destinationId: 'archive' }],
  ['delete', '', undefined],
] as const)('keeps the inbox where it is, by whatever name: %s', async (method, path, body) => {
  const { ask, get } = await setup()
  const { id } = (await get(`${root}/inbox`)).body
  for (const name of ['inbox', id]) {
    const answer = await ask(method, `${root}/${name}${path}`, body === undefined ? {} : { body })
    expect(refusalIn(answer)).toEqual([400, 'ErrorDeleteDistinguishedFolder'])
  }
})

it.each([
  ['Recoverable Items', 'recoverableitemsdeletions'],
  ['the root of the store', 'msgfolderroot'],
])('keeps %s where it is', async (_, child) => {
  const { ask, get, post, names } = await setup()
  const { parentFolderId } = (await get(`${root}/${child}`)).body
  const answers = [
    await ask('patch', `${root}/${parentFolderId}`, { body: { displayName: 'Mine' } }),
    await post(`${root}/${parentFolderId}/move`, { destinationId: 'archive' }),
    await ask('delete', `${root}/${parentFolderId}`),
  ]
  expect(answers.map(refusalIn)).toEqual(answers.map(() => [400, 'ErrorDeleteDistinguishedFolder']))
  expect(await names(`${root}/deleteditems/childFolders`)).toEqual([])
})

it('ignores the annotations of OData and SDKs in a body, for both kinds of folders', async () => {
  const { ask, post, archive } = await setup()
  const said = (type: string) => ({
    '@odata.type': `#microsoft.graph.${type}`,
    '@odata.context': 'x',
    '@odata.etag': 'y',
  })
  const { status, body } = await post(root, { ...said('mailFolder'), displayName: 'Chats' })
  const answers = [
    await ask('patch', `${root}/${body.id}`, { body: { ...said('mailFolder'), displayName: 'Talks' } }),
    await post(`${root}/${body.id}/move`, { ...said('mailFolder'), destinationId: 'archive' }),
    await post(archive, { ...said('mailboxFolder'), displayName: 'Calls' }),
  ]
  expect([status, ...answers.map((answer) => answer.status)]).toEqual([201, 200, 201, 201])
})

it('does not accept a calendar as a folder of messages', async () => {
  const { get, post } = await setup()
  const messages = '/users/asha@contoso.example/messages'
  const { id } = (await post(messages, {})).body
  const answers = [
    await get(`${root}/calendar/messages`),
    await post(`${root}/calendar/messages`, {}),
    await get(`${root}/calendar/messages/${id}`),
    await post(`${messages}/${id}/move`, { destinationId: 'calendar' }),
  ]
  expect(answers.map(refusalIn)).toEqual(answers.map(() => [400, 'ErrorInvalidIdMalformed']))
})

it('moves no folder below itself, nor to where its name is taken', async () => {
  const { make, post } = await setup()
  const id = await make('Chats')
  const below = await make('2026', `${root}/${id}/childFolders`)
  await make('Chats', `${root}/inbox/childFolders`)
  const move = async (destinationId: string) => refusalIn(await post(`${root}/${id}/move`, { destinationId }))
  expect(await move(below)).toEqual([400, 'ErrorMoveCopyFailed'])
  expect(await move('inbox')).toEqual([409, 'ErrorFolderExists'])
})

it('finds a child below its parent only', async () => {
  const { make, get } = await setup()
  const id = await make('Chats', `${root}/inbox/childFolders`)
  expect((await get(`${root}/inbox/childFolders/${id}`)).body.id).toBe(id)
  expect(refusalIn(await get(`${root}/drafts/childFolders/${id}`))).toEqual([404, 'ErrorItemNotFound'])
})

it('puts folders back as they were when the tenant was saved', async () => {
  const { make, ask, post, names, tenant } = await setup()
  const chats = await make('Chats')
  const putBack = tenant.save()
  await make('Calls')
  await ask('patch', `${root}/${chats}`, { body: { displayName: 'Talks' } })
  await post(`${root}/${chats}/move`, { destinationId: 'inbox' })
  putBack()
  expect(await names(`${root}?$top=100&$skip=11`)).toEqual(['Chats'])
  expect(await names(`${root}/inbox/childFolders`)).toEqual([])
})
