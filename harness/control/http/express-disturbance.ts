import type { Response } from 'express'
import { discard, firstBytes } from '../faults/body-pieces.ts'
import type { Disturbance, WireResponse } from '../wire.ts'
import { resetConnection } from './connection-reset.ts'

/** Carries out on a connection what a fault demands instead of an answer. */
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
    // The written bytes are still sent; the rest of the declared length never comes.
    socket?.destroySoon()
  }
}

/** Resolves when a piece has been sent, or when the caller has gone. */
function written(response: Response, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(piece, () => resolve())
  })
}
