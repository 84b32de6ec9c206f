import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import type { StateTables } from '../control/state/state-tables.ts'
import { adminRoles } from '../m365/roles/role-groups.ts'
import { sampleClient, sampleEntry, sampleForm } from '../m365/sample-tenant.ts'
import { createTenant, type Tenant } from '../m365/tenant.ts'
import type { TenantOptions } from '../m365/tenant-options.ts'
import { type SampleCaller, sampleCaller } from '../stores/sample-restart.ts'
import { type Callers, casesPath, connectorsPath, mailboxOf, readEverything } from './sample-reading.ts'

// A tenant over tables, with something in every part of it.

export const origin = 'http://graph.example'
export const login = `/${sampleClient.tenantId}/oauth2/v2.0`
export const mime = (subject: string): Buffer =>
  Buffer.from(
    `Subject: ${subject}\r\nFrom: Ola <ola@phone.example>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\n\r\nlunch\r\n`,
  )

const importLog = Buffer.from('{"record":"of a run"}\n')
const dataConnectors: NonNullable<TenantOptions['dataConnectors']> = {
  products: [{ productId: 'whatsapp', name: 'WhatsApp' }],
  tryLogin: async () => 'admitted',
  readMapping: async () => [],
  start: async ({ name }) =>
    name.startsWith('Endless') ? new Promise(() => {}) : { state: 'done', message: 'done', log: importLog },
}

/** It stands still until somebody moves it. */
export const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))

/** The tenant that the tables hold; nobody is in it at first. */
export function tenantWith(tables: StateTables): Promise<Tenant> {
  const roles: TenantOptions['roles'] = [
    ...(['User.Read.All', 'Mail.ReadWrite', 'MailboxFolder.ReadWrite.All', 'Organization.Read.All'] as const),
    ...(['MailboxItem.ImportExport.All', 'MailboxSettings.Read', 'eDiscovery.ReadWrite.All'] as const),
    'AuditLogsQuery-Exchange.Read.All',
  ]
  return createTenant({ clock, chance: createChance(7), ...sampleClient, roles, tables, dataConnectors })
}

interface Sent {
  headers: Record<string, string>
  body: unknown
}

/** What was begun and can go on. */
interface Begun {
  importUrl: string
  uploadUrl: string
  /** The path of the attachments that the upload adds to. */
  attachments: string
  /** The id of a folder. */
  inbox: string
}

/** A tenant with something in every part. */
interface Filled {
  tenant: Tenant
  callers: Callers
  begun: Begun
  connectorId: string
}

/** A form as a browser sends it. */
export const form = (fields: Record<string, string>): Sent => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

/** A code for a person who has signed in. */
export async function codeOf({ ask }: SampleCaller): Promise<string> {
  const query = new URLSearchParams({
    ...{ client_id: sampleClient.clientId, response_type: 'code', redirect_uri: 'http://localhost:53123/answer' },
    ...{ scope: 'openid offline_access User.Read Mail.ReadWrite', state: 'mine' },
  })
  const { location = '' } = await ask('POST', `${login}/authorize?${query}`, form({ username: 'asha@contoso.example' }))
  return new URL(location).searchParams.get('code') ?? ''
}

/** The request that redeems a code of a person. */
export const redeemed = (code: string): Sent =>
  form({
    ...{ grant_type: 'authorization_code', client_id: sampleClient.clientId, code },
    ...{ redirect_uri: 'http://localhost:53123/answer', client_secret: sampleClient.clientSecret },
  })

interface Tokens {
  access_token: string
  refresh_token: string
}

/** Signs in an app and a person. */
export async function signIn(tenant: Tenant): Promise<Callers> {
  const caller = sampleCaller(tenant, clock, origin)
  const { json } = caller
  const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' }
  const ofApp = await json<Tokens>('POST', `${login}/token`, { headers: urlEncoded, body: sampleForm() })
  const ofPerson = await json<Tokens>('POST', `${login}/token`, redeemed(await codeOf(caller)))
  return {
    caller,
    person: bearer(ofPerson.access_token),
    app: bearer(ofApp.access_token),
    refreshToken: ofPerson.refresh_token,
  }
}

