import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const json = { 'Content-Type': 'application/json' }
const folders = '/users/asha@contoso.example/mailFolders'
const inbox = { id: 'inbox', method: 'GET', url: `${folders}/inbox` }
const make = (id: string, displayName: string, more: object = {}) => {
  return { id, method: 'POST', url: folders, headers: json, body: { displayName }, ...more }
}

async function setup(options: Parameters<typeof openGraphWorld>[0] = {}) {
  const world = await openGraphWorld(options)
  const made = async (): Promise<string[]> => {
    const { value } = (await world.get(`${folders}?$top=100&$skip=11`)).body
    return value.map(({ displayName }: { displayName: string }) => displayName)
  }
  const refused = async (requests: unknown) => {
    const answer = await world.post('/$batch', { requests } as object)
    return [...refusalIn(answer), await made()]
  }
  return { ...world, made, refused }
}

test('batch.answers', async () => {
  const { batch, made, tenant } = await setup()
  const { inbox: got, chats } = await batch([inbox, make('chats', 'Chats')])
  expect(got).toMatchObject({
    status: 200,
    headers: { 'Content-Type': expect.stringContaining('application/json'), 'request-id': expect.any(String) },
    body: { displayName: 'Inbox' },
  })
  const stored = tenant.snapshot()[0]?.folders.find(({ displayName }) => displayName === 'Chats')
  expect(chats).toMatchObject({ status: 201, body: { id: stored?.folderId } })
  expect(await made()).toEqual(['Chats'])
})

test('batch.single-failures', async () => {
  const { batch } = await setup()
  const {
    bad,
    taken,
    inbox: good,
  } = await batch([{ id: 'bad', method: 'GET', url: '/users/nobody' }, make('taken', 'Inbox'), inbox])
  expect([refusalIn(bad ?? { status: 0 }), refusalIn(taken ?? { status: 0 }), good?.status]).toEqual([
    [404, 'Request_ResourceNotFound'],
    [409, 'ErrorFolderExists'],
    200,
  ])
})

test('batch.any-order', async () => {
  const { post } = await setup()
  const { body } = await post('/$batch', { requests: [inbox, make('a', 'A'), make('b', 'B')] })
  expect(body.responses.map(({ id }: { id: string }) => id)).toEqual(['b', 'a', 'inbox'])
})

test('batch.at-most-twenty', async () => {
  const { batch, refused, made } = await setup()
  const requests = Array.from({ length: 21 }, (_, index) => make(`${index}`, `folder ${index}`))
  expect(await refused(requests)).toEqual([400, 'BadRequest', []])
  expect(Object.keys(await batch(requests.slice(1)))).toHaveLength(20)
  expect(await made()).toHaveLength(20)
})

test('batch.unique-ids', async () => {
  const { refused } = await setup()
  expect(await refused([make('a', 'A'), make('A', 'B')])).toEqual([400, 'BadRequest', []])
})

test('batch.malformed', async () => {
  const { refused, ask } = await setup()
  const malformed = [
    undefined,
    [],
    [make('a', 'A'), { id: 'b', url: folders }],
    [make('a', 'A'), { ...inbox, method: 'HEAD' }],
    [make('a', 'A'), { ...inbox, dependsOn: ['nothing'] }],
    [make('a', 'A', { dependsOn: ['b'] }), make('b', 'B', { dependsOn: ['a'] })],
  ]
  for (const requests of malformed) expect(await refused(requests)).toEqual([400, 'BadRequest', []])
  expect(refusalIn(await ask('post', '/$batch', { body: '{', headers: json }))).toEqual([400, 'BadRequest'])
})

test('batch.content-type', async () => {
  const { refused, batch } = await setup()
  expect(await refused([make('a', 'A', { headers: undefined })])).toEqual([400, 'BadRequest', []])
  expect((await batch([make('a', 'A', { headers: { 'content-type': 'application/json' } })]))['a']?.status).toBe(201)
})

