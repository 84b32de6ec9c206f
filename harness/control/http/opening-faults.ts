import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { kindsAt, strikeIn } from '../faults/fault-kinds.ts'
import { openingOperation } from '../faults/fault-rule.ts'
import type { ControlRoom } from './control-room.ts'
import { tlsServer } from './tls-server.ts'

/** Takes a new connection: calls `serve` to serve it as usual, or does something else with it. */
export type ConnectionTaker = (socket: Socket, serve: () => void) => void

/** Serves every connection. */
export const takeEvery: ConnectionTaker = (_socket, serve) => serve()

/** The settings for faults on the connections of one server. */
export interface OpeningFaults {
  server: string
  room: ControlRoom
  app: RequestListener
  isTls: boolean
}

/** Lets the faults strike that are armed for `connections.open` of a server; the journal lists them without a path. */
export function openingFaults({ server, room, app, isTls }: OpeningFaults): ConnectionTaker {
  const { faults, journal, clock } = room
  faults.register(server, [{ name: openingOperation }], kindsAt({ of: 'connection', isTls }))
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
    void strike.kept?.()
    strikeIn('opening', strike.effect, { socket })
    strikeIn('handshake', strike.effect, {
      socket,
      present: (authority) => tlsServer(authority, app).emit('connection', socket),
    })
  }
}
