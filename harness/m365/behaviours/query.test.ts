import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import { messages, openFolderWorld, root } from '../transport-cases/folder-world.ts'
import { refusalIn } from '../transport-cases/graph-world.ts'

test('query.select', async () => {
  const { ask } = await openFolderWorld({ Alpha: 0 })
  const { body } = await ask('$select=displayName,isHidden')
  const context =
    "http://graph.example/v1.0/$metadata#users('asha%40contoso.example')/mailFolders('inbox')/childFolders(displayName,isHidden)"
  expect(body).toEqual({
    '@odata.context': context,
    value: [{ id: expect.any(String), displayName: 'Alpha', isHidden: false }],
  })
})

test('query.ids', async () => {
  const { get, post } = await openFolderWorld({})
  for (let count = 0; count < 20; count += 1) await post(messages, {})
  const idsOf = async (path: string): Promise<string[]> =>
    (await get(`${path}?$top=100`)).body.value.map(({ id }: { id: string }) => id)
  const [folders, mails] = [await idsOf(root), await idsOf(messages)]
  for (const id of folders) expect(id).toMatch(/^(?=.*-)(?=.*_)(?=.*[a-z])AAMk[\w-]{115}=$/)
  for (const id of mails) expect(id).toMatch(/^(?=.*-)(?=.*_)(?=.*[a-z])AAMk[\w-]{147}=$/)
  expect(new Set(mails.map((id) => id.toLowerCase())).size).toBeLessThan(mails.length)
  for (const id of mails) {
    const found = [await get(`${messages}/${id}`), await get(`${messages}/${encodeURIComponent(id)}`)]
    expect(found.map(({ body }) => body.id)).toEqual([id, id])
    const otherCase = id.replace(/[a-z](?=[A-Z0-9_-]*=$)/, (letter) => letter.toUpperCase())
    if (!mails.includes(otherCase)) expect((await get(`${messages}/${otherCase}`)).status).toBe(404)
  }
})

test('query.top', async () => {
  const { ask, names, get } = await openFolderWorld()
  expect(await names('$top=1')).toBe('Alpha')
  expect((await ask('$top=0')).status).toBe(400)
  const statuses = [0, 1, 1000, 1001].map(async (top) => (await get(`${messages}?$top=${top}`)).status)
  expect(await Promise.all(statuses)).toEqual([400, 200, 200, 400])
})

test('query.skip', async () => {
  const { names } = await openFolderWorld()
  expect(await names('$skip=3')).toBe('Delta')
})

test('query.next-link', async () => {
  const { ask, follow } = await openFolderWorld()
  const seen: object[] = []
  let page = (await ask('$top=2&$filter=childFolderCount ge 1&$select=displayName')).body
  for (let pages = 1; pages <= 3; pages += 1) {
    seen.push(...page.value)
    if (page['@odata.nextLink'] === undefined) break
    page = (await follow(page['@odata.nextLink'])).body
  }
  expect(seen).toEqual(['Alpha', 'Gamma', 'Delta'].map((displayName) => ({ displayName, id: expect.any(String) })))
  expect((await ask('$top=4')).body).not.toHaveProperty('@odata.nextLink')
})

test('query.pages-of-any-length', async () => {
  const { tenant, ask, follow } = await openFolderWorld()
  tenant.cutPages([0, 1, 0])
  const pages: string[][] = []
  for (let page = (await ask('$top=4&$select=displayName')).body; ; ) {
    pages.push(page.value.map(({ displayName }: { displayName: string }) => displayName))
    if (page['@odata.nextLink'] === undefined) break
    page = (await follow(page['@odata.nextLink'])).body
  }
  expect(pages.map(({ length }) => length)).toEqual([0, 1, 0, pages.flat().length - 1])
  tenant.cutPages([])
  const whole = (await ask('$top=100&$select=displayName')).body
  expect(pages.flat()).toEqual(whole.value.map(({ displayName }: { displayName: string }) => displayName))
})

test('query.count', async () => {
  const { ask, follow } = await openFolderWorld()
  const first = (await ask('$count=true&$top=2&$filter=childFolderCount ge 1')).body
  const second = (await follow(first['@odata.nextLink'])).body
  expect([first['@odata.count'], second['@odata.count']]).toEqual([3, 3])
  expect((await ask('')).body).not.toHaveProperty('@odata.count')
})

