import { expect, test } from 'vitest'
import { verifyLog } from '../m365/compliance/audit/verify-log.ts'
import { sampleClient, sampleEntry } from '../m365/sample-tenant.ts'
import type { Tenant } from '../m365/tenant.ts'
import { openSampleTables, type SampleCaller, sampleCaller } from '../stores/sample-restart.ts'
import {
  clock,
  codeOf,
  connect,
  filled,
  firstHalf,
  form,
  hireAll,
  login,
  mime,
  origin,
  redeemed,
  secondHalf,
  signIn,
  tenantWith,
} from './sample-lasting-tenant.ts'
import { casesPath, connectorsPath, mailboxOf } from './sample-reading.ts'

// A tenant that is made again over its store goes on where it stopped.

/** What is remembered of each deletion, by the immutable id of the message. */
async function deletionsIn({ compliance, contentSearch }: Tenant) {
  const { hits } = await contentSearch.search('deleted', compliance.searchable())
  return hits.map(({ message }) => [message.immutableId, compliance.deletions.of(message)])
}

/** Without the wizard that was finished: a refusal has the id of its request. */
function answered(answers: ReturnType<SampleCaller['answers']>) {
  return Object.fromEntries(Object.entries(answers).filter(([, { status }]) => status === 200))
}

test('every request that was answered is answered as before', async () => {
  const { tables, reopened } = await openSampleTables()
  const { tenant, callers } = await filled(tables)
  const again = await tenantWith(await reopened())
  // Once more, because some were sent before later changes.
  const before = await callers.caller.repeat(callers.caller)
  const after = await callers.caller.repeat(sampleCaller(again, clock, origin))
  expect(Object.keys(before).filter((name) => before[name]?.status !== 200)).toEqual([
    expect.stringContaining('/wizards/'),
  ])
  expect(answered(after)).toEqual(answered(before))
  expect(again.snapshot()).toEqual(tenant.snapshot())
  expect(again.directory()).toEqual(tenant.directory())
  expect(await deletionsIn(again)).toEqual(await deletionsIn(tenant))
})

test('state is kept under the same names as before, so that data of an earlier version is read', async () => {
  const { tables, names } = await openSampleTables()
  await filled(tables)
  const known = (await names()).map((name) => name.replace(/MBX:[^/]*/, ':mailbox'))
  expect([...new Set(known)]).toMatchInlineSnapshot(`
    [
      "access tokens/known",
      "apps/registered",
      "audit/log/entries",
      "audit/log/values: checkpoint",
      "audit/log/values: head",
      "audit/queries/by id",
      "audit/queries/values: record count limit",
      "audit/queries/values: takes",
      "compliance/assistant/values: last pass",
      "compliance/deletions",
      "compliance/holds/case holds",
      "compliance/holds/ends of delay holds",
      "compliance/holds/litigation holds",
      "compliance/holds/removals",
      "compliance/leavers/gone",
      "compliance/leavers/left",
      "compliance/values: retention policies",
      "compliance/values: settings",
      "content searches/by id",
      "data connectors/connectors/by id",
      "data connectors/runs/of connector",
      "data connectors/runs/values: begun",
      "data connectors/values: organization",
      "data connectors/wizards/by id",
      "directory/objects",
      "directory/values: latest change",
      "directory/values: undone changes",
      "ediscovery/cases",
      "ediscovery/values: operations take",
      "grants/refresh tokens/by token",
      "import sessions/by token",
      "mailboxes/:mailbox/folders",
      "mailboxes/:mailbox/messages",
      "mailboxes/:mailbox/removals",
      "mailboxes/:mailbox/values: latest change",
      "mailboxes/:mailbox/values: quota",
      "mailboxes/:mailbox/values: removals forgotten until",
      "mailboxes/:mailbox/values: undone changes",
      "mailboxes/mailboxes",
      "mailboxes/values: messages created",
      "pages/values: lengths",
      "role groups/by name",
      "throttling/values: limits",
      "upload sessions/by token",
      "values: signing key",
      "values: starts",
    ]
  `)
})

