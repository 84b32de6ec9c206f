import { type ChannelListener, channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** What arrived at a server of this process, recorded before its content is read. */
export interface Arrivals {
  /** Connections, over TLS or not, with or without a request. */
  connections: number
  /** Method and path of each request that could be read: `POST /login`. */
  requests: string[]
}

/** Records what arrives. */
export interface ArrivalWatch {
  at(port: number): Arrivals
  /** Stops recording. */
  end(): void
}

/**
 * Watches every server of this process. The journal of a server holds only requests to its operations. Without
 * this, a client that distrusts the certificate would look the same as one that requests an unknown path.
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
