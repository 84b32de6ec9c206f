import { expect, test } from 'vitest'
import { sampleClient } from '../sample-tenant.ts'
import { openGraphWorld, refusalIn } from '../transport-cases/graph-world.ts'

const email = 'asha@contoso.example'
const holdOfAsha = { displayName: 'All', 'userSources@odata.bind': [{ email }] }

async function setup() {
  const world = await openGraphWorld({ roles: ['eDiscovery.ReadWrite.All', 'AuditLogsQuery-Exchange.Read.All'] })
  const { tenant, post, ask, get } = world
  tenant.roleGroups.change('eDiscovery Manager', { members: [sampleClient.clientId] })
  const path = `/security/cases/ediscoveryCases/${(await post('/security/cases/ediscoveryCases', { displayName: 'One' })).body.id}`
  const makes = async (below: string, body: object) => (await post(`${path}/${below}`, body)).body
  const search = () => makes('searches', { displayName: 'All', dataSourceScopes: 'allTenantMailboxes' })
  const holds = () => tenant.compliance.holds.caseHoldsOf('asha').length
  return { ...world, ask, get, path, makes, search, holds }
}

test('ediscovery.close-turns-holds-off', async () => {
  const { post, path, makes, holds } = await setup()
  await makes('legalHolds', holdOfAsha)
  const other = `/security/cases/ediscoveryCases/${(await post('/security/cases/ediscoveryCases', { displayName: 'Two' })).body.id}`
  await post(`${other}/legalHolds`, holdOfAsha)
  await post(`${path}/close`, {})
  expect(holds()).toBe(1)
  await post(`${path}/reopen`, {})
  expect(holds()).toBe(1)
})

test('ediscovery.primary-address', async () => {
  const { tenant, post, path } = await setup()
  tenant.change('asha', { aliases: ['a@contoso.example'] })
  expect((await post(`${path}/custodians`, { email: 'a@contoso.example' })).status).toBe(404)
  expect((await post(`${path}/custodians`, { email })).status).toBe(201)
})

test('ediscovery.accepted', async () => {
  const { tenant, room, post, path, search, follow } = await setup()
  tenant.ediscovery.operations.takesMs = 1000
  const { status, headers } = await post(`${path}/searches/${(await search()).id}/estimateStatistics`, {})
  const operation = async () => {
    const { body } = await follow(headers['location'] ?? '')
    return [body.status, body.percentProgress]
  }
  expect([status, await operation()]).toEqual([202, ['notStarted', 0]])
  room.clock.advance(250)
  expect(await operation()).toEqual(['running', 25])
  room.clock.advance(750)
  expect(await operation()).toEqual(['succeeded', 100])
})

test('ediscovery.newer-actions', async () => {
  const { get, post, path, search } = await setup()
  const { id } = await search()
  await post(`${path}/searches/${id}/estimateStatistics`, {})
  const wanted = { displayName: 'All', exportCriteria: 'searchHits', additionalOptions: 'none' }
  await post(`${path}/searches/${id}/exportReport`, wanted)
  const actions = async (headers = {}) =>
    (await get(`${path}/operations`, headers)).body.value.map(({ action }: { action: string }) => action)
  expect(await actions()).toEqual(['estimateStatistics', 'unknownFutureValue'])
  expect(await actions({ prefer: 'include-unknown-enum-members' })).toEqual(['estimateStatistics', 'exportReport'])
})

test('ediscovery.estimate-before-export', async () => {
  const { room, ask, post, path, search } = await setup()
  const { id } = await search()
  const exported = async () => (await post(`${path}/searches/${id}/exportResult`, exportWords)).body.error?.code
  expect(await exported()).toBe('SearchNotEstimated')
  await post(`${path}/searches/${id}/estimateStatistics`, {})
  expect(await exported()).toBeUndefined()
  room.clock.advance(1)
  await ask('patch', `${path}/searches/${id}`, { body: { contentQuery: 'lunch' } })
  expect(await exported()).toBe('SearchNotEstimated')
})

const exportWords = { exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }

