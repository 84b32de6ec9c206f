import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CertificateAuthority } from '../../control/certificate-authority.ts'
import { listen } from '../../control/http/listener.ts'

/**
 * A host that no connector is given and that every client trusts. Each request that arrives there shows that a
 * connector was misled (SEC-3).
 */
export interface Bystander {
  /** Without a slash at the end. */
  url: string
  /** Each request whole: its first line, its headers and its body. */
  received: string[]
  close(): Promise<void>
}

/** The kept part of each request; credentials are at its beginning. */
const keptBytesMax = 1024 * 1024

/**
 * Opens a bystander on a free port. It answers everything with an empty JSON object. Throws a ListenError if no port is
 * free.
 */
export async function openBystander(authority: CertificateAuthority): Promise<Bystander> {
  const received: string[] = []
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const place = received.push(headOf(request)) - 1
    let keptBytes = 0
    request.on('data', (chunk: Buffer) => {
      if (keptBytes < keptBytesMax) received[place] += chunk.toString('utf8')
      keptBytes += chunk.length
    })
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  }
  const { url, close } = await listen(take, { authority })
  return { url, received, close }
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  return [`${method} ${url}`, ...rawHeaders, ''].join('\n')
}
