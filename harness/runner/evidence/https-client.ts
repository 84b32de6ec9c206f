import { request } from 'node:https'
import { buffer } from 'node:stream/consumers'
import type { WholeAnswer } from './evidence-access.ts'

/** A server of a world, and the authority that signed its certificate. */
export interface ServerAddress {
  /** Without a slash at the end. */
  url: string
  caCertificate: string
}

/** A request over HTTPS. */
interface SentRequest {
  method: string
  path: string
  token?: string | undefined
  contentType?: string | undefined
  body?: string | undefined
}

/** Sends one request over a connection of its own, which is closed afterwards. */
export function send({ url, caCertificate }: ServerAddress, sent: SentRequest): Promise<WholeAnswer> {
  const { method, path, token, contentType, body = '' } = sent
  const headers = {
    'content-length': String(Buffer.byteLength(body)),
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, path, headers, agent: false, ca: caCertificate }, (answer) => {
      const { statusCode: status = 0 } = answer
      buffer(answer).then((bytes) => resolve({ status, headers: answer.headers, body: bytes }), reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
