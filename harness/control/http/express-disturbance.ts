import type { Response } from 'express'
import { discard, firstBytes } from '../faults/body-pieces.ts'
import type { Disturbance, WireResponse } from '../wire.ts'
import { resetConnection } from './connection-reset.ts'

/** Does to a connection what a fault asks for instead of an answer. */
export async function disturb(response: Response, answer: WireResponse, disturbance: Disturbance): Promise<void> {
  switch (disturbance.kind) {
    case 'reset':
      if (response.socket) resetConnection(response.socket)
      return
    case 'silence':
      return
    case 'cut':
      await cut(response, answer, disturbance.sentBytes)
      return
    default:
      disturbance satisfies never
  }
}

async function cut(response: Response, { status, headers, body }: WireResponse, sentBytes: number): Promise<void> {
  const { socket } = response
  response.writeHead(status, headers)
  response.flushHeaders()
  try {
    for await (const piece of firstBytes(body, sentBytes)) await written(response, piece)
  } finally {
    discard(body)
    // What was written still goes out; the end that the length promises never comes.
    socket?.destroySoon()
  }
}

/** Ends when a piece has left for the caller, and when the caller has gone. */
function written(response: Response, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(piece, () => resolve())
  })
}
