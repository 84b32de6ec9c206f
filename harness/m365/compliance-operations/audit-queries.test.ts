import supertest from 'supertest'
import { expect, test } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { verifyLog } from '../compliance/audit/verify-log.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

// The audit log over HTTP: what administrators do is in it, Graph's search finds it, and the whole of it can be verified.

const scope = 'User.Read AuditLogsQuery-Exchange.Read.All'

async function setup() {
  const world = await openSignInWorld()
  const { tenant, app, signIn } = world
  tenant.roleGroups.change('Organization Management', { members: ['asha'] })
  const asha = (await signIn('asha@contoso.example', scope)).access_token
  const ben = (await signIn('ben@contoso.example', scope)).access_token
  const ask = (token: string, method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, body?: object) =>
    supertest(app)[method](path).auth(token, { type: 'bearer' }).send(body)
  const groups = '/data-connectors/v1/role-groups'
  const search = async (filters: object) => {
    const created = await ask(asha, 'post', '/v1.0/security/auditLog/queries', filters)
    const path = `/v1.0/security/auditLog/queries/${created.body.id}`
    return { created, query: await ask(asha, 'get', path), records: await ask(asha, 'get', `${path}/records`) }
  }
  return { ...world, ask, asha, ben, groups, search }
}

test('a role grant is recorded with who did it, and nothing of the name of its client is missing', async () => {
  const { ask, asha, groups, search } = await setup()
  const members = ['ben@contoso.example']
  await ask(asha, 'post', groups, { name: 'Archivists', roles: ['Mailbox Import Export'], members })
  await ask(asha, 'patch', `${groups}/Archivists`, { members: [] })
  await ask(asha, 'delete', `${groups}/Archivists`)
  await ask(asha, 'delete', `${groups}/none`)
  const { created, query, records } = await search({ displayName: 'grants', recordTypeFilters: ['exchangeAdmin'] })
  expect([created.status, created.body.status, query.body.status]).toEqual([201, 'notStarted', 'succeeded'])
  expect(query.body).toMatchObject({ approximateReturnedRecordCount: 3, isRecordCountLimitExceeded: false })
  const found = records.body.value as Record<string, unknown>[]
  expect(found.map(({ operation, objectId }) => [operation, objectId])).toEqual([
    ['Remove-RoleGroup', 'Archivists'],
    ['Set-RoleGroup', 'Archivists'],
    ['New-RoleGroup', 'Archivists'],
  ])
  expect(found[2]).toMatchObject({
    auditLogRecordType: 'exchangeAdmin',
    organizationId: sampleClient.tenantId,
    userType: 'admin',
    service: 'Exchange',
    userPrincipalName: 'asha@contoso.example',
    clientIp: expect.stringContaining('127.0.0.1'),
    createdDateTime: '2026-11-22T06:00:00.000Z',
    auditData: { AppId: sampleClient.clientId, roles: ['Mailbox Import Export'], members, sequence: 1 },
  })
})

test('every filter narrows, and all of them must match', async () => {
  const { ask, asha, groups, search } = await setup()
  await ask(asha, 'post', groups, { name: 'One', roles: [], members: [] })
  await ask(asha, 'post', groups, { name: 'Two', roles: ['Legal Hold'], members: [] })
  const names = async (filters: object) =>
    (await search({ operationFilters: ['new-rolegroup'], ...filters })).records.body.value.map(
      ({ objectId }: { objectId: string }) => objectId,
    )
  expect(await names({})).toEqual(['Two', 'One'])
  expect(await names({ objectIdFilters: ['one'] })).toEqual(['One'])
  expect(await names({ keywordFilter: 'legal hold' })).toEqual(['Two'])
  expect(await names({ userPrincipalNameFilters: ['ben@contoso.example'] })).toEqual([])
  expect(await names({ ipAddressFilters: ['10.0.0.1'] })).toEqual([])
  expect(await names({ serviceFilters: ['Exchange'] })).toEqual(['Two', 'One'])
  expect(await names({ recordTypeFilters: ['aeD'] })).toEqual([])
  expect(await names({ filterEndDateTime: '2026-11-22T06:00:00Z' })).toEqual([])
  expect(await names({ filterStartDateTime: '2026-11-22T06:00:00Z' })).toEqual(['Two', 'One'])
})

