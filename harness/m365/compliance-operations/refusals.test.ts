import supertest, { type Response } from 'supertest'
import { expect, test } from 'vitest'
import { contentSearchRefusals } from '../graph/content-search-refusals.ts'
import { ediscoveryRefusals } from '../graph/ediscovery-refusals.ts'
import { holdRefusals } from '../graph/hold-refusals.ts'
import { adminRoles } from '../roles/role-groups.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

// Every refusal of content searches, eDiscovery, audit, holds and retention, made to happen over HTTP. The table is typed by the rows, so
// that a row without a case does not compile; a row that nothing produces fails, because its case must be answered with it.

const rows = { ...contentSearchRefusals, ...ediscoveryRefusals, ...holdRefusals }
type Name = keyof typeof rows
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

const everything = 'User.Read eDiscovery.ReadWrite.All AuditLogsQuery-Exchange.Read.All'
const address = 'asha@contoso.example'
const nobody = 'nobody@contoso.example'
const cases = '/v1.0/security/cases/ediscoveryCases'
const none = '11111111-2222-4333-8444-555555555555'
const searches = '/compliance/v1/content-searches'
const policies = '/compliance/v1/retention-policies'
const queries = '/v1.0/security/auditLog/queries'
const policy = { name: 'Short', action: 'delete', days: 7 }
const wholeTenant = { displayName: 'All', dataSourceScopes: 'allTenantMailboxes' }
const exportWords = { exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }

/** A person with every role and permission, unless `roles` and `scope` say otherwise, and a case. */
async function setup({ roles = adminRoles as readonly string[], scope = everything } = {}) {
  const { tenant, app, signIn } = await openSignInWorld()
  tenant.roleGroups.create({ name: 'All of them', roles: roles as typeof adminRoles, members: ['asha'] })
  const token = (await signIn(address, scope)).access_token
  const ask = (method: Method, path: string, body?: object): Promise<Response> =>
    Promise.resolve(
      supertest(app)[method](path).auth(token, { type: 'bearer' }).set({ host: 'graph.example' }).send(body),
    )
  const made = await ask('post', cases, { displayName: 'The case' })
  const path = `${cases}/${made.body.id}`
  const inCase = (method: Method, below: string, body?: object) => ask(method, `${path}/${below}`, body)
  const makes = async (below: string, body: object): Promise<string> => {
    const { id } = (await inCase('post', below, body)).body
    return `${below}/${id}`
  }
  const custodian = async (): Promise<string> => {
    const its = await makes('custodians', { email: address })
    await inCase('post', `${its}/userSources`, { email: address })
    return its
  }
  const estimated = async (): Promise<string> => {
    const search = await makes('searches', wholeTenant)
    await inCase('post', `${search}/estimateStatistics`)
    return search
  }
  return { tenant, ask, path, inCase, makes, custodian, estimated }
}

type World = Awaited<ReturnType<typeof setup>>
type Reach = (world: World) => Promise<Response>
type Case = [subject: string, reach: Reach, as?: Parameters<typeof setup>[0]]

/** The second of two equal requests. */
const twice = async (ask: () => Promise<Response>): Promise<Response> => {
  await ask()
  return ask()
}

/** Asks while as many searches as may run over all mailboxes do not end. */
async function whileSearching({ tenant, ask }: World): Promise<Response> {
  const { search } = tenant.contentSearch
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let running = 0
  const allRun = new Promise<void>((resolve) => {
    tenant.contentSearch.search = async (...words) => {
      running += 1
      if (running === 3) resolve()
      await ended
      return search(...words)
    }
  })
  const post = (): Promise<Response> => ask('post', searches, { query: 'lunch' })
  const first = [post(), post(), post()]
  await allRun
  const refused = await post()
  end()
  await Promise.all(first)
  return refused
}