test('a saved state that is put back is there after the next start', async () => {
  const { tables, reopened } = await openSampleTables()
  const { tenant, callers, begun, connectorId } = await filled(tables)
  const { caller, person, app } = callers
  const putBack = tenant.save()
  await caller.json('PUT', '/data-connectors/v1/auditing', { ...person, body: { enabled: true } })
  tenant.hire(sampleEntry('fred'))
  tenant.change('ben', { aliases: [], displayName: 'Benjamin' })
  const acts = tenant.userActs('fred@contoso.example')
  acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: mime('undone') })
  await caller.json('POST', begun.importUrl, {
    body: { FolderId: begun.inbox, Mode: 'create', Data: mime('undone').toString('base64') },
  })
  await connect(callers, 'Undone')
  await caller.json('POST', `${connectorsPath}/${connectorId}/runs`, person)
  await caller.json('POST', '/compliance/v1/content-searches', { ...person, body: { query: 'undone' } })
  await caller.json('PATCH', '/compliance/v1/settings', { ...person, body: { deletedItemRetentionDays: 3 } })
  await caller.json('DELETE', '/compliance/v1/retention-policies/Short', person)
  await caller.json('DELETE', '/compliance/v1/mailboxes/asha@contoso.example/litigation-hold', person)
  await caller.json('POST', casesPath, { ...app, body: { displayName: 'Undone' } })
  for (const { caseId } of tenant.ediscovery.cases.list()) await caller.ask('POST', `${casesPath}/${caseId}/close`, app)
  tenant.roleGroups.remove('All')
  putBack()
  const again = await tenantWith(await reopened())
  const before = await caller.repeat(caller)
  expect(before[`["/data-connectors/v1/role-groups",${JSON.stringify(person.headers)}]`]?.body).toContain('"All"')
  expect(answered(await caller.repeat(sampleCaller(again, clock, origin)))).toEqual(answered(before))
  expect(again.snapshot()).toEqual(tenant.snapshot())
})

test('sessions, codes and tokens go on, and new things get new ids', async () => {
  const { tables, reopened } = await openSampleTables()
  const { tenant, callers, begun, connectorId } = await filled(tables)
  const { caller, app, person, refreshToken } = callers
  const device = { client_id: sampleClient.clientId, scope: 'User.Read' }
  const waiting = await caller.json<{ device_code: string; user_code: string }>(
    ...(['POST', `${login}/devicecode`, form(device)] as const),
  )
  const code = await codeOf(caller)
  const ended = await signIn(tenant)
  const authorization = ended.app.headers['authorization'] ?? ''
  tenant.expire?.({ method: 'GET', url: new URL(origin), params: {}, headers: { authorization }, body: Buffer.of() })
  const wizardId = await connect(callers, 'left open', 2)
  const again = await tenantWith(await reopened())
  const { ask, json } = sampleCaller(again, clock, origin)

  const imported = { FolderId: begun.inbox, Mode: 'create', Data: mime('imported').toString('base64') }
  await json('POST', begun.importUrl, { body: imported })
  expect((await ask('PUT', begun.uploadUrl, secondHalf)).status).toBe(201)
  const files = await json<{ value: { contentBytes: string }[] }>('GET', begun.attachments, app)
  const bytes = Buffer.from(files.value[0]?.contentBytes ?? '', 'base64')
  expect(bytes.equals(Buffer.concat([firstHalf.body, secondHalf.body]))).toBe(true)

  await json('POST', `${login}/token`, redeemed(code))
  expect((await ask('POST', `${login}/token`, redeemed(code))).status).toBe(400)
  const { clientId: client_id, clientSecret: client_secret } = sampleClient
  const refresh = { grant_type: 'refresh_token', client_id, client_secret, refresh_token: refreshToken }
  await json('POST', `${login}/token`, form(refresh))
  await ask('POST', '/common/oauth2/deviceauth', form({ otc: waiting.user_code, username: 'ben@contoso.example' }))
  const poll = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id,
    device_code: waiting.device_code,
  }
  await json('POST', `${login}/token`, form(poll))
  expect((await ask('GET', '/v1.0/users', ended.app)).status).toBe(401)

  const mapping = { ...person, body: { automatic: true } }
  await json('POST', `/data-connectors/v1/wizards/${wizardId}/user-mapping`, mapping)
  const other = await connect({ ...callers, caller: { ...caller, ask, json } }, 'Second')
  const { runId } = await json<{ runId: string }>('POST', `${connectorsPath}/${connectorId}/runs`, person)
  expect([other === connectorId, runId]).toEqual([false, 'run-2'])
  const { clientId, clientSecret } = tenant.connectorPage.connectors.get(connectorId).app
  const scope = 'https://graph.microsoft.com/.default'
  const ofConnector = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
  await json('POST', `${login}/token`, form(ofConnector))
  const { id } = await json<{ id: string }>('POST', casesPath, { ...app, body: { displayName: 'Third' } })
  expect(tenant.ediscovery.cases.list().map(({ caseId }) => caseId)).not.toContain(id)
  const found = await json<{ searchId: string }>('POST', '/compliance/v1/content-searches', {
    ...person,
    body: { query: 'imported' },
  })
  expect(Object.keys(caller.answers()).filter((name) => name.includes(found.searchId))).toEqual([])
})

