import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import { UserError } from '../user-error.ts'
import type { ServedFolder } from './served-folder.ts'

/** A request to the tenant, or to the control plane. */
export interface SentRequest {
  method: string
  /** Path and query. */
  path: string
  headers?: Record<string, string>
  /** A stream is sent while it is read, and destroyed at the end. */
  body?: string | Buffer | Readable
}

/** An answer. The body must be read to its end or destroyed. */
export interface OpenAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: IncomingMessage
}

/** How long an answer may take to begin. Its body may take any time: it may be a stream of events. */
const patienceMs = 120_000
/** How long it may take after an upload: all of it is read twice before the answer. */
const uploadPatienceMs = 30 * 60_000

/**
 * Sends a request over HTTP or TLS. fetch cannot be given an authority, so this is Node.js's own client. Throws a UserError
 * that says what to do if no server of this folder answers.
 */
export function send(
  served: Pick<ServedFolder, 'folder' | 'tenantUrl' | 'caCertificate'>,
  { method, path, headers, body }: SentRequest,
): Promise<OpenAnswer> {
  const { tenantUrl, caCertificate } = served
  const begin = tenantUrl.startsWith('https:') ? overHttps : overHttp
  return new Promise((resolve, reject) => {
    // No connection is kept: a kept one would hold the process open after the command has ended.
    const options = { method, agent: false, ca: caCertificate, headers: { ...headers, ...lengthOf(body) } }
    const sent = begin(`${tenantUrl}${path}`, options, (answer) => {
      sent.setTimeout(0)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer })
    })
    sent.setTimeout(body instanceof Readable ? uploadPatienceMs : patienceMs, () =>
      sent.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
    )
    sent.on('error', (error) => reject(inWords(error, served)))
    if (!(body instanceof Readable)) return void sent.end(body)
    // What cannot be read is told as it is; a connection that breaks is told by the request.
    body.on('error', (error) => {
      reject(error)
      sent.destroy()
    })
    sent.on('close', () => body.destroy())
    body.pipe(sent)
  })
}

function lengthOf(body: SentRequest['body']): Record<string, string> {
  return body === undefined || body instanceof Readable ? {} : { 'content-length': String(Buffer.byteLength(body)) }
}

const untrusted = /CERT|SIGNATURE|ERR_TLS/
const notThisProtocol = /EPROTO|HPE_|ERR_SSL/

function inWords(
  error: NodeJS.ErrnoException,
  { tenantUrl, folder }: Pick<ServedFolder, 'folder' | 'tenantUrl'>,
): UserError {
  const code = error.code ?? error.message
  if (code === 'ECONNREFUSED') {
    const what = `nothing listens at ${tenantUrl}, where the server of ${folder} was`
    return new UserError('no-server', `${what}; start it again with mock-telemessage serve --data ${folder}`, error)
  }
  if (untrusted.test(code) || notThisProtocol.test(code)) {
    const what = `what listens at ${tenantUrl} is not the server of ${folder} (${code})`
    return new UserError('another-server', `${what}: name the folder of that server with --data`, error)
  }
  return new UserError('no-answer', `${tenantUrl} does not answer (${code})`, error)
}
