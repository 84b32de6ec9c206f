import { setupServer } from 'msw/node'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  type DirectoryEntry,
  exchangeSettingsSchema,
  graphCollectionSchema,
  graphErrorSchema,
  graphUserSchema,
  importItemResponseSchema,
  importSessionSchema,
  mailboxFolderSchema,
  mailboxItemSchema,
  mailFolderSchema,
  openIdConfigurationSchema,
  signingKeysSchema,
  tokenResponseSchema,
} from '../contract/index.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { mswTransport } from '../control/http/msw-transport.ts'
import { openSampleTenant, sampleClient, sampleEntry, sampleForm } from './sample-tenant.ts'
import type { Tenant } from './tenant.ts'

interface Ask {
  method?: 'GET' | 'POST' | 'PATCH'
  headers?: Record<string, string>
  body?: string
}
interface Answer {
  status: number
  headers: Record<string, string>
  body: unknown
}
/** A transport: asks for a path or for an address that the tenant itself handed out. */
type Transport = (pathOrUrl: string, ask?: Ask) => Promise<Answer>

const msw = setupServer()
const mswOrigin = 'https://tenant.example'

const transports: [string, (tenant: Tenant, room: ControlRoom) => Transport][] = [
  [
    'express',
    (tenant, room) => {
      const agent = supertest(expressTransport(tenant, room))
      return async (pathOrUrl, { method = 'GET', headers = {}, body } = {}) => {
        const path = pathOrUrl.replace(/^https?:\/\/[^/]+/, '')
        const verb = method.toLowerCase() as Lowercase<typeof method>
        const answer = await agent[verb](path)
          .set({ host: 'tenant.example', ...headers })
          .send(body)
        return { status: answer.status, headers: answer.headers, body: answer.body }
      }
    },
  ],
  [
    'msw',
    (tenant, room) => {
      msw.resetHandlers(...mswTransport(tenant, room, mswOrigin))
      return async (pathOrUrl, { method = 'GET', headers = {}, body = null } = {}) => {
        const answer = await fetch(new URL(pathOrUrl, mswOrigin), { method, headers, body })
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() }
      }
    },
  ],
]

