import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { ControlRefusal, refuse } from './refusal.ts'

/** Refuses every request without the token, and does not show such a caller whether the path exists. */
export function admission(token: string): RequestHandler {
  const wanted = digest(`Bearer ${token}`)
  return (request, response, next) => {
    // The digests have equal length and are compared in constant time, so the duration reveals nothing about the token.
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), wanted)) return next()
    const right =
      'send the token that was printed at the start as "authorization: Bearer <token>"; GET /docs needs no token'
    return refuse(response, new ControlRefusal('token-missing-or-wrong', right))
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
