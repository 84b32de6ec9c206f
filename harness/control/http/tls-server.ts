import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { Socket } from 'node:net'
import type { CertificateAuthority } from '../certificate-authority.ts'
import { carriedBy } from './connection-reset.ts'

/** An HTTPS server that does not listen: it receives connections through its `connection` event. */
export function tlsServer(authority: CertificateAuthority, app: RequestListener): Server {
  const connections = new Map<number | undefined, Socket>()
  const server = createServer({ key: authority.serverKey, cert: authority.serverCertificate }, app)
  server.on('connection', (connection: Socket) => {
    const { remotePort } = connection
    connections.set(remotePort, connection)
    connection.once('close', () => connections.delete(remotePort))
  })
  server.on('secureConnection', (socket) => {
    const connection = connections.get(socket.remotePort)
    if (connection) carriedBy(socket, connection)
  })
  return server
}