test('a query takes its time on the calendar, and its records are refused until then', async () => {
  const { tenant, search, ask, asha } = await setup()
  tenant.audit.queries.takesMs = 600_000
  const { created, query, records } = await search({})
  expect([query.body.status, records.status, records.body.error.code]).toEqual([
    'notStarted',
    400,
    'AuditLogQueryNotReady',
  ])
  const path = `/v1.0/security/auditLog/queries/${created.body.id}`
  const at = async (minutes: number) => {
    tenant.audit.queries.takesMs = 600_000 - minutes * 60_000
    return (await ask(asha, 'get', path)).body.status
  }
  expect(await at(10)).toBe('succeeded')
})

test('a query that is cut off succeeds and says so', async () => {
  const { tenant, ask, asha, groups, search } = await setup()
  for (const name of ['a', 'b', 'c']) await ask(asha, 'post', groups, { name, roles: [], members: [] })
  tenant.audit.queries.recordCountLimit = 2
  const cut = await search({ operationFilters: ['New-RoleGroup'] })
  expect(cut.query.body).toMatchObject({ status: 'succeeded', isRecordCountLimitExceeded: true, recordCountLimit: 2 })
  expect(cut.records.body.value.map(({ objectId }: { objectId: string }) => objectId)).toEqual(['c', 'b'])
  tenant.audit.queries.recordCountLimit = 3
  const whole = await search({ operationFilters: ['New-RoleGroup'] })
  expect(whole.query.body.isRecordCountLimitExceeded).toBe(false)
})

test('needs the permission and, of a person, the role; each search is in the log, too', async () => {
  const { ask, asha, ben, signIn, search } = await setup()
  const path = '/v1.0/security/auditLog/queries'
  expect((await ask(ben, 'post', path, {})).body.error.message).toContain('View-Only Audit Logs')
  const without = (await signIn('asha@contoso.example', 'User.Read')).access_token
  expect((await ask(without, 'post', path, {})).body.error.message).toContain('AuditLogsQuery-Exchange.Read.All')
  await search({ displayName: 'first' })
  const { records } = await search({ operationFilters: ['AuditSearchCreated'] })
  expect(records.body.value[0]).toMatchObject({ auditLogRecordType: 'discovery', auditData: { displayName: 'first' } })
  expect((await ask(asha, 'post', path, { administrativeUnitIdFilters: ['x'] })).status).toBe(501)
})

test('an app needs the permission and no role', async () => {
  const { tenant, room } = await openSampleTenant({ roles: ['AuditLogsQuery-Exchange.Read.All'] })
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const answer = await supertest(app)
    .post('/v1.0/security/auditLog/queries')
    .auth(login.body.access_token, { type: 'bearer' })
    .send({})
  expect(answer.status).toBe(201)
})

test('auditing that is turned off is recorded, and nothing after it until it is on again', async () => {
  const { ask, asha, groups, search } = await setup()
  const set = (enabled: boolean) => ask(asha, 'put', '/data-connectors/v1/auditing', { enabled })
  await set(false)
  await ask(asha, 'post', groups, { name: 'In the dark', roles: [], members: [] })
  await set(true)
  const { records } = await search({ recordTypeFilters: ['exchangeAdmin'] })
  const seen = records.body.value.map(({ operation, auditData }: { operation: string; auditData: object }) => [
    operation,
    'enabled' in auditData && auditData.enabled,
  ])
  expect(seen).toEqual([
    ['Set-AdminAuditLogConfig', true],
    ['Set-AdminAuditLogConfig', false],
  ])
})

test('the whole log can be downloaded, and verified with the head that was known before', async () => {
  const { ask, asha, ben, groups } = await setup()
  for (const name of ['a', 'b', 'c']) await ask(asha, 'post', groups, { name, roles: [], members: [] })
  const { entries, head } = (await ask(asha, 'get', '/compliance/v1/audit/head')).body
  const verified = (await ask(asha, 'get', '/compliance/v1/audit/verification')).body
  expect(verified).toEqual({ entries, isWhole: true, problems: [] })
  const { text, headers } = await ask(asha, 'get', '/compliance/v1/audit/log').buffer(true)
  expect([entries, headers['content-type']]).toEqual([3, 'application/jsonl'])
  const lines = text.trimEnd().split('\n')
  expect(await verifyLog(lines, head)).toEqual({ entries: 3, head, problems: [] })
  expect((await verifyLog(lines.slice(1), head)).problems[0]?.kind).toBe('removed')
  expect((await ask(ben, 'get', '/compliance/v1/audit/log')).body.error.code).toBe('AuditRoleMissing')
})