/** Five people, three with mail; one has every role. */
export function hireAll(tenant: Tenant): void {
  for (const name of ['asha', 'ben', 'cleo', 'dan', 'eve']) tenant.hire(sampleEntry(name))
  tenant.change('ben', { aliases: ['b@contoso.example'] })
  tenant.roleGroups.create({ name: 'All', roles: [...adminRoles], members: ['asha'] })
  tenant.roleGroups.change('eDiscovery Manager', { members: [sampleClient.clientId] })
  for (const name of ['asha', 'ben', 'cleo']) {
    const acts = tenant.userActs(`${name}@contoso.example`)
    const inbox = acts.wellKnownFolder('inbox')
    for (const subject of ['one', 'two', 'three'])
      acts.deposit({ folderId: inbox, message: mime(`${subject} of ${name}`) })
    const deleted = acts.deposit({ folderId: inbox, message: mime(`deleted by ${name}`) })
    clock.advance(1000)
    acts.deleteMessage(deleted)
  }
}

/** A message, an import and an upload that has begun. */
async function fillMailboxes({ caller: { json }, app }: Callers): Promise<Begun> {
  const { primaryMailboxId: mailboxId } = await json<{ primaryMailboxId: string }>(
    'GET',
    `${mailboxOf('asha')}/settings/exchange`,
    app,
  )
  const { importUrl } = await json<{ importUrl: string }>(
    'POST',
    `/v1.0/admin/exchange/mailboxes/${mailboxId}/createImportSession`,
    app,
  )
  const { id } = await json<{ id: string }>('POST', `${mailboxOf('asha')}/messages`, {
    ...app,
    body: { subject: 'draft' },
  })
  const item = { attachmentType: 'file', name: 'menu.txt', size: fileBytes, contentType: 'text/plain' }
  const attachments = `${mailboxOf('asha')}/messages/${id}/attachments`
  const body = { AttachmentItem: item }
  const { uploadUrl } = await json<{ uploadUrl: string }>('POST', `${attachments}/createUploadSession`, {
    ...app,
    body,
  })
  await json('PUT', uploadUrl, firstHalf)
  const folder = await json<{ id: string }>('GET', `${mailboxOf('asha')}/mailFolders/inbox`, app)
  return { importUrl, uploadUrl, attachments, inbox: folder.id }
}

