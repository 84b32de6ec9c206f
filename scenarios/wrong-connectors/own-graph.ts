import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createHttpClient, type HttpClient, type HttpRequest } from '../../connector/http/http-client.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'

/** A call to Graph besides those of the connector; paths are below the host. */
interface OwnCall {
  method: 'GET' | 'POST'
  path: string
  contentType?: string
  body?: string
}

/** What Graph answered. */
interface OwnAnswer {
  status: number
  json: unknown
}

/** A way to Graph for the faults that no part of the connector can say. Nothing is repeated, nothing is waited for. */
export type OwnGraph = (call: OwnCall) => Promise<OwnAnswer>

const tokenSchema = z.object({ access_token: z.string() })

/** Logs in when it is first called, with what the connector was given. Calls throw what the connector's own would throw. */
export function openOwnGraph(environment: ConnectorEnvironment): OwnGraph {
  let session: Promise<Session> | undefined
  return async ({ method, path, contentType = 'application/json', body }) => {
    session ??= logIn(environment)
    const { httpClient, token } = await session
    const headers = { authorization: `Bearer ${token}`, 'content-type': contentType }
    return send(httpClient, { method, url: new URL(path, environment.MT_GRAPH_URL), headers, body })
  }
}

interface Session {
  httpClient: HttpClient
  token: string
}

async function logIn(environment: ConnectorEnvironment): Promise<Session> {
  const { MT_CA_FILE } = environment
  const ca = MT_CA_FILE === undefined ? undefined : await readFile(MT_CA_FILE, 'utf8')
  // Its idle connections end by themselves, and keep no process alive.
  const httpClient = createHttpClient({ ca, idleTimeoutMs: 15_000 })
  const form = {
    grant_type: 'client_credentials',
    client_id: environment.MT_CLIENT_ID,
    client_secret: environment.MT_CLIENT_SECRET,
    scope: 'https://graph.microsoft.com/.default',
  }
  const { json } = await send(httpClient, {
    method: 'POST',
    url: new URL(`/${environment.MT_TENANT_ID}/oauth2/v2.0/token`, environment.MT_LOGIN_URL),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  return { httpClient, token: tokenSchema.parse(json).access_token }
}

async function send(
  httpClient: HttpClient,
  {
    method,
    url,
    headers,
    body,
  }: Pick<HttpRequest, 'url'> & {
    method: OwnCall['method']
    headers: Record<string, string>
    body: string | undefined
  },
): Promise<OwnAnswer> {
  const answer = await httpClient.send({
    method,
    url,
    headers,
    ...(method === 'POST' && { body: Buffer.from(body ?? '') }),
  })
  const said = await text(answer.body)
  return { status: answer.status, json: said === '' ? undefined : JSON.parse(said) }
}
