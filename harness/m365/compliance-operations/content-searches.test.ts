import supertest from 'supertest'
import { expect, test, vi } from 'vitest'
import { hitPageSchema, shownContentSearchSchema } from '../../contract/index.ts'
import { sampleForm } from '../sample-tenant.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

// Content searches over HTTP, as a person with the role sees them.

const searches = '/compliance/v1/content-searches'

async function setup() {
  const world = await openSignInWorld()
  const { tenant, app, signIn } = world
  tenant.roleGroups.change('eDiscovery Manager', { members: ['asha'] })
  const tokenOf = async (name: string) => (await signIn(`${name}@contoso.example`)).access_token
  const asha = await tokenOf('asha')
  const ask = (method: 'get' | 'post', path: string, body?: object, token = asha) =>
    supertest(app)[method](path).set({ host: 'tenant.example' }).auth(token, { type: 'bearer' }).send(body)
  const deposit = (name: string, subject: string, more = '') => {
    const acts = tenant.userActs(`${name}@contoso.example`)
    const message = Buffer.from(
      `Subject: ${subject}\r\nFrom: Ola <ola@phone.example>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\n${more}\r\nlunch at noon\r\n`,
    )
    return acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message })
  }
  const create = async (body: object) => shownContentSearchSchema.parse((await ask('post', searches, body)).body)
  return { ...world, ask, tokenOf, deposit, create }
}

const verdict = ({ status, body }: { status: number; body: { error?: { code?: string } } }) =>
  `${status} ${body.error?.code}`

test('a search answers its numbers, and its hits with folder and people', async () => {
  const { ask, deposit, create, tenant } = await setup()
  deposit('asha', 'one')
  const deleted = deposit('ben', 'two')
  tenant.userActs('ben@contoso.example').deleteMessage(deleted)
  deposit('ben', 'image', 'Content-Type: image/png\r\n')
  const search = await create({ query: 'lunch from: ola' })
  expect(search).toMatchObject({
    ...{ mailboxes: null, createdBy: 'asha@contoso.example', createdDateTime: '2026-11-22T06:00:00Z', previewCount: 2 },
    notices: ['ola is searched for everywhere: a blank behind from: ends the property.'],
    estimate: { indexedItemCount: 2, unindexedItemCount: 1, mailboxCount: 2 },
  })
  const page = hitPageSchema.parse((await ask('get', `${searches}/${search.searchId}/hits`)).body)
  expect(page.nextLink).toBeNull()
  expect(page.value.map(({ mailbox, folder, subject }) => [mailbox, folder, subject])).toEqual([
    ['asha@contoso.example', 'Inbox', 'one'],
    ['ben@contoso.example', 'Recoverable Items/Deletions', 'two'],
  ])
  expect(page.value[0]).toMatchObject({
    ...{ from: 'Ola <ola@phone.example>', to: [], itemClass: 'IPM.Note', isPartiallyIndexed: false },
    ...{ sentDateTime: '2026-11-20T12:00:00Z', receivedDateTime: '2026-11-20T12:00:00Z' },
  })
  const listed = (await ask('get', searches)).body.value
  expect(listed).toEqual([search])
  expect((await ask('get', `${searches}/${search.searchId}`)).body).toEqual(search)
})

test('searches the mailboxes that are named, by user principal name or address, also of somebody who left', async () => {
  const { deposit, create, tenant } = await setup()
  for (const name of ['asha', 'ben']) deposit(name, `of ${name}`)
  tenant.change('ben', { aliases: ['b@contoso.example'] })
  expect((await create({ query: 'lunch', mailboxes: ['b@contoso.example'] })).mailboxes).toEqual([
    'ben@contoso.example',
  ])
  tenant.change('ben', { mailbox: 'inactive' })
  const left = await create({ query: 'lunch', mailboxes: ['BEN@contoso.example'] })
  expect([left.estimate.indexedItemCount, left.mailboxes]).toEqual([1, ['ben@contoso.example']])
  expect((await create({ query: 'lunch' })).estimate.indexedItemCount).toBe(2)
})

test('the preview has 100 items of a mailbox, on pages of 100', async () => {
  const { ask, deposit, create } = await setup()
  for (let count = 0; count < 101; count += 1) deposit('asha', `number ${count}`)
  for (let count = 0; count < 30; count += 1) deposit('ben', `number ${count}`)
  const search = await create({ query: 'lunch' })
  expect([search.estimate.indexedItemCount, search.previewCount]).toEqual([131, 130])
  const first = hitPageSchema.parse((await ask('get', `${searches}/${search.searchId}/hits`)).body)
  expect([first.value.length, first.nextLink]).toEqual([
    100,
    `http://tenant.example${searches}/${search.searchId}/hits?page=2`,
  ])
  const second = hitPageSchema.parse((await ask('get', `${searches}/${search.searchId}/hits?page=2`)).body)
  expect([second.value.length, second.nextLink]).toEqual([30, null])
})