/** The smallest file that Graph takes in parts, in whole parts of 320 KiB. */
const fileBytes = 10 * 320 * 1024
const half = (range: string, letter: string): Sent & { body: Buffer } => ({
  headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes ${range}/${fileBytes}` },
  body: Buffer.alloc(fileBytes / 2, letter),
})
export const firstHalf = half(`0-${fileBytes / 2 - 1}`, 'a')
export const secondHalf = half(`${fileBytes / 2}-${fileBytes - 1}`, 'b')

/** Goes through the wizard, or the first steps of it; returns the id of the connector or of the wizard. */
export async function connect({ caller: { json }, person }: Callers, name: string, steps = 4): Promise<string> {
  const wizards = '/data-connectors/v1/wizards'
  const { wizardId } = await json<{ wizardId: string }>('POST', wizards, { ...person, body: { productId: 'whatsapp' } })
  const pages: [string, object][] = [
    ['terms-of-service', { accepted: true }],
    ['login-to-telemessage', { username: 'admin', password: 'secret' }],
    ['user-mapping', { automatic: true, file: Buffer.from(`mapping of ${name}`).toString('base64') }],
  ]
  for (const [page, body] of pages.slice(0, steps))
    await json('POST', `${wizards}/${wizardId}/${page}`, { ...person, body })
  await json('GET', `${wizards}/${wizardId}`, person)
  if (steps < 4) return wizardId
  const made = await json<{ connectorId: string }>('POST', `${wizards}/${wizardId}/finish`, {
    ...person,
    body: { name },
  })
  return made.connectorId
}

async function fillCompliance(tenant: Tenant, { caller: { json }, person }: Callers): Promise<void> {
  const change = (method: string, path: string, body: object = {}) =>
    json(method, `/compliance/v1${path}`, { ...person, body })
  await change('PATCH', '/settings', { retentionMailboxBytesMin: 0, deletedItemRetentionDays: 7 })
  await change('POST', '/retention-policies', {
    name: 'Long',
    action: 'retain',
    days: 3650,
    users: ['cleo@contoso.example'],
  })
  await change('POST', '/retention-policies', { name: 'Short', action: 'delete', days: 900 })
  await change('PUT', '/mailboxes/asha@contoso.example/litigation-hold', { comment: 'Case 7' })
  await change('PUT', '/mailboxes/ben@contoso.example/litigation-hold')
  await change('DELETE', '/mailboxes/ben@contoso.example/litigation-hold')
  await change('PUT', '/mailboxes/dan@contoso.example/litigation-hold')
  await change('DELETE', '/mailboxes/dan@contoso.example/litigation-hold')
  for (const name of ['cleo', 'dan', 'eve']) tenant.change(name, { mailbox: 'soft-deleted' })
  tenant.compliance.leavers.noteGone('eve')
  await change('POST', '/assistant/passes', { user: 'ben@contoso.example' })
  await change('POST', '/content-searches', { query: 'lunch' })
  await change('POST', '/content-searches', { query: 'subject:two', mailboxes: ['ben@contoso.example'] })
}

async function fillCase({ caller: { json }, app }: Callers): Promise<void> {
  const post = <T>(path: string, body: object = {}) =>
    json<T & { id: string }>('POST', `${casesPath}${path}`, { ...app, body })
  const { id } = await post('', { displayName: 'The case' })
  const custodian = await post(`/${id}/custodians`, { email: 'asha@contoso.example' })
  const source = { email: 'asha@contoso.example', includedSources: 'mailbox' }
  await post(`/${id}/custodians/${custodian.id}/userSources`, source)
  await post(`/${id}/custodians/${custodian.id}/applyHold`)
  const userSources = [{ '@odata.type': 'microsoft.graph.security.userSource', email: 'ben@contoso.example' }]
  await post(`/${id}/legalHolds`, {
    displayName: 'Lunch',
    contentQuery: 'lunch',
    'userSources@odata.bind': userSources,
  })
  const words = { displayName: 'All', contentQuery: 'lunch', dataSourceScopes: 'allTenantMailboxes' }
  const search = await post(`/${id}/searches`, words)
  await post(`/${id}/searches/${search.id}/estimateStatistics`)
  const set = await post(`/${id}/reviewSets`, { displayName: 'Review' })
  await post(`/${id}/reviewSets/${set.id}/addToReviewSet`, { search: { id: search.id } })
  await post(`/${id}/reviewSets/${set.id}/export`, { outputName: 'Review' })
  const wanted = { displayName: 'Export', exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }
  await post(`/${id}/searches/${search.id}/exportResult`, wanted)
  await post('', { displayName: 'Another case' })
}

/** Something in every part of a tenant; then auditing is turned off, and everything is read. */
export async function filled(tables: StateTables): Promise<Filled> {
  const tenant = await tenantWith(tables)
  hireAll(tenant)
  const callers = await signIn(tenant)
  const { json } = callers.caller
  const begun = await fillMailboxes(callers)
  const connectorId = await connect(callers, 'Floor')
  await json('POST', `${connectorsPath}/${connectorId}/runs`, callers.person)
  await connect(callers, 'unfinished', 3)
  await fillCompliance(tenant, callers)
  await fillCase(callers)
  await json('POST', '/v1.0/security/auditLog/queries', { ...callers.app, body: { displayName: 'all' } })
  tenant.cutPages([2])
  await json('PUT', '/data-connectors/v1/auditing', { ...callers.person, body: { enabled: false } })
  await readEverything(callers, begun.inbox)
  return { tenant, callers, begun, connectorId }
}
