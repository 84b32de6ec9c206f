import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { type CertificateAuthority, createCertificateAuthority } from '../certificate-authority.ts'
import { openingEffects, openingOperation } from '../faults/rule.ts'
import type { ControlRoom } from './control-room.ts'
import { tlsServer } from './tls-server.ts'

/** Takes a new connection: calls `serve` to have it served as usual, or does something else to it. */
export type ConnectionTaker = (socket: Socket, serve: () => void) => void

/** Serves every connection. */
export const takeEvery: ConnectionTaker = (_socket, serve) => serve()

/** What strikes the connections of one server. */
export interface OpeningFaults {
  server: string
  room: ControlRoom
  app: RequestListener
  isTls: boolean
}

/** Lets the faults that are armed for `connections.open` of a server strike; they stand in the journal without a path. */
export function openingFaults({ server, room, app, isTls }: OpeningFaults): ConnectionTaker {
  const { faults, journal, clock } = room
  faults.register(server, [{ name: openingOperation }], openingEffects(isTls))
  const call = { server, operation: openingOperation, actor: undefined }
  return (socket, serve) => {
    const strike = faults.strike(call)
    if (strike === undefined) return serve()
    journal.record({
      ...call,
      method: '',
      path: '',
      status: 0,
      requestBytes: 0,
      fault: strike.effect.kind,
      at: clock.now(),
    })
    if (strike.effect.kind === 'untrusted-certificate')
      serveUntrusted(socket, app).catch((error) => socket.destroy(error))
    else if (strike.effect.kind === 'reset') socket.resetAndDestroy()
    else keepSilent(socket)
  }
}

let untrusted: Promise<CertificateAuthority> | undefined

/** The authority that nobody trusts is made when somebody first meets it: most worlds never do. */
async function serveUntrusted(socket: Socket, app: RequestListener): Promise<void> {
  untrusted ??= createCertificateAuthority('nobody trusts this CA')
  const server = tlsServer(await untrusted, app)
  if (!socket.destroyed) server.emit('connection', socket)
}

/** Reads what comes, so that the end of the client is noticed. */
function keepSilent(socket: Socket): void {
  socket.once('end', () => socket.end()).resume()
}
