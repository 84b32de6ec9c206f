import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { digestHeader } from '../../contract/index.ts'
import { textOfBody, type WireResponse } from '../wire.ts'
import { injected } from './answer-instead.ts'
import { bodySizeBytes, discard, dripping, withTurnedBit } from './body-pieces.ts'
import { withEndlessBody } from './endless-body.ts'
import { withLinksTo } from './links-elsewhere.ts'
import { withReorderedItems, withRepeatedItem } from './pages.ts'
import type { FaultEffect } from './rule.ts'

/**
 * What an effect makes of the answer that the operation gave; undefined when it finds nothing to work on, and for effects
 * that are not about answers.
 */
export function alteredAnswer(effect: FaultEffect, response: WireResponse): WireResponse | undefined {
  switch (effect.kind) {
    case 'answer-after':
      discard(response.body)
      return injected(effect.status, effect.retryAfterSeconds)
    case 'reset-after':
      discard(response.body)
      return { ...response, body: '', disturbance: { kind: 'reset' } }
    case 'truncate':
      return truncated(response, effect.sentBytes)
    case 'malformed-json':
      return withHalfOfItsJson(response)
    case 'drip':
      return dripped(response, effect.pieceBytes, effect.pauseMs)
    case 'endless':
      return withEndlessBody(response)
    case 'links-elsewhere':
      return withLinksTo(effect.to, response)
    case 'repeat-item':
      return withRepeatedItem(response)
    case 'reorder-page':
      return withReorderedItems(response)
    case 'wrong-digest':
      return withWrongDigest(response)
    case 'wrong-bytes':
      return withWrongBytes(response)
    default:
      return undefined
  }
}

function truncated(response: WireResponse, wantedBytes: number | undefined): WireResponse | undefined {
  const sizeBytes = bodySizeBytes(response)
  if (sizeBytes === 0) return undefined
  // At least one byte is missing, whatever the rule says: an answer that arrives whole was not struck.
  const mostBytes = sizeBytes === undefined ? Number.POSITIVE_INFINITY : sizeBytes - 1
  const sentBytes = Math.min(wantedBytes ?? Math.floor((sizeBytes ?? 0) / 2), mostBytes)
  return { ...withLength(response, sizeBytes), disturbance: { kind: 'cut', sentBytes } }
}

/** A text that begins with a bracket is no JSON before its last character. */
function withHalfOfItsJson(response: WireResponse): WireResponse | undefined {
  const { status } = response
  const body = textOfBody(response.body)
  if (body === undefined || status < 200 || status > 299 || !/^[[{]/.test(body)) return undefined
  return { ...response, body: body.slice(0, Math.ceil(body.length / 2)) }
}

function dripped(response: WireResponse, pieceBytes: number, pauseMs: number): WireResponse | undefined {
  const sizeBytes = bodySizeBytes(response)
  if (sizeBytes === 0) return undefined
  return { ...withLength(response, sizeBytes), body: dripping(response.body, pieceBytes, pauseMs) }
}

function withWrongDigest(response: WireResponse): WireResponse | undefined {
  const digest = response.headers[digestHeader]
  if (digest === undefined) return undefined
  const another = createHash('sha256').update(digest).digest('base64')
  return { ...response, headers: { ...response.headers, [digestHeader]: `sha-256=:${another}:` } }
}

function withWrongBytes(response: WireResponse): WireResponse | undefined {
  const { body } = response
  if (!(body instanceof Readable) || bodySizeBytes(response) === 0) return undefined
  return { ...response, body: withTurnedBit(body) }
}

function withLength(response: WireResponse, sizeBytes: number | undefined): WireResponse {
  if (sizeBytes === undefined) return response
  return { ...response, headers: { ...response.headers, 'content-length': String(sizeBytes) } }
}
