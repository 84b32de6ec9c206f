import { expect, test } from 'vitest'
import { graphCollectionSchema, graphUserSchema, mailFolderSchema } from '../../contract/index.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const eventual = { ConsistencyLevel: 'eventual' }
const users = graphCollectionSchema(graphUserSchema)
const notEnabled = [404, 'MailboxNotEnabledForRESTAPI']
const unsupported = [400, 'Request_UnsupportedQuery']

async function setup(more: Parameters<typeof sampleEntry>[1] = {}) {
  const world = await openGraphWorld()
  world.tenant.hire(sampleEntry('ben', more))
  const find = async (query: string, headers = {}) =>
    users.parse((await world.get(`/users?${query}`, headers)).body).value.map(({ displayName }) => displayName)
  const ben = '/users/ben@contoso.example'
  const mail = async () => refusalIn(await world.get(`${ben}/mailFolders/inbox`))
  return { ...world, find, ben, mail }
}

test('directory.default-properties', async () => {
  const { get, ben } = await setup()
  const unasked = (await get(ben)).body
  const selected = (await get(`${ben}?$select=accountEnabled,userType,assignedPlans,otherMails,mailNickname`)).body
  expect(unasked).toEqual({
    '@odata.context': 'http://graph.example/v1.0/$metadata#users/$entity',
    businessPhones: [],
    displayName: 'ben',
    givenName: null,
    jobTitle: null,
    mail: 'ben@contoso.example',
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: 'ben@contoso.example',
    id: unasked.id,
  })
  expect(selected).toMatchObject({
    accountEnabled: true,
    userType: 'Member',
    otherMails: [],
    mailNickname: 'ben',
    assignedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled' }],
  })
})

test('directory.proxy-addresses', async () => {
  const { get, ben } = await setup({ aliases: ['b@contoso.example'] })
  const { proxyAddresses } = (await get(`${ben}?$select=proxyAddresses`)).body
  expect(proxyAddresses).toEqual(['SMTP:ben@contoso.example', 'smtp:b@contoso.example'])
})

test('directory.by-id-or-upn', async () => {
  const { get } = await setup({ userPrincipalName: 'ben@corp.example', aliases: ['b@contoso.example'] })
  const { id } = (await get('/users/ben@corp.example')).body
  const answers = await Promise.all([id, 'ben@contoso.example', 'b@contoso.example'].map((key) => get(`/users/${key}`)))
  const mail = await Promise.all([id, 'b@contoso.example'].map((key) => get(`/users/${key}/mailFolders`)))
  expect([...answers, ...mail].map(({ status }) => status)).toEqual([200, 404, 404, 200, 404])
})

test('directory.find-by-address', async () => {
  const { find } = await setup({ userPrincipalName: 'ben@corp.example', aliases: ['b@contoso.example'] })
  expect(await find("$filter=mail eq 'ben@contoso.example'")).toEqual(['ben'])
  expect(await find("$filter=mail eq 'b@contoso.example'")).toEqual([])
  expect(await find("$filter=proxyAddresses/any(p:p eq 'smtp:b@contoso.example')")).toEqual(['ben'])
})

test('directory.filter-by-state', async () => {
  const { tenant, find } = await setup({ accountEnabled: false })
  tenant.hire(sampleEntry('gus', { kind: 'guest', mailbox: 'none' }))
  expect(await find('$filter=accountEnabled eq false')).toEqual(['ben'])
  expect(await find("$filter=accountEnabled eq true and userType eq 'Guest'")).toEqual(['gus'])
})

test('directory.advanced-operators', async () => {
  const { get, find } = await setup({ accountEnabled: false })
  const filters = ['accountEnabled ne true', 'not (accountEnabled eq true)', "endsWith(mail,'en@contoso.example')"]
  for (const filter of filters) {
    const missing = [
      await get(`/users?$filter=${filter}`),
      await get(`/users?$filter=${filter}`, eventual),
      await get(`/users?$filter=${filter}&$count=true`),
    ]
    expect(missing.map(refusalIn)).toEqual([unsupported, unsupported, unsupported])
    expect(missing[0]?.body.error.message).toContain('Try adding $count=true query parameter')
    expect(await find(`$filter=${filter}&$count=true`, eventual)).toEqual(['ben'])
  }
})

test('directory.ends-with', async () => {
  const { get } = await setup()
  const asked = (property: string) => get(`/users?$filter=endsWith(${property},'x')&$count=true`, eventual)
  expect((await asked('userPrincipalName')).status).toBe(200)
  expect(refusalIn(await asked('displayName'))).toEqual(unsupported)
})

test('directory.count-needs-header', async () => {
  const { get } = await setup()
  expect((await get('/users?$count=true')).body['@odata.count']).toBeUndefined()
  expect((await get('/users?$count=true&$top=1', eventual)).body['@odata.count']).toBe(2)
})

test('directory.property-without-index', async () => {
  const { get } = await setup()
  expect(refusalIn(await get('/users?$filter=showInAddressList eq true&$count=true', eventual))).toEqual(unsupported)
})