const table: Record<Name, Case> = {
  searchRoleMissing: ['', ({ ask }) => ask('get', searches), { roles: ['Export'] }],
  contentQueryInvalid: ['at', ({ ask }) => ask('post', searches, { query: 'lunch AND' })],
  contentQueryTooLarge: ['10001 characters', ({ ask }) => ask('post', searches, { query: 'x'.repeat(10_001) })],
  searchedMailboxUnknown: [nobody, ({ ask }) => ask('post', searches, { query: 'lunch', mailboxes: [nobody] })],
  contentSearchUnknown: [none, ({ ask }) => ask('get', `${searches}/${none}`)],
  contentSearchesTooMany: ['3 over all mailboxes', whileSearching],

  complianceDenied: ['eDiscovery.Read.All', ({ ask }) => ask('get', cases), { scope: 'User.Read' }],
  complianceRoleMissing: ['Case Management', ({ ask }) => ask('get', cases), { roles: ['Export'] }],
  auditRoleMissing: ['', ({ ask }) => ask('get', '/compliance/v1/audit/head'), { roles: ['Export'] }],
  auditQueryUnknown: [none, ({ ask }) => ask('get', `${queries}/${none}`)],
  auditQueryNotReady: [
    '',
    async ({ tenant, ask }) => {
      tenant.audit.queries.takesMs = 1000
      const { id } = (await ask('post', queries, {})).body
      return ask('get', `${queries}/${id}/records`)
    },
  ],
  caseUnknown: [none, ({ ask }) => ask('get', `${cases}/${none}`)],
  caseExists: ['The case', ({ ask }) => ask('post', cases, { displayName: 'The case' })],
  caseClosed: ['The case', ({ inCase }) => twice(() => inCase('post', 'close'))],
  caseNotClosed: ['The case', ({ inCase }) => inCase('post', 'reopen')],
  caseHasHolds: [
    'The case',
    async ({ ask, path, makes }) => {
      await makes('legalHolds', { displayName: 'All', 'userSources@odata.bind': [{ email: address }] })
      return ask('delete', path)
    },
  ],
  custodianUnknown: [nobody, ({ inCase }) => inCase('post', 'custodians', { email: nobody })],
  custodianExists: [address, ({ inCase }) => twice(() => inCase('post', 'custodians', { email: address }))],
  custodianReleased: [
    '',
    async ({ inCase, custodian }) => {
      const its = await custodian()
      await inCase('post', `${its}/release`)
      return inCase('post', `${its}/applyHold`)
    },
  ],
  custodianWithoutSource: [
    '',
    async ({ inCase, makes }) => inCase('post', `${await makes('custodians', { email: address })}/applyHold`),
  ],
  sourceUnknown: [
    nobody,
    async ({ inCase, custodian }) => inCase('post', `${await custodian()}/userSources`, { email: nobody }),
  ],
  sourceExists: [
    address,
    async ({ inCase, custodian }) => inCase('post', `${await custodian()}/userSources`, { email: address }),
  ],
  holdPolicyUnknown: [none, ({ inCase }) => inCase('get', `legalHolds/${none}`)],
  holdPolicyExists: ['All', ({ inCase }) => twice(() => inCase('post', 'legalHolds', { displayName: 'All' }))],
  caseSearchUnknown: [none, ({ inCase }) => inCase('get', `searches/${none}`)],
  caseSearchExists: ['All', ({ inCase }) => twice(() => inCase('post', 'searches', wholeTenant))],
  caseSearchWithoutSource: [
    'All',
    async ({ inCase, makes }) =>
      inCase('post', `${await makes('searches', { displayName: 'All' })}/estimateStatistics`),
  ],
  caseSearchNotEstimated: [
    'All',
    async ({ inCase, makes }) => inCase('post', `${await makes('searches', wholeTenant)}/exportResult`, exportWords),
  ],
  caseSearchesTooMany: [
    '3 over all mailboxes',
    async ({ tenant, inCase, makes }) => {
      tenant.ediscovery.operations.takesMs = 1000
      const search = await makes('searches', wholeTenant)
      for (let count = 0; count < 3; count += 1) await inCase('post', `${search}/estimateStatistics`)
      return inCase('post', `${search}/estimateStatistics`)
    },
  ],
  caseExportsTooMany: [
    '3 of yours',
    async ({ tenant, inCase, estimated }) => {
      const search = await estimated()
      tenant.ediscovery.operations.takesMs = 1000
      for (let count = 0; count < 3; count += 1) await inCase('post', `${search}/exportResult`, exportWords)
      return inCase('post', `${search}/exportResult`, exportWords)
    },
  ],
  caseExportTooLarge: [
    'bytes',
    async ({ tenant: { ediscovery }, inCase, estimated }) => {
      ediscovery.limits.values = { ...ediscovery.limits.values, exportedBytesADay: 100 }
      return inCase('post', `${await estimated()}/exportResult`, exportWords)
    },
  ],
  casePurgeTooWide: [
    '2 mailboxes',
    async ({ tenant: { ediscovery }, inCase, estimated }) => {
      ediscovery.limits.values = { ...ediscovery.limits.values, mailboxesOfPurge: 1 }
      return inCase('post', `${await estimated()}/purgeData`, {})
    },
  ],
  reviewSetUnknown: [none, ({ inCase }) => inCase('get', `reviewSets/${none}`)],
  reviewSetExists: ['All', ({ inCase }) => twice(() => inCase('post', 'reviewSets', { displayName: 'All' }))],
  caseOperationUnknown: [none, ({ inCase }) => inCase('get', `operations/${none}`)],
  exportFileUnknown: [
    'none.zip',
    async ({ ask, inCase, estimated, path }) => {
      await inCase('post', `${await estimated()}/exportResult`, exportWords)
      const { value } = (await inCase('get', 'operations')).body
      const caseId = path.split('/').at(-1)
      return ask('get', `/compliance/v1/cases/${caseId}/operations/${value.at(-1).id}/files/none.zip`)
    },
  ],

  legalHoldMissing: ['', ({ ask }) => ask('get', '/compliance/v1/holds'), { roles: ['Export'] }],
  retentionManagementMissing: ['', ({ ask }) => ask('get', policies), { roles: ['Export'] }],
  holdsRoleMissing: ['', ({ ask }) => ask('get', `/compliance/v1/mailboxes/${address}`), { roles: ['Export'] }],
  mailboxOfNobody: [nobody, ({ ask }) => ask('get', `/compliance/v1/mailboxes/${nobody}`)],
  litigationHoldUnknown: ['', ({ ask }) => ask('delete', `/compliance/v1/mailboxes/${address}/litigation-hold`)],
  holdsTooMany: [
    '10000 case holds',
    ({ tenant, inCase }) => {
      const hold = { caseId: 'c', displayName: 'Lunch', contentQuery: '', entryIds: [] }
      for (let count = 0; count < 10_000; count += 1)
        tenant.compliance.holds.place({ ...hold, holdId: `hold ${count}` })
      return inCase('post', 'legalHolds', { displayName: 'One more', 'userSources@odata.bind': [{ email: address }] })
    },
  ],
  retentionPolicyUnknown: [none, ({ ask }) => ask('get', `${policies}/${none}`)],
  retentionPolicyExists: ['Short', ({ ask }) => twice(() => ask('post', policies, policy))],
}

test.each(Object.entries(table) as [Name, Case][])('%s', async (name, [subject, reach, as]) => {
  const [status, code, message] = rows[name]
  const answer = await reach(await setup(as))
  expect([answer.status, answer.body.error?.code]).toEqual([status, code])
  const [before = '', after = ''] = message.split('{}')
  const said: string = answer.body.error.message
  expect(said.startsWith(before) && said.endsWith(after)).toBe(true)
  expect(said).toContain(subject)
  expect(said).not.toContain('{}')
})
