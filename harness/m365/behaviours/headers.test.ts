import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const asha = '/users/asha@contoso.example'

/** Headers that Graph or OData documents, each with a value that would change an answer if it were honoured. */
const documented: [name: string, value: string][] = [
  ['If-None-Match', '"a"'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'Sun, 22 Nov 2026 05:30:00 GMT'],
  ['If-Unmodified-Since', 'Sun, 22 Nov 2026 05:30:00 GMT'],
  ['If-Range', '"a"'],
  ['Range', 'bytes=0-9'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-HTTP-Method', 'MERGE'],
  ['OData-Isolation', 'snapshot'],
  ['Isolation', 'snapshot'],
  ['OData-MaxVersion', '3.0'],
  ['OData-Version', '3.0'],
  ['Accept', 'application/json;odata.metadata=full'],
  ['Accept', 'application/json;metadata=full'],
  ['Accept', 'application/json;odata=verbose'],
  ['Accept', 'application/json;IEEE754Compatible=true'],
  ['Prefer', 'odata.maxpagesize=0'],
  ['Prefer', 'outlook.body-content-type="text", odata.maxpagesize=all'],
  ['Prefer', 'maxpagesize=-1'],
  ['Prefer', 'odata.track-changes'],
  ['Prefer', 'odata.continue-on-error'],
  ['Prefer', 'odata.include-annotations="*"'],
  ['Prefer', 'odata.allow-entityreferences'],
  ['Prefer', 'respond-async'],
  ['Prefer', 'exchange.behavior="OpenTypeExtensions"'],
  ['Prefer', 'IdType="EntryId"'],
  ['Prefer', 'outlook.body-content-type="rtf"'],
]

/** Paths of operations of every kind, with ids that lead to nothing: a header is refused first. */
async function operations() {
  const { tenant, ask } = await openGraphWorld()
  return tenant.operations
    .filter(({ path }) => path.startsWith('/v1.0/'))
    .map(({ name, method, path }) => {
      const at = path
        .replace(/^\/v1\.0/, '')
        .replace(':userId', 'asha@contoso.example')
        .replace(/:\w+/g, 'inbox')
      const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete'
      return { name, method, send: (headers: Record<string, string>) => ask(verb, at, { headers, body: {} }) }
    })
}

test('headers.not-passed-over', async () => {
  const all = await operations()
  expect(all.length).toBeGreaterThan(30)
  for (const { name, method, send } of all) {
    const passed: unknown[] = []
    for (const [header, value] of documented) {
      const answer = await send({ [header]: value })
      const isNamed = String(answer.body?.error?.message).toLowerCase().includes(header.toLowerCase())
      if (answer.status !== 501 || !isNamed) passed.push([name, header, value, answer.status])
    }
    expect(passed).toEqual([])
    if (method === 'GET' || !/^(?:folderM|m)essages\./.test(name)) {
      expect([name, (await send({ 'If-Match': 'W/"a"' })).status]).toEqual([name, 501])
    }
    if (method !== 'GET') expect([name, (await send({ Prefer: 'return=minimal' })).status]).toEqual([name, 501])
  }
})

test('headers.preferences-applied', async () => {
  const { get, post } = await openGraphWorld()
  await post(`${asha}/messages`, { subject: 'Lunch' })
  const applied = async (path: string, prefer: string) => {
    const { status, headers } = await get(`${asha}/${path}`, { prefer })
    return [status, headers['preference-applied']]
  }
  const both = 'outlook.body-content-type=HTML; x=1, idtype=immutableid'
  expect(await applied('messages', both)).toEqual([200, 'IdType="ImmutableId", outlook.body-content-type="html"'])
  expect(await applied('messages', 'outlook.allow-unsafe-html')).toEqual([200, 'outlook.allow-unsafe-html'])
  expect(await applied('mailFolders', both)).toEqual([200, 'IdType="ImmutableId"'])
  expect(await applied('messages', 'outlook.timezone="Pacific Standard Time"')).toEqual([200, undefined])
  expect(await applied('', both)).toEqual([200, undefined])
})

test('headers.without-effect', async () => {
  const { get, post } = await openGraphWorld()
  await post(`${asha}/messages`, { subject: 'Lunch' })
  const plain = await get(`${asha}/messages`)
  for (const headers of [
    { Prefer: 'outlook.timezone="Pacific Standard Time"' },
    { Prefer: 'include-unknown-enum-members' },
    { Prefer: 'nobody-knows-this=1' },
    { Prefer: 'return=representation' },
    { ConsistencyLevel: 'eventual' },
    { 'X-AnchorMailbox': 'asha@contoso.example' },
    { 'OData-MaxVersion': '4.01' },
    { Accept: 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false' },
    { 'Accept-Language': 'de' },
  ]) {
    const { status, body } = await get(`${asha}/messages`, headers)
    expect([headers, status, body]).toEqual([headers, 200, plain.body])
  }
  expect(refusalIn(await get(`${asha}/messages`, { Prefer: 'respond-async' }))).toEqual([501, 'NotImplemented'])
})

test('headers.page-size', async () => {
  const { tenant, get, post, batch } = await openGraphWorld()
  for (const name of ['ben', 'cleo', 'dan']) tenant.hire(sampleEntry(name))
  for (const subject of ['One', 'Two', 'Three']) await post(`${asha}/messages`, { subject })
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'YQ==' }
  const { body: message } = await post(`${asha}/messages`, { subject: 'Files', attachments: [file, file, file] })
  const { body: settings } = await get(`${asha}/settings/exchange`)
  const mailbox = `/admin/exchange/mailboxes/${settings.primaryMailboxId}/folders`
  const lists = ['/users', `${asha}/messages`, `${asha}/mailFolders`, `${asha}/mailFolders/drafts/messages`]
  const more = [`${asha}/messages/${message.id}/attachments`, mailbox, `${mailbox}/drafts/items`]
  const page = async (path: string, prefer: string) => {
    const { status, body, headers } = await get(path, { prefer })
    const next = body['@odata.nextLink']
    return [status, body.value?.length, headers['preference-applied'], next !== undefined]
  }
  for (const path of [...lists, ...more]) {
    expect([path, await page(path, 'odata.maxpagesize=2')]).toEqual([path, [200, 2, 'odata.maxpagesize=2', true]])
    expect(await page(`${path}?$top=1`, 'maxpagesize=2')).toEqual([200, 1, 'odata.maxpagesize=2', true])
    expect(await page(`${path}?$top=3`, 'maxpagesize=2')).toEqual([200, 2, 'odata.maxpagesize=2', true])
  }
  // Longer than the default page of 10.
  expect(await page(`${asha}/mailFolders`, 'odata.maxpagesize=50')).toEqual([200, 11, 'odata.maxpagesize=50', false])
  // Archivers send it with every request; without a list it has no effect.
  const one = await get('/users/asha@contoso.example', { prefer: 'odata.maxpagesize=2' })
  expect([one.status, one.headers['preference-applied']]).toEqual([200, undefined])
  const within = { id: '1', method: 'GET', url: '/users', headers: { Prefer: 'odata.maxpagesize=2' } }
  expect((await batch([within]))['1']?.headers?.['Preference-Applied']).toBe('odata.maxpagesize=2')
})

test('headers.no-metadata', async () => {
  const { get, post } = await openGraphWorld()
  for (const subject of ['One', 'Two']) await post(`${asha}/messages`, { subject, toRecipients: [] })
  const headers = { accept: 'application/json;odata.metadata=none' }
  const { body, headers: answered } = await get(`${asha}/messages?$top=1&$count=true&$expand=attachments`, headers)
  expect(answered['content-type']).toContain('odata.metadata=none')
  expect(Object.keys(body)).toEqual(['@odata.count', '@odata.nextLink', 'value'])
  expect(Object.keys(body.value[0]).filter((name) => name.includes('@'))).toEqual([])
  const { value } = (await get(`${asha}/mailFolders/drafts/messages/delta`, headers)).body
  expect(Object.keys(value[0])).not.toContain('@odata.etag')
  expect((await get(`${asha}/messages/x`, headers)).body.error.code).toBe('ErrorInvalidIdMalformed')
})

test('headers.content-type', async () => {
  const { get, post } = await openGraphWorld()
  const full = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'
  const answers = [
    await get('/users'),
    await get(`${asha}/mailFolders`),
    await post(`${asha}/messages`, { subject: 'Lunch' }),
    await get(`${asha}/messages/x`),
    await post('/$batch', { requests: [{ id: '1', method: 'GET', url: '/users' }] }),
  ]
  expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
    full,
    full,
    full,
    'application/json',
    'application/json',
  ])
  expect(answers[4]?.body.responses[0].headers['Content-Type']).toBe(full)
})