test('the chain of the audit goes on', async () => {
  const store = await openSampleTables()
  const { tenant } = await filled(store.tables)
  const head = tenant.audit.log.head()
  const again = await tenantWith(await store.reopened())
  expect(again.audit.log.head()).toBe(head)
  again.connectorPage.organization.isAudited = true
  again.roleGroups.create({ name: 'Later', roles: [], members: [] })
  again.userActs('asha@contoso.example').deposit({
    folderId: again.userActs('asha@contoso.example').wellKnownFolder('inbox'),
    message: mime('after the start'),
  })
  const { ask } = sampleCaller(again, clock, origin)
  const { person } = await signIn(again)
  const { body } = await ask('GET', '/compliance/v1/audit/log', person)
  const verdict = await verifyLog(body.trim().split('\n'), head)
  expect(verdict.problems).toEqual([])
  expect(verdict.entries).toBeGreaterThan(tenant.audit.log.size())
})

test('what was set while it ran stays, and what was counted as well', async () => {
  const { tables, reopened } = await openSampleTables()
  const tenant = await tenantWith(tables)
  hireAll(tenant)
  tenant.throttle({ requests: { max: 1, windowMs: 1e9 } })
  tenant.ediscovery.operations.takesMs = 60_000
  Object.assign(tenant.audit.queries, { takesMs: 30_000, recordCountLimit: 3 })
  tenant.connectorPage.organization.cloud = 'gcc'
  const { caller, app } = await signIn(tenant)
  const read = async ({ ask }: SampleCaller) => (await ask('GET', `${mailboxOf('asha')}/messages`, app)).status
  expect([await read(caller), await read(caller)]).toEqual([200, 429])
  clock.advance(3_600_000)
  const again = await tenantWith(await reopened())
  const after = sampleCaller(again, clock, origin)
  expect(await read(after)).toBe(429)
  expect(again.ediscovery.operations.takesMs).toBe(60_000)
  expect(again.audit.queries).toMatchObject({ takesMs: 30_000, recordCountLimit: 3 })
  expect(again.connectorPage.organization.cloud).toBe('gcc')
  expect(again.compliance.assistant.lastPassAt()).toEqual(tenant.compliance.assistant.lastPassAt())
})

test('a run that the end of the server cut short has failed, and says so', async () => {
  const { tables, reopened } = await openSampleTables()
  const tenant = await tenantWith(tables)
  hireAll(tenant)
  const callers = await signIn(tenant)
  const connectorId = await connect(callers, 'Endless')
  await callers.caller.json('POST', `${connectorsPath}/${connectorId}/runs`, callers.person)
  await connect(callers, 'Endless, by schedule')
  clock.advance(24 * 3_600_000)
  void tenant.connectorPage.scheduler.check()
  const again = await tenantWith(await reopened())
  const planned = again.connectorPage.connectors.list().find(({ name }) => name === 'Endless, by schedule')
  expect(again.connectorPage.runs.of(planned?.connectorId ?? '')).toMatchObject([
    { state: 'try-again', runId: 'run-2' },
  ])
  const after = sampleCaller(again, clock, origin)
  const run = await after.json('GET', `${connectorsPath}/${connectorId}/runs/run-1`, callers.person)
  expect(run).toMatchObject({ state: 'failed', message: expect.stringContaining('The server stopped') })
  await after.json('POST', `${connectorsPath}/${connectorId}/runs`, callers.person)
})

test('tokens are signed with the key that the tables hold, whatever the key of the process is', async () => {
  const { exportJWK, generateKeyPair } = await import('jose')
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const kept = await exportJWK(privateKey)
  const { tables, reopened } = await openSampleTables()
  tables.value('signing key', () => kept)
  const tenant = await tenantWith(await reopened())
  tenant.hire(sampleEntry('asha'))
  const { caller, app } = await signIn(tenant)
  const keys = await caller.json<{ keys: { n: string }[] }>('GET', `/${sampleClient.tenantId}/discovery/v2.0/keys`)
  expect(keys.keys.map(({ n }) => n)).toEqual([kept.n])
  // Another tenant of the process does not know the token, one with the same key does.
  const other = await tenantWith((await openSampleTables()).tables)
  const same = await tenantWith(await reopened())
  const read = async (from: Tenant) => (await sampleCaller(from, clock, origin).ask('GET', '/v1.0/users', app)).status
  expect([await read(other), await read(same)]).toEqual([401, 200])
})