async function setup(through: (typeof transports)[number][1]) {
  const { tenant, room } = await openSampleTenant({ mail: { importedItemClass: 'IPM.ExternalData.WhatsAppArchiver' } })
  const transport = through(tenant, room)
  const login = await transport(`/${sampleClient.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: sampleForm(),
  })
  const token = tokenResponseSchema.parse(login.body).access_token
  const authorization = { authorization: `Bearer ${token}` }
  /** Asks with the token, and holds the answer against the contract. */
  const graph = async <T>(schema: z.ZodType<T>, pathOrUrl: string, body?: unknown, status = 200): Promise<T> => {
    const sent = body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body) }
    const headers = { ...authorization, 'content-type': 'application/json' }
    const answer = await transport(pathOrUrl, { headers, ...sent })
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: answer.body })
    return schema.parse(answer.body)
  }
  const settings = await graph(exchangeSettingsSchema, '/v1.0/users/asha%40contoso.example/settings/exchange')
  const mailbox = `/v1.0/admin/exchange/mailboxes/${encodeURIComponent(settings.primaryMailboxId)}`
  return { tenant, room, transport, authorization, graph, mailbox }
}

const notEnabled = 'MailboxNotEnabledForRESTAPI'
/** State, the entry, whether the directory lists it, and what its exchange settings answer (MAP-12). */
const ladder: [string, Partial<DirectoryEntry>, boolean, number, string?][] = [
  ['active', {}, true, 200],
  ['sign-in blocked', { accountEnabled: false }, true, 200],
  ['shared mailbox', { kind: 'shared', accountEnabled: false }, true, 200],
  ['room', { kind: 'room' }, true, 200],
  ['no Exchange plan', { mailbox: 'none' }, true, 404, notEnabled],
  ['inactive mailbox', { mailbox: 'inactive' }, true, 404, notEnabled],
  ['suspended Exchange plan', { mailbox: 'suspended' }, true, 404, notEnabled],
  ['soft-deleted', { mailbox: 'soft-deleted' }, false, 404, 'ErrorInvalidUser'],
  ['guest', { kind: 'guest', mailbox: 'none' }, true, 404, notEnabled],
  ['guest that a fixture gives a mailbox', { kind: 'guest' }, true, 404, notEnabled],
  ['group', { kind: 'group', mailbox: 'none' }, false, 404, 'ErrorInvalidUser'],
  ['contact', { kind: 'contact', mailbox: 'none' }, false, 404, 'ErrorInvalidUser'],
  [
    'unknown',
    { userPrincipalName: 'x@contoso.example', primaryAddress: 'x@contoso.example' },
    false,
    404,
    'ErrorInvalidUser',
  ],
]

const folders = graphCollectionSchema(mailboxFolderSchema)
const users = graphCollectionSchema(graphUserSchema)

describe.each(transports)('through the %s transport', (name, through) => {
  // Opened only for its own tests: msw would intercept the requests of the other transports.
  beforeAll(() => {
    if (name === 'msw') msw.listen({ onUnhandledRequest: 'error' })
  })
  afterAll(() => msw.close())

  it('finds the user of an alias by a filter, with default properties unless others are selected', async () => {
    const { tenant, graph } = await setup(through)
    tenant.hire(sampleEntry('ben', { aliases: ["ben.o'hara@contoso.example"] }))
    const query = new URLSearchParams({ $filter: "proxyAddresses/any(p:p eq 'smtp:BEN.O''Hara@contoso.example')" })
    const whole = await graph(users, `/v1.0/users?${query}`)
    query.set('$select', 'id,userType,proxyAddresses')
    const chosen = await graph(users, `/v1.0/users?${query}`)
    expect(whole.value.map((user) => [user.userPrincipalName, user.proxyAddresses, user.givenName])).toEqual([
      ['ben@contoso.example', undefined, null],
    ])
    expect(chosen.value[0]?.proxyAddresses).toEqual(['SMTP:ben@contoso.example', "smtp:ben.o'hara@contoso.example"])
  })

  it.each(ladder)('serves the mailbox of an active user only: %s', async (state, more, listed, status, code) => {
    const { tenant, transport, authorization } = await setup(through)
    tenant.hire(sampleEntry('ben', more))
    const headers = authorization
    const found = await transport("/v1.0/users?$filter=mail%20eq%20'ben@contoso.example'", { headers })
    const settings = await transport('/v1.0/users/ben@contoso.example/settings/exchange', { headers })
    expect([state, users.parse(found.body).value.length > 0, settings.status]).toEqual([state, listed, status])
    if (status === 200) exchangeSettingsSchema.parse(settings.body)
    else expect(graphErrorSchema.parse(settings.body).error.code).toBe(code)
  })

  it('gets a guest by a user principal name with a number sign', async () => {
    const { tenant, graph } = await setup(through)
    const upn = 'gus_partner.example#EXT#@contoso.example'
    tenant.hire(sampleEntry('gus', { kind: 'guest', userPrincipalName: upn, mailbox: 'none' }))
    const user = await graph(graphUserSchema, `/v1.0/users/${encodeURIComponent(upn)}?$select=userType`)
    expect(user.userType).toBe('Guest')
  })

  it('accepts keys in brackets together with keys as segments', async () => {
    const { graph } = await setup(through)
    const inbox = await graph(mailFolderSchema, "/v1.0/users('asha%40contoso.example')/mailFolders/inbox")
    const spelled = `/v1.0/users/asha@contoso.example/mailFolders('${inbox.id}')`
    expect(await graph(mailFolderSchema, spelled)).toEqual(inbox)
  })

  it('answers a user id with a percent sign like any other unknown one', async () => {
    const { graph } = await setup(through)
    const refusal = await graph(graphErrorSchema, '/v1.0/users/100%25', undefined, 404)
    expect(refusal.error).toMatchObject({
      code: 'Request_ResourceNotFound',
      message: expect.stringContaining("'100%'"),
    })
  })

  it('lists the folders in pages whose links stay on the host that was asked', async () => {
    const { graph, mailbox } = await setup(through)
    await graph(mailboxFolderSchema, `${mailbox}/folders`, { displayName: 'WhatsApp Archiver' }, 201)
    const first = await graph(folders, `${mailbox}/folders`)
    const link = first['@odata.nextLink'] ?? ''
    const second = await graph(folders, link)
    expect(new URL(link).host).toBe('tenant.example')
    expect(first.value).toHaveLength(10)
    expect(second.value.map((folder) => folder.displayName)).toContain('WhatsApp Archiver')
    expect(second['@odata.nextLink']).toBeUndefined()
  })

  it('refuses a second folder whose name differs in letter case only', async () => {
    const { graph, mailbox } = await setup(through)
    await graph(mailboxFolderSchema, `${mailbox}/folders/inbox/childFolders`, { displayName: 'Straße' }, 201)
    const path = `${mailbox}/folders/inbox/childFolders`
    const refusal = await graph(graphErrorSchema, path, { displayName: 'STRAßE' }, 409)
    expect(refusal.error.code).toBe('ErrorFolderExists')
    expect(refusal.error.message).toBe(
      'A folder with the specified name already exists., Could not create folder STRAßE.',
    )
    await graph(mailboxFolderSchema, `${mailbox}/folders`, { displayName: 'Straße' }, 201)
  })

  it('keeps every byte of an imported message of 12 MB', async () => {
    const { tenant, transport, graph, mailbox } = await setup(through)
    const header = 'Date: Sun, 22 Nov 2026 05:30:00 +0100\r\nSubject: large\r\n\r\n'
    const message = Buffer.concat([
      Buffer.from(header),
      Buffer.alloc(12 * 1024 * 1024, 'every byte\r\n\0\xff', 'latin1'),
    ])
    const folder = await graph(mailboxFolderSchema, `${mailbox}/folders`, { displayName: 'WhatsApp Archiver' }, 201)
    const session = await graph(importSessionSchema, `${mailbox}/createImportSession`, {})
    const answer = await transport(session.importUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ FolderId: folder.id, Mode: 'create', Data: message.toString('base64') }),
    })
    const { itemId, changeKey } = importItemResponseSchema.parse(answer.body)
    const items = await graph(graphCollectionSchema(mailboxItemSchema), `${mailbox}/folders/${folder.id}/items`)
    const [stored] = tenant.snapshot()[0]?.messages ?? []
    expect(items.value.map(({ id, changeKey: key, size }) => ({ id, key, size }))).toEqual([
      { id: itemId, key: changeKey, size: message.length },
    ])
    expect(stored?.content.equals(message)).toBe(true)
    expect(stored).toMatchObject({
      folderId: folder.id,
      isDraft: false,
      itemClass: 'IPM.ExternalData.WhatsAppArchiver',
    })
    expect(stored?.sentTime).toEqual(new Date('2026-11-22T04:30:00Z'))
  })

  it('describes its login on the host that was asked', async () => {
    const { graph } = await setup(through)
    const document = await graph(
      openIdConfigurationSchema,
      `/${sampleClient.tenantId}/v2.0/.well-known/openid-configuration`,
    )
    const keys = await graph(signingKeysSchema, document.jwks_uri)
    expect(new URL(document.token_endpoint).host).toBe('tenant.example')
    expect(keys.keys).toHaveLength(1)
  })

  it('gives every answer a request id and echoes the id of the client', async () => {
    const { transport, authorization } = await setup(through)
    const headers = { ...authorization, 'client-request-id': 'mine' }
    const good = await transport('/v1.0/users', { headers })
    const bad = await transport('/v1.0/users/nobody', { headers })
    const inner = graphErrorSchema.parse(bad.body).error.innerError
    expect([good.headers['client-request-id'], bad.headers['client-request-id']]).toEqual(['mine', 'mine'])
    expect(inner).toMatchObject({ 'request-id': bad.headers['request-id'], 'client-request-id': 'mine' })
    expect(good.headers['request-id']).not.toBe(bad.headers['request-id'])
  })

  it('says of an unsupported operation that the mock does not have it', async () => {
    const { transport } = await setup(through)
    const answer = await transport('/v1.0/me/messages', { method: 'PATCH' })
    expect(answer.status).toBe(501)
    expect(graphErrorSchema.parse(answer.body).error.message).toContain('PATCH /v1.0/me/messages')
  })

  it('names the app in the journal, and never the token of an import URL', async () => {
    const { room, transport, graph, mailbox } = await setup(through)
    const session = await graph(importSessionSchema, `${mailbox}/createImportSession`, {})
    await transport(session.importUrl, { method: 'POST', body: '{}' })
    const entries = room.journal.entries()
    expect(entries.map(({ operation, actor, status }) => [operation, actor, status])).toEqual([
      ['token', undefined, 200],
      ['users.exchangeSettings', sampleClient.clientId, 200],
      ['import.createSession', sampleClient.clientId, 200],
      ['import.item', sampleClient.clientId, 400],
    ])
    expect(JSON.stringify(entries)).not.toContain(new URL(session.importUrl).searchParams.get('token'))
  })
})
