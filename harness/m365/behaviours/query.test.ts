import { expect, test } from 'vitest'
import { sampleEntry } from '../sample-tenant.ts'
import type { TenantOptions } from '../tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const root = '/users/asha@contoso.example/mailFolders'
const inbox = `${root}/inbox/childFolders`
const messages = '/users/asha@contoso.example/messages'

/** A mailbox with folders in its inbox, so many in each of them. */
async function setup(
  folders: Record<string, number> = { Alpha: 2, Beta: 0, Gamma: 1, Delta: 2 },
  options: Partial<TenantOptions> = {},
) {
  const world = await openGraphWorld(options)
  for (const [displayName, below] of Object.entries(folders)) {
    const { id } = (await world.post(inbox, { displayName })).body
    for (let child = 0; child < below; child += 1) {
      await world.post(`${root}/${id}/childFolders`, { displayName: `${child}` })
    }
  }
  const ask = async (query: string) => world.get(`${inbox}?${query}`)
  const names = async (query: string): Promise<string> => {
    const { value } = (await ask(query)).body
    return value.map(({ displayName }: { displayName: string }) => displayName).join(' ')
  }
  return { ...world, ask, names }
}

test('query.select', async () => {
  const { ask } = await setup({ Alpha: 0 })
  const { body } = await ask('$select=displayName,isHidden')
  const context =
    "http://graph.example/v1.0/$metadata#users('asha%40contoso.example')/mailFolders('inbox')/childFolders(displayName,isHidden)"
  expect(body).toEqual({
    '@odata.context': context,
    value: [{ id: expect.any(String), displayName: 'Alpha', isHidden: false }],
  })
})

test('query.ids', async () => {
  const { get, post } = await setup({})
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
  const { ask, names, get } = await setup()
  expect(await names('$top=1')).toBe('Alpha')
  expect((await ask('$top=0')).status).toBe(400)
  const statuses = [0, 1, 1000, 1001].map(async (top) => (await get(`${messages}?$top=${top}`)).status)
  expect(await Promise.all(statuses)).toEqual([400, 200, 200, 400])
})

test('query.top-of-folders', async () => {
  const { ask, names, get } = await setup()
  for (const top of [1001, 2000, 999_999]) expect(await names(`$top=${top}`)).toBe('Alpha Beta Gamma Delta')
  expect((await get(`${root}?$top=5000`)).body).not.toHaveProperty('@odata.nextLink')
  expect((await ask('$top=0')).status).toBe(400)
})

test('query.without-dollar', async () => {
  const { ask, names, follow } = await setup()
  expect(await names('top=1')).toBe('Alpha')
  expect(await names('filter=childFolderCount ge 1&orderby=displayName desc&skip=1&select=displayName')).toBe(
    'Delta Alpha',
  )
  const first = (await ask('top=3&count=true')).body
  expect([first['@odata.count'], (await follow(first['@odata.nextLink'])).body.value.length]).toEqual([4, 1])
  const third = (await ask('top=1&skip=1')).body
  expect((await follow(third['@odata.nextLink'])).body.value[0].displayName).toBe('Gamma')
  const users = (await follow('/users?top=1&select=id')).body
  expect(users.value).toHaveLength(1)
  expect((await ask('top=1&$top=2')).status).toBe(400)
  expect((await ask('$top=1&$top=1')).status).toBe(400)
  expect((await ask('tops=1')).status).toBe(400)
})

test('query.skip', async () => {
  const { names } = await setup()
  expect(await names('$skip=3')).toBe('Delta')
})

test('query.next-link', async () => {
  const { ask, follow } = await setup()
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
  const { tenant, ask, follow } = await setup()
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
  const { ask, follow } = await setup()
  const first = (await ask('$count=true&$top=2&$filter=childFolderCount ge 1')).body
  const second = (await follow(first['@odata.nextLink'])).body
  expect([first['@odata.count'], second['@odata.count']]).toEqual([3, 3])
  expect((await ask('')).body).not.toHaveProperty('@odata.count')
})

test('query.orderby', async () => {
  const { names } = await setup()
  expect(await names('$orderby=displayName')).toBe('Alpha Beta Delta Gamma')
  expect(await names('$orderby=childFolderCount desc,displayName desc')).toBe('Delta Alpha Gamma Beta')
})

test('query.filter-and-orderby', async () => {
  const { names, get, post } = await setup()
  expect(await names('$filter=childFolderCount ge 1&$orderby=displayName desc')).toBe('Gamma Delta Alpha')
  for (const subject of ['b', 'c', 'a']) await post(messages, { subject, isRead: false })
  const { value } = (await get(`${messages}?$filter=isRead eq false&$orderby=subject`)).body
  expect(value.map(({ subject }: { subject: string }) => subject)).toEqual(['a', 'b', 'c'])
})

test('query.inefficient-filter', async () => {
  const { ask, names } = await setup(undefined, { mail: { sortsByFilterOnly: true } })
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
  const { names } = await setup()
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
  const { names } = await setup()
  const [beta, two, alpha] = ["displayName eq 'Beta'", 'childFolderCount eq 2', "displayName eq 'Alpha'"]
  expect(await names(`$filter=${beta} or ${two} and ${alpha}`)).toBe('Alpha Beta')
  expect(await names(`$filter=(${beta} or ${two}) and ${alpha}`)).toBe('Alpha')
  expect(await names(`$filter=not (${beta}) and ${two}`)).toBe('Alpha Delta')
})

