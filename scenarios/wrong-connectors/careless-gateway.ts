import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { ConnectorPort } from '../../harness/runner/index.ts'

/** An answer that a server gave, whole. */
export interface CarriedAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What is careless about the way from a connector to the servers; whatever is absent is done as it should be. */
export interface Carelessness {
  /** Certificates are not looked at. */
  trustsEverybody?: boolean
  /** Redirects are followed with everything that the request carries. */
  followsRedirects?: boolean
  /** Links to wherever they lead are followed with everything that a request carries. */
  followsLinks?: boolean
  /** A body that ends too soon is taken for a short one. */
  takesWhatCame?: boolean
  /** Makes another answer of one. */
  answers?: (answer: CarriedAnswer, path: string) => CarriedAnswer
}

/**
 * The connector with a careless HTTP client: what it sends and gets passes through one that is, on this machine. Its parts
 * have no seam there, because no requirement is decided there; mistakes are made there all the same.
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
  const server = createServer((incoming, outgoing) => {
    // What breaks behind the gateway breaks in front of it.
    carry(incoming, outgoing).catch(() => outgoing.destroy())
  })
  const carry = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = incoming
    const body = await buffer(incoming)
    const options = { method, ca, agent: false, rejectUnauthorized: !trustsEverybody, headers: withoutHost(headers) }
    let answer = await ask(targetOf(incoming.url ?? '/', origin), options, body, takesWhatCame)
    const { location } = answer.headers
    if (followsRedirects && location !== undefined && answer.status < 400) {
      answer = await ask(new URL(location), options, body, takesWhatCame)
    }
    const carried = answers(answer, incoming.url ?? '/')
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

/** The gateway's own address for another host of this machine, and back. */
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
  return followsLinks ? own.replaceAll(/https:\/\/127\.0\.0\.1:(\d+)/g, `${url}/~$1`) : own
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