test('refuses people without the role, wrong queries, and what is not there', async () => {
  const { ask, tokenOf, redeem, create, tenant } = await setup()
  const { client_secret, scope } = Object.fromEntries(new URLSearchParams(sampleForm()))
  const alone = (await redeem({ grant_type: 'client_credentials', client_secret, scope })).body.access_token
  expect(verdict(await ask('post', searches, { query: 'a' }, alone))).toBe('403 AdministratorNeeded')
  expect(verdict(await ask('post', searches, { query: 'a' }, await tokenOf('ben')))).toBe(
    '403 ComplianceSearchRoleMissing',
  )
  const wrong = await ask('post', searches, { query: 'lunch AND' })
  expect(verdict(wrong)).toBe('400 ContentQueryInvalid')
  expect(wrong.body.error.message).toMatch(/at character 10: expected .*a word.* Example: /)
  expect(verdict(await ask('post', searches, { query: 'a'.repeat(10_001) }))).toBe('400 ContentQueryTooLarge')
  expect(verdict(await ask('post', searches, { query: 'a', mailboxes: ['nobody@contoso.example'] }))).toBe(
    '400 MailboxNotFound',
  )
  expect(verdict(await ask('get', `${searches}/none`))).toBe('404 ContentSearchNotFound')
  const { searchId } = await create({ query: '' })
  expect(verdict(await ask('get', `${searches}/${searchId}/hits?page=0`))).toBe('400 ErrorInvalidRequest')
  tenant.roleGroups.change('eDiscovery Manager', { members: [] })
  expect(verdict(await ask('get', `${searches}/${searchId}`))).toBe('403 ComplianceSearchRoleMissing')
})

test('three searches over all mailboxes run at once, and ten of a person', async () => {
  const { ask, tenant } = await setup()
  const { search } = tenant.contentSearch
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  tenant.contentSearch.search = async (...args) => {
    await gate
    return search(...args)
  }
  let arrived = 0
  const { read } = tenant.contentSearch
  tenant.contentSearch.read = (query) => {
    arrived += 1
    return read(query)
  }
  const wide = Array.from({ length: 3 }, () => ask('post', searches, { query: 'a' }).then(verdict))
  await vi.waitUntil(() => arrived === 3)
  expect(verdict(await ask('post', searches, { query: 'a' }))).toBe('429 ContentSearchesTooMany')
  const narrow = Array.from({ length: 7 }, () =>
    ask('post', searches, { query: 'a', mailboxes: ['ben@contoso.example'] }).then(verdict),
  )
  await vi.waitUntil(() => arrived === 10)
  expect(verdict(await ask('post', searches, { query: 'a', mailboxes: ['ben@contoso.example'] }))).toBe(
    '429 ContentSearchesTooMany',
  )
  go()
  expect(new Set(await Promise.all([...wide, ...narrow]))).toEqual(new Set(['201 undefined']))
  expect(verdict(await ask('post', searches, { query: 'a' }))).toBe('201 undefined')
})

test('a restored snapshot has the searches of then, and finds what is there then', async () => {
  const { create, deposit, tenant, ask } = await setup()
  deposit('asha', 'one')
  await create({ query: 'lunch' })
  const putBack = tenant.save()
  deposit('asha', 'two')
  expect((await create({ query: 'lunch' })).estimate.indexedItemCount).toBe(2)
  putBack()
  expect((await ask('get', searches)).body.value).toHaveLength(1)
  expect((await create({ query: 'lunch' })).estimate.indexedItemCount).toBe(1)
})

test('a search is in the audit log, with its query', async () => {
  const { create, tenant } = await setup()
  const { searchId } = await create({ query: 'lunch', mailboxes: ['ben@contoso.example'] })
  const entries = [...tenant.audit.log.entries(tenant.audit.log.size())]
  expect(entries.at(-1)).toMatchObject({ operation: 'SearchStarted', objectId: searchId, details: { query: 'lunch' } })
})

test('the hits say where they have the words of the query, if they are asked', async () => {
  const { ask, deposit, create } = await setup()
  deposit('asha', 'The (Lunch), again', 'To: Ben <ben@contoso.example>\r\n')
  const passagesFor = async (query: string): Promise<string[]> => {
    const { searchId } = await create({ query })
    const page = hitPageSchema.parse((await ask('get', `${searches}/${searchId}/hits?passages=true`)).body)
    return page.value.flatMap(({ passages = [] }) =>
      passages.map(({ place, pieces }) => {
        const marked = pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')
        return `${place}: ${marked.trim()}`
      }),
    )
  }
  expect(await passagesFor('lunch NOT dinner')).toEqual(['subject: The ([Lunch]), again', 'body: [lunch] at noon'])
  expect(await passagesFor('subject:lun*')).toEqual(['subject: The ([Lunch]), again'])
  expect(await passagesFor('"at noon" OR ben')).toEqual([
    ...['body: lunch [at noon]', 'person: [Ben]', 'person: [ben]@contoso.example'],
  ])
  expect(await passagesFor('lunch NEAR(3) noon')).toEqual(['body: [lunch at noon]'])
  expect(await passagesFor('size>1')).toEqual([])
  const { searchId } = await create({ query: 'lunch' })
  const plain = hitPageSchema.parse((await ask('get', `${searches}/${searchId}/hits`)).body)
  expect(plain.value.map(({ passages }) => passages)).toEqual([undefined])
  expect((await ask('get', `${searches}/${searchId}/hits?passages=perhaps`)).status).toBe(400)
})
