import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createHttpClient, type HttpClient, type HttpRequest } from '../../connector/http/http-client.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'

/** A call to Graph besides those of the connector. Paths are relative to the host, or links of Graph. */
interface OwnCall {
  method: 'GET' | 'POST'
  path: string
  contentType?: string
  body?: string
}

/** The answer of Graph. */
interface OwnAnswer {
  status: number
  json: unknown
}

/** A Graph client for faults that no part of the connector can express. It never repeats and never waits. */
export type OwnGraph = (call: OwnCall) => Promise<OwnAnswer>

const tokenSchema = z.object({ access_token: z.string() })

/** Logs in at its first call, with the connector's settings. Calls throw what the connector's own calls throw. */
export function openOwnGraph(environment: ConnectorEnvironment): OwnGraph {
  let session: Promise<Session> | undefined
  return async ({ method, path, contentType = 'application/json', body }) => {
    session ??= logIn(environment)
    const { httpClient, token } = await session
    const headers = { authorization: `Bearer ${token}`, 'content-type': contentType }
    return send(httpClient, { method, url: new URL(path, environment.MT_GRAPH_URL), headers, body })
  }
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/** Every entry of a list, on all of its pages; none if Graph refuses. */
export async function entriesOf(graph: OwnGraph, path: string): Promise<unknown[]> {
  const entries: unknown[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const { json } = await graph({ method: 'GET', path: next })
    const page = pageSchema.safeParse(json).data
    entries.push(...(page?.value ?? []))
    next = page?.['@odata.nextLink']
  }
  return entries
}

interface Session {
  httpClient: HttpClient
  token: string
}

async function logIn(environment: ConnectorEnvironment): Promise<Session> {
  const { MT_CA_FILE } = environment
  const ca = MT_CA_FILE === undefined ? undefined : await readFile(MT_CA_FILE, 'utf8')
  // Its idle connections time out, so they keep no process alive.
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
