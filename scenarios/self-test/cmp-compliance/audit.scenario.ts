import { z } from 'zod'
import type { Scenario } from '../../../harness/runner/index.ts'
import { type SelfTest, selfTest } from '../self-test.ts'
import { type Answer, read } from '../site-client.ts'
import { caseWords, everyPage, sha256 } from './case-words.ts'
import { searchWords } from './search-words.ts'

const dayMs = 86_400_000
const queries = '/v1.0/security/auditLog/queries'
const recordSchema = z.looseObject({
  operation: z.string(),
  userType: z.string(),
  userId: z.string(),
  userPrincipalName: z.string().nullable(),
  objectId: z.string(),
  clientIp: z.string().nullable(),
  auditData: z.looseObject({ ResultStatus: z.string(), sha256: z.string().optional() }),
})
const querySchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  isRecordCountLimitExceeded: z.boolean(),
})

type SeenRecord = z.infer<typeof recordSchema>

/** Somebody who may read the audit log: searches by Graph, and the whole log. */
async function auditor({ page, world }: SelfTest, name = 'gina') {
  const person = await page.signsIn(name, 'User.Read AuditLogsQuery-Exchange.Read.All')
  world.tenant.roleGroups.create({ name: `Auditors with ${name}`, roles: ['View-Only Audit Logs'], members: [name] })
  const ask = (method: string, path: string, json?: unknown): Promise<Answer> =>
    person.ask(method, path, json === undefined ? {} : { json })
  const query = async (filters: object): Promise<z.infer<typeof querySchema>> => {
    const { id } = read(await ask('POST', queries, filters), querySchema)
    return read(await ask('GET', `${queries}/${id}`), querySchema)
  }
  const records = async (filters: object): Promise<SeenRecord[]> => {
    const { id } = await query(filters)
    return (await everyPage(ask, `${queries}/${id}/records`, recordSchema)).toReversed()
  }
  return {
    ask,
    query,
    records,
    lines: async () =>
      String((await ask('GET', '/compliance/v1/audit/log')).body)
        .trimEnd()
        .split('\n'),
  }
}

const operationsOf = (records: readonly SeenRecord[]): string => records.map(({ operation }) => operation).join(', ')

