import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CertificateAuthority, SigningAuthority } from '../../control/certificate-authority.ts'
import { closeAll, ListenError, type Listener, listen } from '../../control/http/listener.ts'

/**
 * A host that no connector is given and that every client trusts. Each request that arrives there shows that a
 * connector was misled (SEC-3).
 */
export interface Bystander {
  /**
   * Without a slash at the end. Its host name is another one than that of the servers, because a connector may tell
   * hosts apart by their names alone.
   */
  url: string
  /** Each request whole: its first line, its headers and its body. */
  received: string[]
  close(): Promise<void>
}

/** The kept part of each request; credentials are at its beginning. */
const keptBytesMax = 1024 * 1024

const hostName = 'localhost'
const otherHost = 'another-host.example'
/** Where that name may lead, after 127.0.0.1. */
const otherLoopbackHost = '::1'
/** How many ports are tried that are free on one address and taken on the other. */
const portsMax = 5

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
  const listeners = await listenOnLoopback((options) => listen(take, { ...options, authority }))
  const url = new URL(listeners[0].url)
  url.hostname = hostName
  return { url: url.origin, received, close: () => closeAll(listeners) }
}

/** The bystanders of a world, each opened when it is first needed. */
export function createBystanders(authority: SigningAuthority): {
  bystander(): Promise<Bystander>
  /** Its certificate is of the authority that every client trusts, and for another name than its own. */
  impostor(): Promise<Bystander>
  close(): Promise<void>
} {
  const opened = new Map<string, Promise<Bystander>>()
  const once = (which: string, open: () => Promise<Bystander>): Promise<Bystander> => {
    const one = opened.get(which) ?? open()
    opened.set(which, one)
    return one
  }
  return {
    bystander: () => once('bystander', () => openBystander(authority)),
    impostor: () => once('impostor', async () => openBystander(await authority.issuedFor([otherHost]))),
    close: async () => {
      for (const one of opened.values()) await (await one).close()
    },
  }
}

/** Listens wherever the name may lead, at one port. A machine without IPv6 has one address only. */
async function listenOnLoopback(
  open: (options: { port?: number; host?: string }) => Promise<Listener>,
): Promise<[Listener, ...Listener[]]> {
  for (let tried = 1; ; tried += 1) {
    const first = await open({})
    try {
      return [first, await open({ port: Number(new URL(first.url).port), host: otherLoopbackHost })]
    } catch (error) {
      if (!(error instanceof ListenError)) throw error
      if (!isTaken(error)) return [first]
      await first.close()
      if (tried === portsMax) throw error
    }
  }
}

function isTaken({ cause }: ListenError): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  return [`${method} ${url}`, ...rawHeaders, ''].join('\n')
}
