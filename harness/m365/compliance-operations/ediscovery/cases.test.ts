import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import supertest, { type Response } from 'supertest'
import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { expressTransport } from '../../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../../sample-tenant.ts'
import type { TenantOptions } from '../../tenant-options.ts'
import { openSignInWorld } from '../../transport-cases/sign-in-world.ts'

// Cases over Graph: what holds, what closing turns off, what an export has, and who may do it.

type Method = 'get' | 'post' | 'patch' | 'delete'

/** The sample tenant with mail of asha, and an app that is an eDiscovery Manager. */
async function openSampleCase(options: Partial<TenantOptions> = {}) {
  const { tenant, room } = await openSampleTenant({ roles: ['eDiscovery.ReadWrite.All'], ...options })
  tenant.roleGroups.change('eDiscovery Manager', { members: [sampleClient.clientId] })
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const token = login.body.access_token as string
  const asha = tenant.userActs('asha@contoso.example')
  const deposit = (text: string): string => {
    const head = 'From: ben@contoso.example\r\nTo: asha@contoso.example\r\nDate: Sat, 21 Nov 2026 08:00:00 +0000'
    const message = Buffer.from(`${head}\r\nSubject: ${text}\r\n\r\n${text}\r\n`)
    return asha.deposit({ folderId: asha.wellKnownFolder('inbox'), message })
  }
  const ask = (method: Method, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(
      supertest(app)
        [method](path.startsWith('/') ? path : `/v1.0/security/cases/ediscoveryCases${path && `/${path}`}`)
        .auth(token, { type: 'bearer' })
        .set({ host: 'graph.example', ...headers })
        .send(body),
    )
  const created = await ask('post', '', { displayName: 'The case' })
  const id = created.body.id as string
  const inCase = (method: Method, path: string, body?: object, headers?: Record<string, string>) =>
    ask(method, path === '' ? id : `${id}/${path}`, body, headers)
  const search = async (contentQuery: string): Promise<string> => {
    const body = { displayName: `About ${contentQuery}`, contentQuery, dataSourceScopes: 'allTenantMailboxes' }
    return (await inCase('post', 'searches', body)).body.id
  }
  const exported = async (contentQuery: string, more: object = {}): Promise<Map<string, Buffer>> => {
    const searchId = await search(contentQuery)
    await inCase('post', `searches/${searchId}/estimateStatistics`)
    const wanted = {
      displayName: 'Export',
      exportCriteria: 'searchHits',
      additionalOptions: 'none',
      exportFormat: 'eml',
    }
    const { headers } = await inCase('post', `searches/${searchId}/exportResult`, { ...wanted, ...more })
    const operation = await ask('get', new URL(headers['location'] ?? '').pathname)
    const [file] = operation.body.exportFileMetadata
    const { body } = await supertest(app)
      .get(new URL(file.downloadUrl).pathname)
      .auth(token, { type: 'bearer' })
      .responseType('blob')
    return filesIn(body as Buffer)
  }
  return { tenant, room, app, token, asha, deposit, ask, id, inCase, search, exported }
}

/** The files of a ZIP, by their paths, read by another library than the one that wrote it. */
async function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error)
      file.on('error', reject)
      file.on('end', resolve)
      file.on('entry', (entry) => {
        file.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          found.set(entry.fileName, await buffer(stream))
          file.readEntry()
        })
      })
      file.readEntry()
    })
  })
  return found
}

/** SHA-256 in lower-case hex. */
function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

const codeOf = ({ status, body }: { status: number; body: { error?: { code?: string } } }) =>
  `${status} ${body.error?.code ?? ''}`.trim()

test('a case is created, changed, listed by a filter, closed, reopened and deleted', async () => {
  const { ask, inCase } = await openSampleCase()
  expect(codeOf(await ask('post', '', { displayName: 'the CASE' }))).toBe('409 Conflict')
  expect((await inCase('patch', '', { description: 'about lunch' })).status).toBe(204)
  const listed = await ask(
    'get',
    "?$filter=displayName eq 'The case'&$select=description,status".replaceAll(' ', '%20'),
  )
  expect(listed.body.value).toEqual([{ description: 'about lunch', status: 'active' }])
  expect(codeOf(await inCase('post', 'reopen'))).toBe('400 CaseNotClosed')
  await inCase('post', 'close')
  expect((await inCase('get', '')).body).toMatchObject({ status: 'closed', closedDateTime: '2026-11-22T06:00:00.000Z' })
  await inCase('post', 'reopen')
  expect((await inCase('delete', '')).status).toBe(204)
  expect(codeOf(await inCase('get', ''))).toBe('404 ResourceNotFound')
})

