import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { ControlRefusal, refuse } from './refusal.ts'

/** Lets nobody pass who does not bring the token; whether there is such a path, nobody else learns. */
export function admission(token: string): RequestHandler {
  const wanted = digest(`Bearer ${token}`)
  return (request, response, next) => {
    // Of equal length whatever was sent, and compared in constant time: how long it takes tells nothing of the token.
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), wanted)) return next()
    const right = 'send the token that was printed at the start, as authorization: Bearer <token>'
    return refuse(response, new ControlRefusal('token-missing-or-wrong', right))
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
