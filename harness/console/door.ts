import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { z } from 'zod'
import { ApiRefusal, refusalIn } from './refusal.ts'

/** What a door sends. The path has its query. */
interface SentRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: Buffer
}

/** What comes back, as it comes: a stream must be read to its end or destroyed. */
export interface OpenAnswer {
  status: number
  headers: Record<string, string>
  body: Readable | Buffer
}

/** Carries requests to one server. */
export type Transport = (request: SentRequest) => Promise<OpenAnswer>

/** A request through a door. */
export interface Question {
  method: SentRequest['method']
  /** As the contract writes it; `:name` marks a parameter. */
  path: string
  /** For the parameters of the path; they are percent-encoded. */
  values?: Record<string, string>
  /** Undefined values are left out. */
  query?: Record<string, string | undefined>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as they are, in the place of `body`. */
  bytes?: { contentType: string; content: Buffer }
}

/**
 * One of the servers, for a caller who has signed in. Every method throws an ApiRefusal with the server's own words if it
 * refuses.
 */
export interface Door {
  /** The checked JSON of the answer. */
  ask<T>(question: Question, schema: z.ZodType<T>): Promise<T>
  /** For an answer in which nothing is to be read. */
  tell(question: Question): Promise<void>
  /** The answer as it comes, for downloads. */
  open(question: Question): Promise<OpenAnswer>
}

/**
 * A door with a token. `signIn` returns one; it is asked again when the server does not accept the token any more, for
 * example because its time is over. `name` says whose words a refusal has: `The site`.
 */
export function openDoor(name: string, transport: Transport, signIn: () => Promise<string>): Door {
  let token: Promise<string> | undefined
  const send = async (question: Question): Promise<OpenAnswer> => {
    token ??= signIn()
    token.catch(() => {
      token = undefined
    })
    return transport(requestOf(question, await token))
  }
  const open = async (question: Question): Promise<OpenAnswer> => {
    const answer = await send(question)
    if (answer.status !== 401) return succeeded(name, question, answer)
    await wholeBody(answer)
    token = undefined
    return succeeded(name, question, await send(question))
  }
  return {
    open,
    ask: async (question, schema) => schema.parse(JSON.parse((await wholeBody(await open(question))).toString('utf8'))),
    tell: async (question) => {
      await wholeBody(await open(question))
    },
  }
}

/** A request without a token, for signing in. Throws an ApiRefusal. */
export async function askOpenly<T>(transport: Transport, question: Question, schema: z.ZodType<T>): Promise<T> {
  const answer = await succeeded('The server', question, await transport(requestOf(question)))
  return schema.parse(JSON.parse((await wholeBody(answer)).toString('utf8')))
}

/** The bytes of an answer, read to its end. */
export async function wholeBody({ body }: OpenAnswer): Promise<Buffer> {
  return body instanceof Readable ? buffer(body) : body
}

async function succeeded(name: string, { method, path }: Question, answer: OpenAnswer): Promise<OpenAnswer> {
  if (answer.status < 400) return answer
  throw refusalIn(name, `${method} ${path}`, answer.status, await wholeBody(answer))
}

/** Such a segment takes the address to what is above it (RFC 3986 section 5.2.4), encoded or not: something else would be asked for. */
function nothingCalled(name: string): ApiRefusal {
  const message = `Nothing can be called “${name}”.`
  return new ApiRefusal({ server: 'The console', status: 404, code: 'not-a-name', message })
}

function requestOf({ method, path, values = {}, query = {}, body, bytes }: Question, token?: string): SentRequest {
  const filled = path.replaceAll(/:(\w+)/g, (_match, parameter: string) => {
    const value = values[parameter]
    if (value === undefined || value === '') throw new RangeError(`no value for :${parameter} of ${path}`)
    if (value === '.' || value === '..') throw nothingCalled(value)
    return encodeURIComponent(value)
  })
  const given = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) given.set(key, value)
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const contentType = bytes?.contentType ?? (json && 'application/json')
  return {
    method,
    path: given.size === 0 ? filled : `${filled}?${given}`,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    body: bytes?.content ?? json ?? Buffer.alloc(0),
  }
}
