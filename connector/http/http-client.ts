import http, { type IncomingHttpHeaders } from 'node:http'
import https from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { causeInWords, FatalError } from '../errors.ts'
import { trustIn } from './trust.ts'

/** A body whose size is known before it is read, so that it can be streamed with a content-length. */
export interface StreamedBody {
  lengthBytes: number
  /** A fresh stream at every call; a repeated request reads it again. */
  open(): Readable
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  headers?: Record<string, string>
  body?: Buffer | StreamedBody
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Must be read to its end or destroyed; its connection is held until then. */
  body: Readable
}

/** One request, one answer: no retries, no redirects. */
export interface HttpClient {
  /** Throws a ConnectionError, or a FatalError (`certificate-not-trusted`) before anything was sent. */
  send(request: HttpRequest): Promise<HttpAnswer>
  close(): void
}

/** No answer came. */
export class ConnectionError extends Error {
  /** False: the request certainly never arrived, so that repeating it cannot double anything. */
  readonly mayHaveArrived: boolean
  /** The system's code: `ECONNRESET`. */
  readonly code: string

  constructor(cause: unknown) {
    const code = causeInWords(cause)
    super(`no answer (${code})`, { cause })
    this.name = 'ConnectionError'
    this.code = code
    this.mayHaveArrived = !neverArrived.has(code)
  }
}

const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const untrusted = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/
/** Shorter than servers keep idle connections: one that they close just as we write to it loses an answer. */
const idleConnectionMs = 3000

/** A client that trusts `ca` (PEM) beside Node.js's own authorities where it is given, and keeps connections alive. */
export function createHttpClient({
  ca,
  idleTimeoutMs,
}: {
  ca?: string | undefined
  idleTimeoutMs: number
}): HttpClient {
  const options = { keepAlive: true, timeout: idleConnectionMs }
  const plain = new http.Agent(options)
  const secure = new https.Agent({ ...options, secureContext: trustIn(ca) })
  return {
    send: ({ method, url, headers, body }) =>
      new Promise((resolve, reject) => {
        const secured = url.protocol === 'https:'
        const outgoing = (secured ? https : http).request(url, {
          method,
          agent: secured ? secure : plain,
          headers: { ...headers, ...lengthOf(body) },
          timeout: idleTimeoutMs,
        })
        outgoing.once('timeout', () => outgoing.destroy(Object.assign(new Error('idle'), { code: 'ETIMEDOUT' })))
        outgoing.once('response', (answer) => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer })
        })
        outgoing.on('error', (error) => reject(translated(error, url)))
        if (body === undefined || Buffer.isBuffer(body)) outgoing.end(body)
        else pipeline(body.open(), outgoing, () => undefined)
      }),
    close: () => {
      plain.destroy()
      secure.destroy()
    },
  }
}

function lengthOf(body: Buffer | StreamedBody | undefined): Record<string, string> {
  if (body === undefined) return {}
  return { 'content-length': String(Buffer.isBuffer(body) ? body.length : body.lengthBytes) }
}

function translated(error: Error, url: URL): Error {
  const code = causeInWords(error)
  if (!untrusted.test(code)) return new ConnectionError(error)
  const message = `the certificate of ${url.host} cannot be verified (${code}): set MT_CA_FILE to its certificate authority, or fix the server`
  return new FatalError('certificate-not-trusted', message, { cause: error })
}
