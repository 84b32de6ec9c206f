import { Readable } from 'node:stream'
import type { HttpClient, HttpRequest } from '../../../connector/index.ts'
import { smallItem } from './small-items.ts'

/**
 * Both ends of a connector without a network: a day that is generated while it is read, and mailboxes that only count.
 */
export interface StreamedDay extends HttpClient {
  /** The number of imported copies. */
  copies(): number
}

/** The answers to requests by the pattern of their path; the groups of the pattern become `values`. */
type Answers = [pattern: RegExp, answer: (request: HttpRequest, ...values: string[]) => object][]

/** A day of `itemCount` small items. */
export function createStreamedDay(itemCount: number): StreamedDay {
  let copies = 0
  const answers: Answers = [
    [/^\/import$/, () => ({ itemId: `item-${++copies}`, changeKey: 'key' })],
    [/^\/archive\/v1\/items$/, ({ url }) => page(url.searchParams, itemCount)],
    [/^\/archive\/v1\/login$/, () => ({ accessToken: 'token' })],
    [/\/oauth2\/v2.0\/token$/, () => ({ access_token: 'token' })],
    [/^\/v1.0\/users$/, ({ url }) => ({ value: [userIn(url.searchParams.get('$filter') ?? '')] })],
    [/^\/v1.0\/users\/([^/]+)\/settings\/exchange$/, (_request, id = '') => ({ primaryMailboxId: `MBX:${id}` })],
    // The folder is new: a connector searches a mailbox that has it for copies of an earlier installation (RES-5).
    [
      /\/folders$/,
      ({ method }) => (method === 'GET' ? { value: [] } : { id: 'folder', displayName: 'WhatsApp Archiver' }),
    ],
    [/\/createImportSession$/, ({ url }) => ({ importUrl: `${url.origin}/import` })],
  ]
  return {
    send: async (request) => {
      const { pathname } = request.url
      for (const [pattern, answer] of answers) {
        const found = pattern.exec(pathname)
        if (found === null) continue
        const body = Buffer.from(JSON.stringify(answer(request, ...found.slice(1))))
        return { status: 200, headers: {}, body: Readable.from([body], { objectMode: false }) }
      }
      throw new Error(`no answer is defined for ${request.method} ${pathname}`)
    },
    close: () => {},
    copies: () => copies,
  }
}

function page(query: URLSearchParams, itemCount: number): object {
  const start = Number(query.get('cursor') ?? 0)
  const end = Math.min(start + Number(query.get('limit')), itemCount)
  const items = Array.from({ length: end - start }, (_, place) => smallItem(start + place, itemCount))
  return { items, nextCursor: end < itemCount ? String(end) : null }
}

function userIn(filter: string): object {
  const address = /smtp:([^']+)'/.exec(filter)?.[1]
  return { id: address, mail: address, userType: 'member' }
}
