import type { RequestListener } from 'node:http'
import supertest, { type Response, type Test } from 'supertest'
import { type GraphMessage, graphMessageSchema } from '../../contract/index.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import type { MessageSnapshot } from '../mailbox/mailbox-snapshot.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'

/** Asha's mailbox, as a client finds it through Express. Paths without a leading slash are below her user. */
export interface MailWorld {
  tenant: Tenant
  room: ControlRoom
  app: RequestListener
  /** Sends a request without a token; the address may be one that the tenant returned. */
  ask(method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string): Test
  get(path: string, headers?: Record<string, string>): Test
  post(path: string, body?: string | object, type?: string): Test
  patch(messageId: string, body: object): Test
  remove(path: string): Test
  /** Creates a message from JSON, and checks the answer against the contract. */
  create(body?: object, path?: string): Promise<GraphMessage>
  /** Creates a message from MIME. */
  createMime(mime: string): Promise<GraphMessage>
  /** The message with that id, from the snapshot that the judge gets. */
  stored(messageId: string): MessageSnapshot | undefined
}

/** Opens the world, for a client with every permission unless `options` say otherwise. */
export async function openMailWorld(options: Partial<TenantOptions> = {}): Promise<MailWorld> {
  const { tenant, room } = await openSampleTenant(options)
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const authorization = `Bearer ${login.body.access_token}`
  const whole = (path: string): string => (path.startsWith('/') ? path : `/v1.0/users/asha@contoso.example/${path}`)
  const ask: MailWorld['ask'] = (method, path) =>
    supertest(app)
      [method](path.replace(/^https?:\/\/[^/]+/, ''))
      .set({ host: 'tenant.example' })
  const post: MailWorld['post'] = (path, body = {}, type = 'application/json') =>
    ask('post', whole(path)).set({ authorization }).type(type).send(body)
  return {
    tenant,
    room,
    app,
    ask,
    get: (path, headers = {}) => ask('get', whole(path)).set({ authorization, ...headers }),
    post,
    patch: (messageId, body) =>
      ask('patch', whole(`messages/${messageId}`))
        .set({ authorization })
        .send(body),
    remove: (path) => ask('delete', whole(path)).set({ authorization }),
    create: async (body = {}, path = 'messages') => created(await post(path, body)),
    createMime: async (mime) => created(await post('messages', Buffer.from(mime).toString('base64'), 'text/plain')),
    stored: (messageId) => tenant.snapshot()[0]?.messages.find((message) => message.messageId === messageId),
  }
}

function created({ status, text, body }: Response): GraphMessage {
  if (status !== 201) throw new Error(`the message was not created: ${status} ${text}`)
  return graphMessageSchema.parse(body)
}

/** Status and code of a refusal. */
export function refusal({ status, body }: Response): [status: number, code: string] {
  return [status, body.error.code]
}

/** What a connector sends so that a message is not a draft: PidTagMessageFlags without the unsent flag. */
export const submitted: { id: string; value: string } = { id: 'Integer 0x0E07', value: '4' }
