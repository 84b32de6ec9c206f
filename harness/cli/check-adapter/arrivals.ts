import { type ChannelListener, channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** What arrived at a server of this process, before anybody looked at what it asks for. */
export interface Arrivals {
  /** Connections, over TLS or not, whether anything was said on them or not. */
  connections: number
  /** Method and path of each request that could be read: `POST /login`. */
  requests: string[]
}

/** Takes down what arrives. */
export interface ArrivalWatch {
  at(port: number): Arrivals
  /** From now on nothing is taken down. */
  end(): void
}

/**
 * Watches every server of this process. The journal of a server knows the requests to its operations only; without this,
 * a client that distrusts the certificate could not be told from one that asks for a path that does not exist.
 */
export function watchArrivals(): ArrivalWatch {
  const connections: number[] = []
  const requests: { port: number; line: string }[] = []
  const listeners: [string, ChannelListener][] = [
    ['net.server.socket', (message) => connections.push((message as { socket: Socket }).socket.localPort ?? 0)],
    [
      'http.server.request.start',
      (message) => {
        const { request } = message as { request: IncomingMessage }
        const [path] = (request.url ?? '').split('?')
        requests.push({ port: request.socket.localPort ?? 0, line: `${request.method} ${path}` })
      },
    ],
  ]
  for (const [name, listener] of listeners) channel(name).subscribe(listener)
  return {
    at: (port) => ({
      connections: connections.filter((one) => one === port).length,
      requests: requests.filter((one) => one.port === port).map((one) => one.line),
    }),
    end: () => {
      for (const [name, listener] of listeners) channel(name).unsubscribe(listener)
    },
  }
}
