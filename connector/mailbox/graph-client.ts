import { z } from 'zod'
import { FatalError } from '../errors.ts'
import { createAccessToken, withToken } from '../http/access-token.ts'
import type { Caller, JsonAnswer } from '../http/caller.ts'
import { linkWithin, urlBelow } from '../http/url.ts'

/** Authorized calls to Microsoft Graph. */
export interface GraphClient {
  get(request: GraphGet): Promise<JsonAnswer>
  /** Repeated when the answer is lost, unless a repetition would do harm. */
  post(request: GraphPost): Promise<JsonAnswer>
  delete(request: GraphDelete): Promise<JsonAnswer>
  /** A link from Graph. Throws a FatalError when it leads to another host (SEC-3). */
  follow(link: string, scope: string): Promise<JsonAnswer>
  /** A checked link from Graph. Throws like `follow`. */
  checkLink(link: string, what: string): URL
}

interface GraphGet {
  /** Below the version: `['users', id]`. */
  path: readonly string[]
  query?: Record<string, string>
  scope: string
}

interface GraphPost {
  path: readonly string[]
  body?: object
  scope: string
  /** True by default; see `Call`. */
  repeatable?: boolean
}

type GraphDelete = Pick<GraphPost, 'path' | 'scope'>

export interface GraphOptions {
  settings: { graphUrl: URL; loginUrl: URL; tenantId: string; clientId: string; clientSecret: string }
  caller: Caller
}

const tokenSchema = z.object({ access_token: z.string().min(1) })
const service = 'Microsoft Graph'

export function createGraphClient({ settings, caller }: GraphOptions): GraphClient {
  const token = createAccessToken(() => fetchToken({ settings, caller }))
  const send = (call: GraphCall): Promise<JsonAnswer> => {
    const { method, url, scope, body, repeatable = true } = call
    return withToken(token, (bearer) =>
      caller.json({
        service,
        scope,
        repeatable,
        method,
        url,
        headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
        ...(method === 'POST' && { body: Buffer.from(body === undefined ? '' : JSON.stringify(body)) }),
      }),
    ).then(admitted)
  }
  const urlOf = (path: readonly string[], query?: Record<string, string>): URL =>
    urlBelow(settings.graphUrl, ['v1.0', ...path], query)
  return {
    get: ({ path, query, scope }) => send({ method: 'GET', url: urlOf(path, query), scope }),
    post: ({ path, ...call }) => send({ method: 'POST', url: urlOf(path), ...call }),
    delete: ({ path, scope }) => send({ method: 'DELETE', url: urlOf(path), scope }),
    follow: (link, scope) =>
      send({ method: 'GET', url: linkWithin(settings.graphUrl, link, 'a link to the next page'), scope }),
    checkLink: (link, what) => linkWithin(settings.graphUrl, link, what),
  }
}

interface GraphCall extends Omit<GraphPost, 'path'> {
  method: 'GET' | 'POST' | 'DELETE'
  url: URL
}

async function fetchToken({ settings, caller }: GraphOptions): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  }
  const answer = await caller.json({
    service: 'the token endpoint',
    scope: 'token-endpoint',
    repeatable: true,
    method: 'POST',
    url: urlBelow(settings.loginUrl, [settings.tenantId, 'oauth2', 'v2.0', 'token']),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(form).toString()),
  })
  const parsed = tokenSchema.safeParse(answer.json)
  if (answer.status === 200 && parsed.success) return parsed.data.access_token
  const advice = 'check MT_LOGIN_URL, MT_TENANT_ID, MT_CLIENT_ID and MT_CLIENT_SECRET'
  throw new FatalError('login-refused', `the token endpoint did not issue a token (status ${answer.status}): ${advice}`)
}

function admitted(answer: JsonAnswer): JsonAnswer {
  if (answer.status !== 401) return answer
  const message = 'Microsoft Graph refuses a new token: check that MT_GRAPH_URL and MT_LOGIN_URL belong together'
  throw new FatalError('login-refused', message)
}

/** The code of an error from Graph, for logs; the status if it has none. */
export function graphErrorCode(answer: JsonAnswer): string {
  const parsed = z.object({ error: z.object({ code: z.string().regex(/^\w{1,64}$/) }) }).safeParse(answer.json)
  return parsed.success ? parsed.data.error.code : `status ${answer.status}`
}
