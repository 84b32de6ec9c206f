import { expect, test } from 'vitest'
import { asha, messages, openFolderWorld, root } from '../transport-cases/folder-world.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'

test('query.top-of-folders', async () => {
  const { ask, names, get } = await openFolderWorld()
  for (const top of [1001, 2000, 999_999]) expect(await names(`$top=${top}`)).toBe('Alpha Beta Gamma Delta')
  expect((await get(`${root}?$top=5000`)).body).not.toHaveProperty('@odata.nextLink')
  expect((await ask('$top=0')).status).toBe(400)
})

test('query.without-dollar', async () => {
  const { ask, names, follow } = await openFolderWorld()
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

test('query.filter-and-orderby', async () => {
  const { names, get, post } = await openFolderWorld()
  expect(await names('$filter=childFolderCount ge 1&$orderby=displayName desc')).toBe('Gamma Delta Alpha')
  for (const subject of ['b', 'c', 'a']) await post(messages, { subject, isRead: false })
  const { value } = (await get(`${messages}?$filter=isRead eq false&$orderby=subject`)).body
  expect(value.map(({ subject }: { subject: string }) => subject)).toEqual(['a', 'b', 'c'])
})

test('query.brackets-around-a-path', async () => {
  const { names } = await openFolderWorld()
  expect(await names('$filter=(childFolderCount) ge 2')).toBe('Alpha Delta')
  expect(await names("$filter=((displayName)) eq 'Beta' or ((childFolderCount) eq (1))")).toBe('Beta Gamma')
  expect(await names('$filter=(childFolderCount) in (0,1)')).toBe('Beta Gamma')
  expect(await names("$filter=startswith((displayName),('A')) and not ((childFolderCount) eq 0)")).toBe('Alpha')
  expect(await names("$filter=2 eq (childFolderCount) and (displayName) ne 'Delta'")).toBe('Alpha')
})

test('query.well-known-folders', async () => {
  const { names, get, post } = await openFolderWorld()
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
  const { get } = await openFolderWorld()
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
  const { get, post } = await openFolderWorld()
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

const documentedQueries = [
  'users?$format=json',
  'users?$apply=aggregate($count as n)',
  'users?$select=department,companyName',
  'users?$select=signInActivity',
  'users?$expand=manager',
  'users?$expand=memberOf($select=id)',
  "users?$filter=department eq 'x'",
  "users?$filter=tolower(mail) eq 'x'",
  'users?$filter=assignedLicenses/$count eq 0&$count=true',
  'users?$orderby=createdDateTime',
  `users/${asha}?$select=mailboxSettings`,
  `users/${asha}/messages?$format=json`,
  `users/${asha}/messages?$select=uniqueBody`,
  `users/${asha}/messages?$select=subject,from/emailAddress`,
  `users/${asha}/messages?$expand=extensions`,
  `users/${asha}/messages?$expand=multiValueExtendedProperties($filter=id eq 'StringArray 0x1')`,
  `users/${asha}/messages?$filter=length(subject) gt 3`,
  `users/${asha}/messages?$filter=uniqueBody/content eq 'x'`,
  `users/${asha}/messages/microsoft.graph.delta()`,
  `users/${asha}/mailFolders?$select=wellKnownName`,
  `users/${asha}/mailFolders?$expand=messages`,
  `users/${asha}/mailFolders?$expand=messageRules`,
  `users/${asha}/mailFolders?$expand=childFolders($levels=2)`,
  `users/${asha}/mailFolders?$expand=*`,
  `users/${asha}/mailFolders?$filter=singleValueExtendedProperties/any(e:e/id eq 'Integer 0x1')`,
]

test('query.documented-elsewhere', async () => {
  const { get, post, ask } = await openGraphWorld()
  const { id } = (await post(messages, { subject: 'Lunch' })).body
  const answers: [string, number][] = []
  for (const path of documentedQueries) answers.push([path, (await get(`/${path}`)).status])
  const kinds = ['itemAttachment', 'referenceAttachment'].map((kind) => ({
    '@odata.type': `#microsoft.graph.${kind}`,
    name: 'x',
    item: {},
    sourceUrl: 'https://x.example',
  }))
  const files = `${messages}/${id}/attachments`
  const expanded = '$expand=microsoft.graph.itemattachment/item'
  const search = { '@odata.type': 'microsoft.graph.mailSearchFolder', displayName: 'x' }
  const sent = [
    await post(files, kinds[0] ?? {}),
    await post(files, kinds[1] ?? {}),
    await post(messages, { subject: 'x', attachments: kinds }),
    await post(`${files}/createUploadSession`, { AttachmentItem: { attachmentType: 'item', name: 'x', size: 4e6 } }),
    await post(root, search),
    await post(root, { ...search, includeNestedFolders: true, sourceFolderIds: ['inbox'], filterQuery: 'isRead' }),
    await post(root, { displayName: 'x', filterQuery: 'isRead' }),
    await post(messages, { multiValueExtendedProperties: [] }),
    await ask('patch', `${messages}/${id}`, { body: { extensions: [] } }),
    await get(`${files}?${expanded}`),
    await get(`${messages}/${id}?$select=mentions`),
  ]
  answers.push(...sent.map(({ status }, index): [string, number] => [`${index}`, status]))
  expect(answers).toEqual(answers.map(([path]) => [path, 501]))
  const made = (await get(`/${'users'}?$select=madeUp`)).body.error
  expect([made.code, made.message]).toEqual(['BadRequest', expect.stringContaining("named 'madeUp'")])
  expect((await get('/users?$select=department')).body.error.message).toContain("'department'")
})