/** Everything is audited, in an unbroken chain (CMP-6). */
export const audit: Scenario[] = [
  selfTest(
    'CMP-6/imports',
    'records every item that a connector imports, with its app and its digest',
    async (test) => {
      const { archives } = await searchWords(test)
      const { records } = await auditor(test)
      await archives('One', 'Two')
      const [connector] = test.world.tenant.connectorPage.connectors.list()
      const seen = await records({ recordTypeFilters: ['exchangeItem'], operationFilters: ['Create'] })
      const stored = test.world.tenant.snapshot().flatMap(({ messages }) => messages.map((one) => one.contentSha256))
      test.demands('the digests', stored.toSorted().join(', '), digestsOf(seen).toSorted().join(', '))
      const apps = [...new Set(seen.map(({ userType, userId }) => `${userType} ${userId}`))]
      test.demands('who imported them', `application ${connector?.app.clientId}`, apps.join(', '))
    },
  ),
  selfTest('CMP-6/owners', 'records what owners change, move and delete, and what a hold blocked', async (test) => {
    const { deposits } = await searchWords(test)
    const { records } = await auditor(test)
    const words = await caseWords(test)
    await words.makes('legalHolds', holdOfAsha)
    const messageId = deposits({ subject: 'Lunch' })
    const asha = test.world.tenant.userActs('asha@contoso.example')
    asha.deleteMessage(asha.moveMessage(messageId, asha.wellKnownFolder('deleteditems')))
    for (const deleted of asha.recoverable()) asha.purgeMessage(deleted)
    const seen = await records({ userPrincipalNameFilters: ['ASHA@contoso.example'] })
    test.demands('the operations', 'Create, MoveToDeletedItems, SoftDelete, HardDelete', operationsOf(seen))
    test.demands('the last of them', 'Blocked', seen.at(-1)?.auditData.ResultStatus ?? 'nothing')
  }),
  selfTest(
    'CMP-6/administrators',
    'records grants, cases, holds, searches and exports, and who did them',
    async (test) => {
      const { page, world, demands } = test
      await searchWords(test)
      const { records } = await auditor(test)
      const boss = await page.signsIn('boss')
      world.tenant.roleGroups.change('Organization Management', { members: ['boss'] })
      const json = { name: 'Archivists', roles: ['Mailbox Import Export'], members: ['asha@contoso.example'] }
      await boss.ask('POST', page.at('roleGroups'), { json })
      const words = await caseWords(test)
      const custodianId = await words.addsCustodian('asha')
      await words.operates(`custodians/${custodianId}/applyHold`)
      await words.exports('lunch')
      await words.ask('POST', 'close')
      const seen = await records({ recordTypeFilters: ['exchangeAdmin', 'discovery', 'aeD'] })
      demands(
        'the operations',
        'New-RoleGroup, CaseAdded, AddCustodian, AddCustodianSource, HoldCreated, SearchCreated, SearchStarted, SearchExported, SearchExportDownloaded, HoldRemoved, CaseClosed',
        operationsOf(seen),
      )
      const people = [...new Set(seen.map(({ userType, userPrincipalName }) => `${userType} ${userPrincipalName}`))]
      demands('who did them', 'admin boss@contoso.example, admin erin@contoso.example', people.join(', '))
    },
  ),
  selfTest('CMP-6/chain', 'has in each entry the digest of the one before', async (test) => {
    const { deposits } = await searchWords(test)
    const { lines } = await auditor(test)
    for (const subject of ['One', 'Two', 'Three']) deposits({ subject })
    let previous = '0'.repeat(64)
    const read = await lines()
    test.demands('the number of entries is more than two', 'true', String(read.length > 2))
    for (const [index, line] of read.entries()) {
      const { digest, ...entry } = JSON.parse(line) as Record<string, unknown>
      const text = JSON.stringify(inOrder(entry))
      test.demands(`the digest of entry ${index + 1}`, sha256(text), String(digest))
      test.demands(`what entry ${index + 1} follows`, previous, String(entry['previous']))
      test.demands(`the number of entry ${index + 1}`, String(index + 1), String(entry['sequence']))
      previous = String(digest)
    }
  }),
  selfTest('CMP-6/switch', 'records nothing while auditing is off, and that it was turned off', async (test) => {
    const { page, world, demands } = test
    const { deposits } = await searchWords(test)
    const { records } = await auditor(test)
    const boss = await page.signsIn('boss')
    world.tenant.roleGroups.change('Organization Management', { members: ['boss'] })
    const turn = (enabled: boolean) => boss.ask('PUT', page.at('auditing'), { json: { enabled } })
    await turn(false)
    deposits({ subject: 'In the dark' })
    await turn(true)
    deposits({ subject: 'In the light' })
    const seen = await records({ recordTypeFilters: ['exchangeAdmin', 'exchangeItem'] })
    demands('the operations', 'Set-AdminAuditLogConfig, Set-AdminAuditLogConfig, Create', operationsOf(seen))
  }),
  selfTest('CMP-6/cut-off', 'says of a search that it was cut off, although it succeeded', async (test) => {
    const { deposits } = await searchWords(test)
    const { query, records } = await auditor(test)
    for (const subject of ['One', 'Two', 'Three']) deposits({ subject })
    const filters = { operationFilters: ['Create'] }
    for (const [limit, wanted] of [
      [3, 'succeeded, false'],
      [2, 'succeeded, true'],
    ] as const) {
      test.world.tenant.audit.queries.recordCountLimit = limit
      const { status, isRecordCountLimitExceeded } = await query(filters)
      test.demands(`a search for three with the limit ${limit}`, wanted, `${status}, ${isRecordCountLimitExceeded}`)
      test.demands(`its records with the limit ${limit}`, String(limit), String((await records(filters)).length))
    }
  }),
  selfTest('CMP-6/age', 'forgets an entry after 180 days, and keeps the chain of the others', async (test) => {
    const { deposits } = await searchWords(test)
    deposits({ subject: 'Old' })
    test.world.clock.advance(dayMs)
    const old = await (await auditor(test)).lines()
    test.world.clock.advance(179 * dayMs)
    deposits({ subject: 'Young' })
    test.world.clock.advance(1)
    const { records, lines, ask } = await auditor(test, 'hana')
    test.demands(
      'the imports that a search finds',
      '1',
      String((await records({ operationFilters: ['Create'] })).length),
    )
    const [first] = (await lines()).map((line) => JSON.parse(line) as { previous: string; sequence: number })
    const { digest } = JSON.parse(old.at((first?.sequence ?? 0) - 2) ?? '{}') as { digest?: string }
    test.demands('what the oldest entry follows', digest ?? 'an entry that was there', first?.previous ?? 'nothing')
    const { checkpoint } = read(
      await ask('GET', '/compliance/v1/audit/head'),
      z.looseObject({ checkpoint: z.string() }),
    )
    test.demands('the checkpoint', digest ?? 'the digest of the entry before', checkpoint)
  }),
  selfTest('CMP-6/roles', 'shows the audit log to nobody without the role View-Only Audit Logs', async (test) => {
    const { page, demands } = test
    const person = await page.signsIn('dana', 'User.Read AuditLogsQuery-Exchange.Read.All')
    const verdict = async (method: string, path: string) =>
      page.verdictOf(await person.ask(method, path, method === 'POST' ? { json: {} } : {}))
    demands('a search', '403 Forbidden', await verdict('POST', queries))
    demands('the whole log', '403 AuditRoleMissing', await verdict('GET', '/compliance/v1/audit/log'))
  }),
]

const holdOfAsha = {
  displayName: 'All of Asha',
  'userSources@odata.bind': [{ '@odata.type': 'microsoft.graph.security.userSource', email: 'asha@contoso.example' }],
}

function digestsOf(records: readonly SeenRecord[]): string[] {
  return records.map(({ auditData }) => auditData.sha256 ?? 'none')
}

/** Objects with their names in order, as RFC 8785 has them; without a number that is not whole this is all of it. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.map(([name, held]) => [name, inOrder(held)]))
}
