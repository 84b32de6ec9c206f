import { jsonResponse, type WireResponse } from '../../control/wire.ts'

/** A JSON answer with a secret in it, which must not stay in caches. */
export function secretAnswer(status: number, body: unknown): WireResponse {
  const response = jsonResponse(status, body)
  return { ...response, headers: { ...response.headers, ...noStore } }
}

export const noStore = { 'cache-control': 'no-store' } as const

/** The description of the headers of such an answer. */
export const noStoreDescribed = { 'cache-control': '`no-store`, because the answer contains a secret.' } as const
