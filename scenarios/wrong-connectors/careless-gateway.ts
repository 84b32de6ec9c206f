import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { ConnectorPort } from '../../harness/runner/index.ts'

/** A complete answer of a server. */
export interface CarriedAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** How a gateway between connector and servers is careless. By default it does everything correctly. */
export interface Carelessness {
  /** Certificates are not checked. */
  trustsEverybody?: boolean
  /** The authority of a certificate is checked, and not for which host it is. */
  trustsEveryName?: boolean
  /** Redirects are followed, with headers and body of the request. */
  followsRedirects?: boolean
  /** Links to any host are followed, with the credentials of the request. */
  followsLinks?: boolean
  /** No other host gets a credential, neither in a header nor in a body; it gets everything else. */
  withholdsCredentials?: boolean
  /** A truncated body is taken as complete. */
  takesWhatCame?: boolean
  /** Changes an answer. */
  answers?: (answer: CarriedAnswer, path: string) => CarriedAnswer
}

/**
 * A connector that behaves as if its HTTP client were careless: its requests pass through a careless gateway on this
 * machine. A fault cannot replace the HTTP client, because it is not one of the connector's parts.
 */
export function withGateway(connector: ConnectorPort, carelessness: Carelessness): ConnectorPort {
  return {
    ...connector,
    sync: async (environment, control) => {
      const ca = await authorityOf(environment)
      const site = await openGateway(environment.MT_TELEMESSAGE_URL, ca, carelessness)
      const tenant = await openGateway(environment.MT_GRAPH_URL, ca, carelessness)
      const through = { MT_TELEMESSAGE_URL: site.url, MT_GRAPH_URL: tenant.url, MT_LOGIN_URL: tenant.url }
      try {
        return await connector.sync({ ...environment, ...through }, control)
      } finally {
        site.close()
        tenant.close()
      }
    },
  }
}

async function authorityOf({ MT_CA_FILE }: ConnectorEnvironment): Promise<string | undefined> {
  return MT_CA_FILE === undefined ? undefined : readFile(MT_CA_FILE, 'utf8')
}

interface Gateway {
  url: string
  close(): void
}

async function openGateway(origin: string, ca: string | undefined, carelessness: Carelessness): Promise<Gateway> {
  const { trustsEverybody, followsRedirects, followsLinks, takesWhatCame, answers = (answer) => answer } = carelessness
  const { trustsEveryName, withholdsCredentials } = carelessness
  const server = createServer((incoming, outgoing) => {
    // If the connection to the server breaks, break the one to the connector too.
    carry(incoming, outgoing).catch(() => outgoing.destroy())
  })
  const carry = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', headers, url: path = '/' } = incoming
    const body = await buffer(incoming)
    const send = (target: URL): Promise<CarriedAnswer> => {
      const carried = withoutHost(headers)
      if (withholdsCredentials && target.origin !== origin) delete carried.authorization
      const checks = {
        rejectUnauthorized: !trustsEverybody,
        ...(trustsEveryName && { checkServerIdentity: () => undefined }),
      }
      const options = { method, ca, agent: false, ...checks, headers: carried }
      return ask(target, options, body, takesWhatCame)
    }
    let answer = await send(targetOf(path, origin))
    const { location } = answer.headers
    const mayFollow = followsRedirects && !(withholdsCredentials && bodyHasCredentials.test(path))
    if (mayFollow && location !== undefined && answer.status < 400) answer = await send(new URL(location))
    const carried = answers(answer, path)
    const { 'transfer-encoding': _, connection: __, ...others } = carried.headers
    const isJson = /json/.test(others['content-type'] ?? '')
    const text = isJson ? pointedHere(carried.body.toString(), { origin, url, followsLinks }) : carried.body
    outgoing.writeHead(carried.status, { ...others, 'content-length': Buffer.byteLength(text) }).end(text)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function withoutHost({ host: _, connection: __, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers
}

/** The paths of a login and of a request for a token. */
const bodyHasCredentials = /\/(login|token)$/

/** How the gateway writes the address of another server on this machine: `/~` and the port. */
const elsewhere = /^\/~(\d+)/

function targetOf(path: string, origin: string): URL {
  const port = elsewhere.exec(path)?.[1]
  return port === undefined ? new URL(path, origin) : new URL(`https://127.0.0.1:${port}${path.replace(elsewhere, '')}`)
}

function pointedHere(
  text: string,
  { origin, url, followsLinks }: { origin: string; url: string; followsLinks: boolean | undefined },
): string {
  const own = text.replaceAll(origin, url)
  return followsLinks ? own.replaceAll(/https:\/\/(?:127\.0\.0\.1|localhost):(\d+)/g, `${url}/~$1`) : own
}

async function ask(
  url: URL,
  options: RequestOptions,
  body: Buffer,
  takesWhatCame: boolean | undefined,
): Promise<CarriedAnswer> {
  const outgoing = httpsRequest(url, options)
  outgoing.end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  } catch (error) {
    if (!takesWhatCame) throw error
  }
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }
}
