import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  type Console,
  type ConsoleFacts,
  type ConsoleTransports,
  createConsole,
  type Transport,
} from '../../console/index.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import { dispatcher } from '../../control/http/dispatch.ts'
import { ListenError, type Listener, type ListenOptions, listen } from '../../control/http/listener.ts'
import { offer } from '../../control/http/offered-operations.ts'
import { type HandleRequest, type WireServer, wholeBody } from '../../control/wire.ts'
import { builtProgram } from '../../runner/own-package.ts'
import { loopbackPlace } from './console-hosts.ts'
import { consoleAuthorityIn } from './data-folder.ts'
import type { DemoServerOptions } from './demo-server-options.ts'
import { createKeptRuns } from './runs/kept-runs.ts'

/** What the requests of the console go to. */
interface ConsoleGround {
  /** The site that no page watches: what the console reads is not what a connector has fetched. */
  site: WireServer
  tenant: WireServer
  room: ControlRoom
  urls: { telemessage: string; graph: string; control: string }
  controlToken: string
  /** The data folder. */
  folder: string
}

/** The ways of the console to the servers of this process. */
function consoleTransports(
  { site, tenant, room, urls, controlToken }: ConsoleGround,
  runs: ConsoleTransports['runs'],
): ConsoleTransports {
  return {
    site: inProcess(site, room, urls.telemessage),
    tenant: inProcess(tenant, room, urls.graph),
    control: overHttp(urls.control),
    controlToken,
    runs,
  }
}

/** Signing in is no change that anybody looks for in the journal, and a fault that waits for a connector must not strike it. */
const signsIn = /\/oauth2\/|^\/archive\/v1\/login$/

/**
 * A server in the same process. What the console changes goes as the requests of others do, with journal and faults. What it only reads
 * does not: an open page would fill the journal, and use up a fault that was armed for a connector.
 */
function inProcess(server: WireServer, room: ControlRoom, origin: string): Transport {
  const changing = dispatcher(server, offer(server, room))
  const plain = server.operations.map((operation) => {
    const handle: HandleRequest = async (request) => operation.respond(request, reading)
    return { operation, handle }
  })
  const reading: HandleRequest = dispatcher(server, plain)
  return async ({ method, path, headers, body }) => {
    const handle = method === 'GET' || signsIn.test(path) ? reading : changing
    const url = new URL(path, origin)
    const answer = await handle({ method, url, params: {}, headers: { host: url.host, ...headers }, body })
    if (answer.disturbance !== undefined) {
      if (answer.body instanceof Readable) answer.body.destroy()
      return { status: 502, headers: {}, body: Buffer.from(disturbed) }
    }
    return {
      status: answer.status,
      headers: answer.headers,
      body: answer.body instanceof Readable ? answer.body : Buffer.from(wholeBody(answer.body) as Buffer),
    }
  }
}

const disturbed = JSON.stringify({
  error: { code: 'ConnectionBroken', message: 'an armed fault broke the connection before the answer' },
})

/** The control plane, which is on loopback and without TLS. */
function overHttp(origin: string): Transport {
  return async ({ method, path, headers, body }) => {
    const ask = (): Promise<Response> =>
      fetch(`${origin}${path}`, { method, headers, ...(body.length > 0 && { body: new Uint8Array(body) }) })
    // A busy process may close a kept connection in the moment in which it uses it again. A question may be asked twice.
    const answer = await ask().catch((error: unknown) => {
      if (method === 'GET') return ask()
      throw error
    })
    const stream = answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body as never)
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: stream }
  }
}

/** A console that listens. */
interface ServedConsole {
  /** Signs one browser in, once. */
  link: string
  /** The file of the authority that browsers do not know; undefined over plain http, on loopback. */
  caFile: string | undefined
  close(): Promise<void>
}

type ConsoleOptions = Pick<
  DemoServerOptions,
  'consolePort' | 'consolePlace' | 'onSignInLink' | 'onConsoleMistake' | 'runs'
>

/** Opens the console if one was asked for: over plain http on loopback, over TLS elsewhere. Throws a ListenError if its port is not available. */
export async function openConsole(
  { consolePort, consolePlace = loopbackPlace, onSignInLink, onConsoleMistake, runs: asked }: ConsoleOptions,
  ground: ConsoleGround,
  facts: ConsoleFacts,
): Promise<ServedConsole | undefined> {
  if (consolePort === undefined) return undefined
  let url = ''
  const runs = createKeptRuns({
    folder: join(ground.folder, 'runs'),
    reportsFolder: asked?.reportsFolder,
    killMatrices: asked?.killMatrices ?? [],
    program: asked?.program ?? builtProgram,
    ownConnector: asked?.ownConnector,
  })
  const { names, address: host, isLoopback } = consolePlace
  const onNewLink = (path: string): void => onSignInLink?.(`${url}${path}`)
  const onMistake = (text: string): void => onConsoleMistake?.(text)
  const notices = { hostNames: names, onNewLink, onMistake }
  const shown = await createConsole(consoleTransports(ground, runs), facts, notices)
  // Without the brackets of a URL.
  const hosts = names.map((name) => name.replace(/^\[(.*)\]$/, '$1'))
  const tls = isLoopback ? undefined : await consoleAuthorityIn(ground.folder, hosts)
  const listener = await listenAt(shown.app, consolePort, { host, authority: tls?.authority })
  url = isLoopback ? listener.url : `https://${names[0]}:${new URL(listener.url).port}`
  return {
    caFile: tls?.caFile,
    link: `${url}${shown.signInPath()}`,
    close: async () => {
      shown.close()
      await runs.close()
      await listener.close()
    },
  }
}

const portDefault = 9446

/** Who has named no port has no reason to be refused because of it: another `serve` may be there. */
async function listenAt(app: Console['app'], port: number | 'any', how: ListenOptions): Promise<Listener> {
  if (port !== 'any') return listen(app, { port, ...how })
  return listen(app, { port: portDefault, ...how }).catch((error: unknown) => {
    if (error instanceof ListenError) return listen(app, how)
    throw error
  })
}