test('query.orderby', async () => {
  const { names } = await openFolderWorld()
  expect(await names('$orderby=displayName')).toBe('Alpha Beta Delta Gamma')
  expect(await names('$orderby=childFolderCount desc,displayName desc')).toBe('Delta Alpha Gamma Beta')
})

test('query.inefficient-filter', async () => {
  const { ask, names } = await openFolderWorld(undefined, { mail: { sortsByFilterOnly: true } })
  const refused = [
    await ask('$filter=childFolderCount ge 1&$orderby=displayName'),
    await ask("$filter=childFolderCount ge 1 and displayName ge 'A'&$orderby=displayName"),
    await ask("$filter=displayName ge 'A' and childFolderCount ge 1&$orderby=childFolderCount,displayName"),
  ]
  expect(refused.map(refusalIn)).toEqual(refused.map(() => [400, 'InefficientFilter']))
  expect(refused[0]?.body.error.message).toBe('The restriction or sort order is too complex for this operation.')
  expect(await names("$filter=displayName ge 'A' and childFolderCount ge 1&$orderby=displayName desc")).toBe(
    'Gamma Delta Alpha',
  )
})

test('query.comparisons', async () => {
  const { names } = await openFolderWorld()
  const found = await Promise.all(
    ['eq 1', 'ne 1', 'gt 1', 'ge 1', 'lt 1', 'le 1', 'in (0,1)'].map((is) => names(`$filter=childFolderCount ${is}`)),
  )
  expect(found).toEqual([
    'Gamma',
    'Alpha Beta Delta',
    'Alpha Delta',
    'Alpha Gamma Delta',
    'Beta',
    'Beta Gamma',
    'Beta Gamma',
  ])
})

test('query.logic', async () => {
  const { names } = await openFolderWorld()
  const [beta, two, alpha] = ["displayName eq 'Beta'", 'childFolderCount eq 2', "displayName eq 'Alpha'"]
  expect(await names(`$filter=${beta} or ${two} and ${alpha}`)).toBe('Alpha Beta')
  expect(await names(`$filter=(${beta} or ${two}) and ${alpha}`)).toBe('Alpha')
  expect(await names(`$filter=not (${beta}) and ${two}`)).toBe('Alpha Delta')
})

test('query.text-functions', async () => {
  const { names } = await openFolderWorld({ Alpha: 0, Beta: 0, Stage: 0 })
  expect(await names("$filter=startswith(displayName,'A')")).toBe('Alpha')
  expect(await names("$filter=endswith(displayName,'ta')")).toBe('Beta')
  expect(await names("$filter=contains(displayName,'ta')")).toBe('Beta Stage')
})

test('query.letter-case-of-operators', async () => {
  const { names } = await openFolderWorld()
  expect(await names("$filter=NOT startsWith(displayName,'Ga') AND childFolderCount GE 1")).toBe('Alpha Delta')
})

test('query.any', async () => {
  const { tenant, get } = await openFolderWorld({})
  tenant.hire(sampleEntry('ben', { aliases: ['b@contoso.example'] }))
  tenant.hire(sampleEntry('cleo', { mailbox: 'suspended' }))
  const find = async (filter: string) =>
    (await get(`/users?$filter=${filter}`)).body.value.map(({ displayName }: { displayName: string }) => displayName)
  expect(await find("proxyAddresses/any(x:x eq 'smtp:b@contoso.example')")).toEqual(['ben'])
  expect(await find("assignedPlans/any(p:p/service eq 'exchange' and p/capabilityStatus eq 'Suspended')")).toEqual([
    'cleo',
  ])
})

test('query.quotes', async () => {
  const { ask, names } = await openFolderWorld({ "Asha's chats": 0 })
  expect(await names("$filter=displayName eq 'Asha''s chats'")).toBe("Asha's chats")
  expect((await ask("$filter=displayName eq 'Asha's chats'")).status).toBe(400)
})

test('query.key-spellings', async () => {
  const { get } = await openFolderWorld({ Alpha: 0 })
  const { id } = (await get(`${root}/inbox`)).body
  const spellings = [
    "/users('asha%40contoso.example')/mailFolders('inbox')",
    `/users('asha@contoso.example')/mailFolders/${id}`,
    `/users/asha@contoso.example/mailfolders('${id}')`,
    `/users(%27asha@contoso.example%27)/mailFolders('${id}')`,
  ]
  for (const spelling of spellings) {
    expect((await get(spelling)).body.id).toBe(id)
    expect((await get(`${spelling}/childFolders`)).body.value).toMatchObject([{ displayName: 'Alpha' }])
  }
})
