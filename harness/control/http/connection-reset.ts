import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** The TCP connection below each TLS one; a TLS socket cannot reset itself. */
const connectionsBelow = new WeakMap<TLSSocket, Socket>()

/** Makes the TCP connection below a TLS one known, for `resetConnection`. */
export function carriedBy(socket: TLSSocket, connection: Socket): void {
  connectionsBelow.set(socket, connection)
}

/** Breaks a connection with a TCP reset; over TLS without one when the connection below is not known. */
export function resetConnection(socket: Socket): void {
  const connection = socket instanceof TLSSocket ? connectionsBelow.get(socket) : socket
  if (connection) connection.resetAndDestroy()
  else socket.destroy()
}