test('directory.sorting', async () => {
  const { get, find } = await setup()
  expect(await find('$orderby=displayName desc')).toEqual(['ben', 'asha'])
  expect(await find('$orderby=userPrincipalName')).toEqual(['asha', 'ben'])
  expect(refusalIn(await get('/users?$orderby=mail'))).toEqual(unsupported)
})

test('directory.sorting-with-filter', async () => {
  const { get, find } = await setup()
  const query = "$filter=startsWith(mail,'b')&$orderby=displayName"
  expect(refusalIn(await get(`/users?${query}`))).toEqual(unsupported)
  expect(await find(`${query}&$count=true`, eventual)).toEqual(['ben'])
})

test('directory.pages', async () => {
  const { tenant, get, follow } = await setup()
  for (let index = 0; index < 99; index += 1) tenant.hire(sampleEntry(`user-${index}`))
  const first = (await get('/users')).body
  const second = (await follow(first['@odata.nextLink'])).body
  expect([first.value.length, second.value.length]).toEqual([100, 1])
  expect(new URL(first['@odata.nextLink']).searchParams.has('$skiptoken')).toBe(true)
  expect([(await get('/users?$top=999')).body.value.length, (await get('/users?$top=1000')).status]).toEqual([101, 400])
})

test('directory.count-on-first-page', async () => {
  const { get } = await setup()
  const first = (await get('/users?$count=true&$top=1', eventual)).body
  const next = new URL(first['@odata.nextLink'])
  const second = (await get(`${next.pathname.replace('/v1.0', '')}${next.search}`, eventual)).body
  expect([first['@odata.count'], second.value.length]).toEqual([2, 1])
  expect(second).not.toHaveProperty('@odata.count')
})

test('directory.shared-and-room-mailboxes', async () => {
  const { tenant, get, find } = await setup({ kind: 'shared', accountEnabled: false })
  tenant.hire(sampleEntry('room', { kind: 'room' }))
  expect(await find('')).toEqual(['asha', 'ben', 'room'])
  for (const name of ['ben', 'room']) {
    mailFolderSchema.parse((await get(`/users/${name}@contoso.example/mailFolders/inbox`)).body)
    expect((await get(`/users/${name}@contoso.example?$select=assignedPlans`)).body.assignedPlans).toEqual([])
  }
})

test('directory.groups-and-contacts', async () => {
  const { tenant, get, find } = await setup({ kind: 'group', mailbox: 'none' })
  tenant.hire(sampleEntry('carl', { kind: 'contact', mailbox: 'none' }))
  expect(await find('')).toEqual(['asha'])
  for (const name of ['ben', 'carl']) {
    expect(await find(`$filter=mail eq '${name}@contoso.example'`)).toEqual([])
    expect(refusalIn(await get(`/users/${name}@contoso.example`))).toEqual([404, 'Request_ResourceNotFound'])
    expect(refusalIn(await get(`/users/${name}@contoso.example/mailFolders`))).toEqual([404, 'ErrorInvalidUser'])
  }
})

test('directory.unknown-user', async () => {
  const { get } = await setup()
  expect(refusalIn(await get('/users/nobody@contoso.example'))).toEqual([404, 'Request_ResourceNotFound'])
  expect(refusalIn(await get('/users/nobody@contoso.example/mailFolders'))).toEqual([404, 'ErrorInvalidUser'])
})

test('directory.disabled-user', async () => {
  const { get, ben } = await setup({ accountEnabled: false })
  expect((await get(`${ben}?$select=accountEnabled`)).body.accountEnabled).toBe(false)
})

test('directory.guest', async () => {
  const userPrincipalName = 'ben_partner.example#EXT#@contoso.example'
  const { get } = await setup({ kind: 'guest', userPrincipalName })
  const ben = `/users/${encodeURIComponent(userPrincipalName)}`
  const shown = (await get(`${ben}?$select=userType,otherMails,externalUserState`)).body
  expect(shown).toMatchObject({ userType: 'Guest', otherMails: ['ben@contoso.example'], externalUserState: 'Accepted' })
  expect(refusalIn(await get(`${ben}/mailFolders`))).toEqual(notEnabled)
})

test('directory.no-plan', async () => {
  const { get, ben, mail } = await setup({ mailbox: 'none' })
  expect((await get(`${ben}?$select=assignedPlans`)).body.assignedPlans).toEqual([])
  expect(await mail()).toEqual(notEnabled)
})

test('directory.suspended-plan', async () => {
  const { get, ben, mail } = await setup({ mailbox: 'suspended' })
  const { assignedPlans } = (await get(`${ben}?$select=assignedPlans`)).body
  expect(assignedPlans).toMatchObject([{ service: 'exchange', capabilityStatus: 'Suspended' }])
  expect(await mail()).toEqual(notEnabled)
})

test('directory.inactive-mailbox', async () => {
  const { get, ben, mail } = await setup({ mailbox: 'inactive' })
  expect((await get(ben)).status).toBe(200)
  expect(await mail()).toEqual(notEnabled)
  expect((await get(`${ben}/mailFolders`)).body.error.message).toBe(
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  )
})