test('batch.relative-urls', async () => {
  const { batch, refused } = await setup()
  const { with: slash, without } = await batch([
    { id: 'with', method: 'GET', url: "/users?$filter=mail eq 'asha@contoso.example'&$select=mail" },
    { id: 'without', method: 'GET', url: "users('asha%40contoso.example')/mailFolders('inbox')" },
  ])
  expect([slash?.body, without?.body]).toMatchObject([
    { value: [{ mail: 'asha@contoso.example' }] },
    { displayName: 'Inbox' },
  ])
  expect(await refused([{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }])).toEqual([
    400,
    'BadRequest',
    [],
  ])
})

test('batch.headers', async () => {
  const { batch } = await setup()
  const url = '/users?$filter=accountEnabled ne false&$count=true'
  const { eventual, plain } = await batch([
    { id: 'eventual', method: 'GET', url, headers: { ConsistencyLevel: 'eventual' } },
    { id: 'plain', method: 'GET', url },
  ])
  expect([eventual?.status, plain?.status]).toEqual([200, 400])
})

test('batch.depends-on', async () => {
  const { batch, made } = await setup()
  const { again } = await batch([
    make('again', 'chats', { dependsOn: ['First'] }),
    make('last', 'Calls', { dependsOn: ['middle'] }),
    make('middle', 'Day', { dependsOn: ['first'] }),
    make('first', 'Chats'),
  ])
  expect(again?.status).toBe(409)
  expect(await made()).toEqual(['Chats', 'Day', 'Calls'])
})

test('batch.failed-dependency', async () => {
  const { batch, made } = await setup()
  const { next, last, other } = await batch([
    { id: 'bad', method: 'GET', url: '/users/nobody' },
    make('next', 'A', { dependsOn: ['bad'] }),
    make('last', 'B', { dependsOn: ['next'] }),
    make('other', 'C'),
  ])
  expect([next?.status, last?.status, other?.status]).toEqual([424, 424, 201])
  expect(await made()).toEqual(['C'])
})

test('batch.binary-bodies', async () => {
  const { ask, batch } = await setup()
  const mime = 'Subject: Grüße\r\n\r\nHello\r\n'
  const body = Buffer.from(mime).toString('base64')
  const created = await ask('post', `${folders}/inbox/messages`, { body, headers: { 'content-type': 'text/plain' } })
  const url = `/users/asha@contoso.example/messages/${created.body.id}/$value`
  const { value } = await batch([{ id: 'value', method: 'GET', url }])
  expect(value).toMatchObject({ status: 200, headers: { 'Content-Type': expect.stringMatching(/^text\/plain/) } })
  expect(Buffer.from(String(value?.body), 'base64').toString()).toMatch(/^Subject: /m)
})

test('batch.throttling', async () => {
  const { tenant, batch } = await setup()
  tenant.hire(sampleEntry('ben'))
  tenant.throttle({ requests: { max: 2, windowMs: 600_000 } })
  const of = (id: string, name: string) => ({ id, method: 'GET', url: `/users/${name}@contoso.example/mailFolders` })
  const answers = await batch([of('1', 'asha'), of('2', 'asha'), of('3', 'asha'), of('4', 'ben')])
  expect(Object.values(answers).map(({ id, status }) => [id, status])).toEqual([
    ['1', 200],
    ['2', 200],
    ['3', 429],
    ['4', 200],
  ])
  expect(Number(answers['3']?.headers['Retry-After'])).toBeGreaterThan(0)
})

test('batch.permissions', async () => {
  const { batch } = await setup({ roles: ['User.Read.All', 'Mail.Read'] })
  const {
    inbox: read,
    write,
    user,
  } = await batch([inbox, make('write', 'Chats'), { id: 'user', method: 'GET', url: '/users/asha@contoso.example' }])
  expect([read?.status, write?.status, user?.status]).toEqual([200, 403, 200])
})
