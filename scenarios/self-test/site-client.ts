import { Agent, request } from 'node:https'
import { buffer } from 'node:stream/consumers'
import type { z } from 'zod'
import type { SiteAccess } from '../../harness/runner/index.ts'

/** Parts of a request besides its method and path. */
export interface Sent {
  /** Sent as `authorization: Bearer <token>`. */
  token?: string
  /** The whole header, instead of a token. */
  authorization?: string
  json?: unknown
  bytes?: Buffer
  /** The type of the bytes; absent: octets. */
  contentType?: string
}

export interface Answer {
  /** The request without its query: `GET /archive/v1/items`. */
  what: string
  status: number
  /** Names of its headers, in alphabetical order. */
  headerNames: string[]
  body: Buffer
}

/** Sends requests to the site over HTTPS, as anyone in the network can. */
export interface SiteClient {
  ask(method: string, path: string, sent?: Sent): Promise<Answer>
  close(): void
}

/** The site did not give the answer that the next steps need. */
export class AnsweredOtherwise extends Error {
  readonly code = 'answered-otherwise'
  readonly wanted: string
  readonly seen: string
  constructor(what: string, wanted: string, seen: string) {
    super(`${what} is not answered as it should be`)
    this.name = 'AnsweredOtherwise'
    this.wanted = wanted
    this.seen = seen
  }
}

/** A client that trusts only the world's certificate authority. */
export function createSiteClient({ url, caCertificate }: Pick<SiteAccess, 'url' | 'caCertificate'>): SiteClient {
  const agent = new Agent({ keepAlive: true, ca: caCertificate })
  return {
    ask: (method, path, sent = {}) =>
      new Promise((resolve, reject) => {
        const { headers, body } = encoded(sent)
        // The path is passed separately: in a URL, `..` would be resolved before the request is sent.
        const asked = request(url, { method, path, headers, agent }, (response) => {
          const headerNames = Object.keys(response.headers).toSorted()
          const answer = { what: `${method} ${path.split('?')[0]}`, status: response.statusCode ?? 0, headerNames }
          buffer(response).then((bytes) => resolve({ ...answer, body: bytes }), reject)
        })
        asked.on('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}

function encoded({ token, authorization = token && `Bearer ${token}`, json, bytes, contentType }: Sent): {
  headers: Record<string, string>
  body: Buffer
} {
  const body = json === undefined ? (bytes ?? Buffer.of()) : Buffer.from(JSON.stringify(json))
  const type = json === undefined ? bytes && (contentType ?? 'application/octet-stream') : 'application/json'
  const headers = {
    'content-length': String(body.length),
    ...(type && { 'content-type': type }),
    ...(authorization && { authorization }),
  }
  return { headers, body }
}

/** The body of a successful answer. Throws an AnsweredOtherwise for any other status or shape. */
export function read<T>(answer: Answer, schema: z.ZodType<T>): T {
  if (answer.status >= 300) throw new AnsweredOtherwise(answer.what, 'a success', verdictOf(answer))
  const parsed = schema.safeParse(jsonOf(answer))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'))
  throw new AnsweredOtherwise(
    answer.what,
    'what is documented',
    `something else in: ${fields.join(', ') || 'all of it'}`,
  )
}

/** A short form of an answer: `201`, or status and code of a refusal, `401 login-refused`. */
export function verdictOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status)
  const { type } = (jsonOf(answer) ?? {}) as { type?: unknown }
  return `${answer.status} ${String(type).replace('urn:mock-telemessage:problem:', '')}`
}

function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