/** How many of so many equal requests are accepted. */
async function acceptedOf(count: number, ask: () => Promise<{ status: number; body: unknown }>): Promise<number> {
  let accepted = 0
  for (let asked = 0; asked < count; asked += 1) {
    const answer = await ask()
    if (answer.status === 202) accepted += 1
    else expect(refusalIn(answer)).toEqual([429, 'TooManyRequests'])
  }
  return accepted
}

test('ediscovery.searches-at-once', async () => {
  const { tenant, room, post, path, makes, search } = await setup()
  tenant.ediscovery.operations.takesMs = 1000
  const { id } = await search()
  const everywhere = () => post(`${path}/searches/${id}/estimateStatistics`, {})
  expect(await acceptedOf(5, everywhere)).toBe(3)
  const { id: custodianId } = await makes('custodians', { email })
  await makes(`custodians/${custodianId}/userSources`, { email })
  const own = await makes('searches', { displayName: 'Hers', dataSourceScopes: 'allCaseCustodians' })
  expect(await acceptedOf(9, () => post(`${path}/searches/${own.id}/estimateStatistics`, {}))).toBe(7)
  room.clock.advance(1000)
  expect(await acceptedOf(4, everywhere)).toBe(3)
})

test('ediscovery.exports-at-once', async () => {
  const { tenant, room, post, path, search } = await setup()
  const { id } = await search()
  await post(`${path}/searches/${id}/estimateStatistics`, {})
  tenant.ediscovery.operations.takesMs = 1000
  const exported = () => post(`${path}/searches/${id}/exportResult`, exportWords)
  expect(await acceptedOf(5, exported)).toBe(3)
  room.clock.advance(1000)
  expect(await acceptedOf(1, exported)).toBe(1)
})

test('ediscovery.export-of-a-day', async () => {
  const { tenant, room, get, post, path, search } = await setup()
  const { limits } = tenant.ediscovery
  expect(limits.values.exportedBytesADay).toBe(2_199_023_255_552)
  const { id } = await search()
  await post(`${path}/searches/${id}/estimateStatistics`, {})
  const exported = async () => (await post(`${path}/searches/${id}/exportResult`, exportWords)).body.error?.code
  expect(await exported()).toBeUndefined()
  const { exportFileMetadata: files } = (await get(`${path}/operations`)).body.value.at(-1)
  const bytes = files.reduce((sum: number, { size }: { size: number }) => sum + size, 0)
  // Room for one export on a day, and not for two.
  limits.values = { ...limits.values, exportedBytesADay: bytes * 1.5 }
  expect(await exported()).toBe('ExportTooLarge')
  room.clock.advance(86_400_000)
  expect(await exported()).toBeUndefined()
})

test('ediscovery.audit-cut-off', async () => {
  const { tenant, get, post, makes } = await setup()
  await makes('legalHolds', holdOfAsha)
  tenant.audit.queries.recordCountLimit = 1
  const { id } = (await post('/security/auditLog/queries', {})).body
  const { body } = await get(`/security/auditLog/queries/${id}`)
  expect([body.status, body.isRecordCountLimitExceeded, body.recordCountLimit]).toEqual(['succeeded', true, 1])
})

test('ediscovery.audit-age', async () => {
  const { tenant, room, get, post, makes } = await setup()
  await makes('legalHolds', holdOfAsha)
  const found = async () => {
    const { id } = (await post('/security/auditLog/queries', { operationFilters: ['HoldCreated'] })).body
    return (await get(`/security/auditLog/queries/${id}/records`)).body.value.length
  }
  room.clock.advance(180 * 86_400_000)
  expect(await found()).toBe(1)
  room.clock.advance(1)
  expect(await found()).toBe(0)
  expect(tenant.audit.log.checkpoint().sequence).toBeGreaterThan(0)
})

test('ediscovery.audit-not-ready', async () => {
  const { tenant, room, get, post } = await setup()
  tenant.audit.queries.takesMs = 1000
  const { id } = (await post('/security/auditLog/queries', {})).body
  const records = async () => {
    const { status, body } = await get(`/security/auditLog/queries/${id}/records`)
    return [status, body.error?.code]
  }
  expect(await records()).toEqual([400, 'AuditLogQueryNotReady'])
  room.clock.advance(1000)
  expect(await records()).toEqual([200, undefined])
})