test('a custodian is named by a primary address, and holds only through a mailbox among the sources', async () => {
  const { tenant, inCase } = await openSampleCase()
  tenant.change('asha', { aliases: ['a@contoso.example'] })
  expect(codeOf(await inCase('post', 'custodians', { email: 'a@contoso.example' }))).toBe('404 ResourceNotFound')
  const { id } = (await inCase('post', 'custodians', { email: 'asha@contoso.example' })).body
  expect(codeOf(await inCase('post', 'custodians', { email: 'ASHA@contoso.example' }))).toBe('409 Conflict')
  expect(codeOf(await inCase('post', `custodians/${id}/applyHold`))).toBe('400 CustodianWithoutSource')
  const source = { email: 'asha@contoso.example', includedSources: 'mailbox, site' }
  await inCase('post', `custodians/${id}/userSources`, source)
  await inCase('post', `custodians/${id}/applyHold`)
  expect(tenant.compliance.holds.caseHoldsOf('asha')).toHaveLength(1)
  expect((await inCase('get', `custodians/${id}`)).body.holdStatus).toBe('applied')
  expect(codeOf(await inCase('delete', ''))).toBe('400 CaseHasHolds')
  await inCase('post', `custodians/${id}/release`)
  expect((await inCase('get', `custodians/${id}`)).body).toMatchObject({ status: 'released', holdStatus: 'notApplied' })
  expect(tenant.compliance.holds.caseHoldsOf('asha')).toEqual([])
  expect(codeOf(await inCase('post', `custodians/${id}/applyHold`))).toBe('400 CustodianReleased')
})

test('closing turns every hold of the case off, and reopening turns none on', async () => {
  const { tenant, inCase } = await openSampleCase()
  const userSources = [{ '@odata.type': 'microsoft.graph.security.userSource', email: 'asha@contoso.example' }]
  const hold = { displayName: 'Lunch', contentQuery: 'lunch', 'userSources@odata.bind': userSources }
  const { id } = (await inCase('post', 'legalHolds', hold)).body
  expect(tenant.compliance.holds.caseHoldsOf('asha').map(({ holdId }) => holdId)).toEqual([id])
  await inCase('post', 'close')
  expect(tenant.compliance.holds.caseHoldsOf('asha')).toEqual([])
  expect(codeOf(await inCase('post', 'legalHolds', { ...hold, displayName: 'Other' }))).toBe('400 CaseClosed')
  await inCase('post', 'reopen')
  expect((await inCase('get', `legalHolds/${id}`)).body.isEnabled).toBe(false)
  expect(tenant.compliance.holds.caseHoldsOf('asha')).toEqual([])
  // A hold that is off is in the way of a deletion, too.
  expect(codeOf(await inCase('delete', ''))).toBe('400 CaseHasHolds')
  await inCase('delete', `legalHolds/${id}`)
  expect((await inCase('delete', '')).status).toBe(204)
})

test('a query that cannot be read is refused where it is written', async () => {
  const { inCase } = await openSampleCase()
  const wrong = { displayName: 'x', contentQuery: 'lunch AND' }
  expect(codeOf(await inCase('post', 'searches', wrong))).toBe('400 ContentQueryInvalid')
  expect(codeOf(await inCase('post', 'legalHolds', wrong))).toBe('400 ContentQueryInvalid')
})

test('an estimate counts what a search finds, and takes its time on the calendar', async () => {
  const { tenant, room, deposit, inCase, ask, search } = await openSampleCase()
  deposit('Lunch')
  deposit('Dinner')
  tenant.ediscovery.operations.takesMs = 60_000
  const searchId = await search('lunch')
  const { status, headers } = await inCase('post', `searches/${searchId}/estimateStatistics`)
  const path = new URL(headers['location'] ?? '').pathname
  const seen = async () => {
    const { status: state, percentProgress, indexedItemCount } = (await ask('get', path)).body
    return [state, percentProgress, indexedItemCount]
  }
  expect([status, await seen()]).toEqual([202, ['notStarted', 0, undefined]])
  room.clock.advance(30_000)
  expect(await seen()).toEqual(['running', 50, undefined])
  room.clock.advance(30_000)
  expect(await seen()).toEqual(['succeeded', 100, 1])
})

test('an export has every item as EML and in an mbox, five reports, and the digest of each file', async () => {
  const { deposit, exported, tenant } = await openSampleCase()
  deposit('Lunch')
  deposit('=Lunch\r\n\r\nFrom the beginning')
  deposit('Dinner')
  const files = await exported('lunch')
  const manifest = JSON.parse(String(files.get('manifest.json')))
  expect([...files.keys()].toSorted()).toEqual([
    'items/asha@contoso.example/1.eml',
    'items/asha@contoso.example/2.eml',
    'manifest.json',
    'mbox/asha@contoso.example.mbox',
    ...['Items', 'Locations', 'Settings', 'Statistics', 'Summary'].map((name) => `reports/${name}.csv`),
  ])
  for (const { path, sizeBytes, sha256: digest } of manifest.files) {
    const content = files.get(path) ?? Buffer.of()
    expect([path, content.length, sha256(content)]).toEqual([path, sizeBytes, digest])
  }
  const stored = tenant.snapshot()[0]?.messages.map(({ contentSha256 }) => contentSha256) ?? []
  expect(manifest.items.map((item: { sha256: string }) => item.sha256)).toEqual(stored.slice(0, 2))
  expect(manifest.items[0]).toMatchObject({ folder: 'Inbox', itemClass: 'IPM.Note', isPartiallyIndexed: false })
  const mbox = String(files.get('mbox/asha@contoso.example.mbox'))
  expect(mbox.match(/^From /gm)).toHaveLength(2)
  expect(mbox).toContain('From MAILER-DAEMON Sat Nov 21 08:00:00 2026\n')
  expect(mbox).toContain('\r\n>From the beginning')
  expect(String(files.get('reports/Locations.csv'))).toContain('asha@contoso.example,active,2,0,')
  expect(String(files.get('reports/Settings.csv'))).toContain('Query,lunch')
})

