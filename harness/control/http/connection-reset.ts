import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** The TCP connection below each TLS connection; a TLS socket cannot reset its connection. */
const connectionsBelow = new WeakMap<TLSSocket, Socket>()

/** Registers the TCP connection below a TLS connection, for `resetConnection`. */
export function carriedBy(socket: TLSSocket, connection: Socket): void {
  connectionsBelow.set(socket, connection)
}

/** Breaks a connection with a TCP reset. Over TLS, if the connection below is not known, it closes without a reset. */
export function resetConnection(socket: Socket): void {
  const connection = socket instanceof TLSSocket ? connectionsBelow.get(socket) : socket
  if (connection) connection.resetAndDestroy()
  else socket.destroy()
}
