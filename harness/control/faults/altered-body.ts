import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { digestHeader } from '../../contract/index.ts'
import { textOfBody, type WireResponse } from '../wire.ts'
import { bodySizeBytes, dripping, withTurnedBit } from './body-pieces.ts'

/**
 * Declares the whole length of the answer, and ends the connection after a part of it; undefined for an empty answer.
 */
export function truncated(response: WireResponse, wantedBytes: number | undefined): WireResponse | undefined {
  const sizeBytes = bodySizeBytes(response)
  if (sizeBytes === 0) return undefined
  // At least one byte is missing, whatever the rule says: a fault that lets the whole answer arrive has no effect.
  const mostBytes = sizeBytes === undefined ? Number.POSITIVE_INFINITY : sizeBytes - 1
  const sentBytes = Math.min(wantedBytes ?? Math.floor((sizeBytes ?? 0) / 2), mostBytes)
  return { ...withLength(response, sizeBytes), disturbance: { kind: 'cut', sentBytes } }
}

/**
 * The first half of the JSON. A JSON text that begins with a bracket is invalid until its last character. Undefined for
 * other answers.
 */
export function withHalfOfItsJson(response: WireResponse): WireResponse | undefined {
  const { status } = response
  const body = textOfBody(response.body)
  if (body === undefined || status < 200 || status > 299 || !/^[[{]/.test(body)) return undefined
  return { ...response, body: body.slice(0, Math.ceil(body.length / 2)) }
}

/** The answer in pieces with pauses between them; undefined for an empty answer. */
export function dripped(response: WireResponse, pieceBytes: number, pauseMs: number): WireResponse | undefined {
  const sizeBytes = bodySizeBytes(response)
  if (sizeBytes === 0) return undefined
  return { ...withLength(response, sizeBytes), body: dripping(response.body, pieceBytes, pauseMs) }
}

/** The answer with another digest in its header; undefined for an answer without a digest. */
export function withWrongDigest(response: WireResponse): WireResponse | undefined {
  const digest = response.headers[digestHeader]
  if (digest === undefined) return undefined
  const another = createHash('sha256').update(digest).digest('base64')
  return { ...response, headers: { ...response.headers, [digestHeader]: `sha-256=:${another}:` } }
}

/** The download with one bit of its first byte changed; undefined for other answers, and for an empty one. */
export function withWrongBytes(response: WireResponse): WireResponse | undefined {
  const { body } = response
  if (!(body instanceof Readable) || bodySizeBytes(response) === 0) return undefined
  return { ...response, body: withTurnedBit(body) }
}

function withLength(response: WireResponse, sizeBytes: number | undefined): WireResponse {
  if (sizeBytes === undefined) return response
  return { ...response, headers: { ...response.headers, 'content-length': String(sizeBytes) } }
}
