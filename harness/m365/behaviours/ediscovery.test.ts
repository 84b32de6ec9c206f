import { expect, test } from 'vitest'
import { sampleClient } from '../sample-tenant.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'

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
  const wanted = { exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }
  const exported = async () => (await post(`${path}/searches/${id}/exportResult`, wanted)).body.error?.code
  expect(await exported()).toBe('SearchNotEstimated')
  await post(`${path}/searches/${id}/estimateStatistics`, {})
  expect(await exported()).toBeUndefined()
  room.clock.advance(1)
  await ask('patch', `${path}/searches/${id}`, { body: { contentQuery: 'lunch' } })
  expect(await exported()).toBe('SearchNotEstimated')
})

test('ediscovery.audit-cut-off', async () => {
  const { tenant, get, post, makes } = await setup()
  await makes('legalHolds', holdOfAsha)
  tenant.audit.queries.recordCountLimit = 1
  const { id } = (await post('/security/auditLog/queries', {})).body
  const { body } = await get(`/security/auditLog/queries/${id}`)
  expect([body.status, body.isRecordCountLimitExceeded, body.recordCountLimit]).toEqual(['succeeded', true, 1])
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