test('query.brackets-around-a-path', async () => {
  const { names } = await setup()
  expect(await names('$filter=(childFolderCount) ge 2')).toBe('Alpha Delta')
  expect(await names("$filter=((displayName)) eq 'Beta' or ((childFolderCount) eq (1))")).toBe('Beta Gamma')
  expect(await names('$filter=(childFolderCount) in (0,1)')).toBe('Beta Gamma')
  expect(await names("$filter=startswith((displayName),('A')) and not ((childFolderCount) eq 0)")).toBe('Alpha')
  expect(await names("$filter=2 eq (childFolderCount) and (displayName) ne 'Delta'")).toBe('Alpha')
})

test('query.well-known-folders', async () => {
  const { names, get, post } = await setup()
  await post(messages, { subject: 'draft' })
  await post(`${root}/inbox/messages`, { subject: 'in' })
  const found = async (filter: string) =>
    (await get(`${messages}?$filter=${filter}`)).body.value.map(({ subject }: { subject: string }) => subject)
  expect(await found("parentFolderId eq 'inbox'")).toEqual(['in'])
  expect(await found("parentFolderId eq 'Drafts'")).toEqual(['draft'])
  expect(await found("parentFolderId in ('inbox','drafts')")).toEqual(['in', 'draft'])
  expect(await found("parentFolderId ne 'inbox'")).toEqual(['draft'])
  expect(await names("$filter=parentFolderId eq 'inbox'")).toBe('Alpha Beta Gamma Delta')
  const inRoot = (await get(`${root}?$filter=id eq 'inbox'`)).body.value
  expect(inRoot.map(({ displayName }: { displayName: string }) => displayName)).toEqual(['Inbox'])
})

test('query.options-of-expand', async () => {
  const { get } = await setup()
  const below = async (options: string) => {
    const { status, body } = await get(`${root}/inbox?$expand=childFolders(${options})`)
    expect([options, status]).toEqual([options, 200])
    return body
  }
  const named = (folders: { displayName: string }[]) => folders.map(({ displayName }) => displayName).join(' ')
  expect(named((await below('$top=2')).childFolders)).toBe('Alpha Beta')
  expect(named((await below('$top=2;$skip=1;$orderby=displayName desc')).childFolders)).toBe('Delta Beta')
  expect(named((await below('top=1')).childFolders)).toBe('Alpha')
  const counted = await below('$filter=childFolderCount ge 1;$top=1;$count=true;$select=displayName')
  expect([counted['childFolders@odata.count'], counted.childFolders]).toEqual([
    3,
    [{ id: expect.any(String), displayName: 'Alpha' }],
  ])
  const deep = await below('$expand=childFolders($top=1)')
  expect(deep.childFolders.map((each: { childFolders: [] }) => named(each.childFolders))).toEqual(['0', '', '0', '0'])
  expect((await get(`${root}/inbox?$expand=childFolders($top=x)`)).status).toBe(400)
  expect((await get(`${root}/inbox?$expand=childFolders($top=1;$top=2)`)).status).toBe(400)
})

test('query.spellings-of-extended-properties', async () => {
  const { get, post } = await setup()
  const name = 'String {66F5A359-4659-4830-9070-00047EC6AC6E} Name Color'
  await post(messages, { singleValueExtendedProperties: [{ id: name, value: 'Green' }] })
  const read = async (id: string) => {
    const { body } = await get(`${messages}?$expand=singleValueExtendedProperties($filter=Id eq '${id}')`)
    return body.value[0].singleValueExtendedProperties?.[0]?.value
  }
  const size = await read('Integer 0x0E08')
  expect(Number(size)).toBeGreaterThan(0)
  for (const id of ['LONG 0x0E08', 'Long 0x0e08', 'long 0xE08', 'INTEGER 0X0E08', ' Integer  0x00000e08 ']) {
    expect([id, await read(id)]).toEqual([id, size])
  }
  expect(await read(name.toLowerCase().replace('color', 'Color').replace(/[{}]/g, ''))).toBe('Green')
  expect(await read(name.toLowerCase())).toBeUndefined()
})

test('query.text-functions', async () => {
  const { names } = await setup({ Alpha: 0, Beta: 0, Stage: 0 })
  expect(await names("$filter=startswith(displayName,'A')")).toBe('Alpha')
  expect(await names("$filter=endswith(displayName,'ta')")).toBe('Beta')
  expect(await names("$filter=contains(displayName,'ta')")).toBe('Beta Stage')
})

test('query.letter-case-of-operators', async () => {
  const { names } = await setup()
  expect(await names("$filter=NOT startsWith(displayName,'Ga') AND childFolderCount GE 1")).toBe('Alpha Delta')
})

test('query.any', async () => {
  const { tenant, get } = await setup({})
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
  const { ask, names } = await setup({ "Asha's chats": 0 })
  expect(await names("$filter=displayName eq 'Asha''s chats'")).toBe("Asha's chats")
  expect((await ask("$filter=displayName eq 'Asha's chats'")).status).toBe(400)
})

test('query.key-spellings', async () => {
  const { get } = await setup({ Alpha: 0 })
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
