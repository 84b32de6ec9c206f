import supertest, { type Response } from 'supertest'
import { type BatchedResponse, batchResponseSchema } from '../../contract/index.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../sample-tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { TenantOptions } from '../tenant-options.ts'

/** The parts of a request besides method and path. Without a type, the body is JSON. */
interface Sent {
  body?: string | object
  headers?: Record<string, string>
}

/** The sample tenant, as a client with a valid token finds it through Express. Paths are below `/v1.0`. */
export interface GraphWorld {
  tenant: Tenant
  room: ControlRoom
  /** The header or field that the token is sent in. */
  headers: { authorization: string }
  ask(method: 'get' | 'post' | 'patch' | 'delete', path: string, sent?: Sent): Promise<Response>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: object): Promise<Response>
  /** Requests an address that the tenant returned. */
  follow(url: string, headers?: Record<string, string>): Promise<Response>
  /** The answers of a batch, by the ids of their requests. */
  batch(requests: object[]): Promise<Record<string, BatchedResponse>>
}

/** Opens the world, for a client with every permission unless `options` say otherwise. */
export async function openGraphWorld(options: Partial<TenantOptions> = {}): Promise<GraphWorld> {
  const { tenant, room } = await openSampleTenant(options)
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const authorization = `Bearer ${login.body.access_token}`
  const ask: GraphWorld['ask'] = async (method, path, { body, headers = {} } = {}) =>
    supertest(app)
      [method](`/v1.0${path}`)
      .set({ authorization, host: 'graph.example', ...headers })
      .send(body)
  const post: GraphWorld['post'] = (path, body) => ask('post', path, { body })
  return {
    tenant,
    room,
    headers: { authorization },
    ask,
    get: (path, headers = {}) => ask('get', path, { headers }),
    post,
    follow: (url, headers = {}) => ask('get', url.replace(/^http:\/\/graph\.example\/v1\.0/, ''), { headers }),
    batch: async (requests) => {
      const { responses } = batchResponseSchema.parse((await post('/$batch', { requests })).body)
      return Object.fromEntries(responses.map((response) => [response.id, response]))
    },
  }
}

/** Status and code of a refusal. */
export function refusalIn({ status, body }: { status: number; body?: unknown }): [status: number, code: unknown] {
  return [status, (body as { error?: { code?: unknown } } | undefined)?.error?.code]
}