test('an export is of the items at its beginning, and needs an estimate after the last change', async () => {
  const { deposit, inCase, search, asha } = await openSampleCase()
  const searchId = await search('lunch')
  const wanted = { exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }
  const path = `searches/${searchId}/exportResult`
  expect(codeOf(await inCase('post', path, wanted))).toBe('400 SearchNotEstimated')
  const messageId = deposit('Lunch')
  await inCase('post', `searches/${searchId}/estimateStatistics`)
  expect((await inCase('post', path, wanted)).status).toBe(202)
  expect((await inCase('post', path, { ...wanted, exportFormat: 'pst' })).status).toBe(501)
  asha.deleteMessage(messageId)
  const { value } = (await inCase('get', 'operations')).body
  expect(value.at(-1).exportFileMetadata[0].size).toBeGreaterThan(1000)
  expect(value.at(-1).action).toBe('unknownFutureValue')
})

test('a purge takes away what nothing keeps, and nothing that a hold keeps', async () => {
  const { tenant, deposit, inCase, search } = await openSampleCase()
  tenant.roleGroups.create({
    name: 'Purgers',
    roles: ['Search And Purge'],
    members: [sampleClient.clientId],
  })
  const visible = () => tenant.snapshot()[0]?.messages.length
  deposit('Lunch')
  const searchId = await search('lunch')
  const purge = (purgeType: string) => inCase('post', `searches/${searchId}/purgeData`, { purgeType })
  const userSources = [{ email: 'asha@contoso.example' }]
  await inCase('post', 'legalHolds', { displayName: 'All', 'userSources@odata.bind': userSources })
  expect((await purge('permanentlyDeleted')).status).toBe(202)
  expect(visible()).toBe(0)
  await inCase('post', `searches/${searchId}/estimateStatistics`)
  const found = (await inCase('get', `searches/${searchId}/lastEstimateStatisticsOperation`)).body
  expect(found.indexedItemCount).toBe(1)
  const { value } = (await inCase('get', 'operations', undefined, { prefer: 'include-unknown-enum-members' })).body
  expect([value[0].action, value[0].resultInfo.message]).toEqual([
    'purgeData',
    '1 items deleted; 1 of them are kept in Recoverable Items.',
  ])
})

test('an app needs the permission and membership; a person the role for each part', async () => {
  const { tenant, ask, inCase } = await openSampleCase()
  tenant.roleGroups.change('eDiscovery Manager', { members: [] })
  expect((await ask('get', '')).body.error.message).toContain('Case Management')
  tenant.roleGroups.create({
    name: 'Cases',
    roles: ['Case Management'],
    members: [sampleClient.clientId],
  })
  expect((await ask('get', '')).status).toBe(200)
  expect((await inCase('get', 'searches')).body.error.message).toContain('Compliance Search')
  expect((await inCase('post', 'searches/x/exportResult', {})).body.error.message).toContain('Export')
  expect((await inCase('post', 'searches/x/purgeData', {})).body.error.message).toContain('Search And Purge')

  const { app, tenant: other, signIn } = await openSignInWorld()
  other.roleGroups.change('eDiscovery Manager', { members: ['asha'] })
  const path = '/v1.0/security/cases/ediscoveryCases'
  const as = async (scope: string, method: 'get' | 'post') => {
    const token = (await signIn('asha@contoso.example', scope)).access_token
    return supertest(app)[method](path).auth(token, { type: 'bearer' }).send({ displayName: 'Hers' })
  }
  expect(codeOf(await as('User.Read', 'get'))).toBe('403 Forbidden')
  expect(codeOf(await as('eDiscovery.Read.All', 'post'))).toBe('403 Forbidden')
  const made = await as('eDiscovery.ReadWrite.All', 'post')
  expect(made.body.lastModifiedBy.user.userPrincipalName).toBe('asha@contoso.example')
})

test('a saved state has its cases and holds again', async () => {
  const { tenant, inCase } = await openSampleCase()
  const restore = tenant.save()
  await inCase('post', 'legalHolds', {
    displayName: 'All',
    'userSources@odata.bind': [{ email: 'asha@contoso.example' }],
  })
  restore()
  expect((await inCase('get', 'legalHolds')).body.value).toEqual([])
  expect(tenant.compliance.holds.caseHoldsOf('asha')).toEqual([])
})
