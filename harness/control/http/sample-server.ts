import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { digestHeader } from '../../contract/index.ts'
import { createVirtualClock } from '../clock.ts'
import { createFaultBoard } from '../faults/fault-board.ts'
import { createJournal } from '../journal.ts'
import { jsonResponse, type WireRequest, type WireServer } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'

/** A new room, at midnight UTC on 11 March 2026. */
export function sampleRoom(faults: Parameters<typeof createFaultBoard>[0] = {}): ControlRoom {
  const clock = createVirtualClock(new Date('2026-03-11T00:00:00.000Z'))
  return { clock, faults: createFaultBoard(faults), journal: createJournal() }
}

/** The file that the sample server serves: a thousand bytes, in chunks of a hundred. */
export const sampleFile: Buffer = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251))
/** The digest header of this file. */
export const sampleDigest: string = `sha-256=:${createHash('sha256').update(sampleFile).digest('base64')}:`

/**
 * A tiny server for the tests of transports: pages, a download, an echo of bytes, a path with parameters, a mistake of
 * the server.
 */
export function sampleServer(name = 'sample'): WireServer & { served: () => number } {
  const expired = new Set<string>()
  let served = 0
  const guarded = (request: WireRequest, items: Record<string, unknown[]>) => {
    served += 1
    const isExpired = expired.has(request.headers['authorization'] ?? '')
    return isExpired ? jsonResponse(401, { code: 'token-expired' }) : jsonResponse(200, { page: served, ...items })
  }
  return {
    name,
    served: () => served,
    operations: [
      {
        name: 'items.list',
        method: 'GET',
        path: '/items',
        respond: (request) => guarded(request, { items: [1, 2, 3] }),
      },
      {
        name: 'users.list',
        method: 'GET',
        path: '/users',
        respond: (request) => guarded(request, { value: ['a', 'b'] }),
      },
      { name: 'file', method: 'GET', path: '/file', respond: file },
      { name: 'echo', method: 'POST', path: '/echo', respond: echo },
      {
        name: 'parts',
        method: 'GET',
        path: '/items/:itemId/parts/:partId',
        respond: ({ params, url }) => jsonResponse(200, { ...params, search: url.search }),
      },
      { name: 'empty', method: 'DELETE', path: '/empty', respond: () => ({ status: 204, headers: {}, body: '' }) },
      { name: 'mistake', method: 'GET', path: '/mistake', respond: mistake },
    ],
    actorOf: (request) => request.headers['authorization'],
    expire: ({ headers }) => {
      if (headers['authorization'] === undefined) return false
      expired.add(headers['authorization'])
      return true
    },
    notFound: ({ method, url }) => jsonResponse(404, { code: 'not-found', method, pathname: url.pathname }),
    failed: (error) => {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
      return jsonResponse(status, { code: 'failed' })
    },
  }
}

function file() {
  const chunks = Array.from({ length: 10 }, (_, index) => sampleFile.subarray(index * 100, index * 100 + 100))
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': String(sampleFile.length),
    [digestHeader]: sampleDigest,
  }
  return { status: 200, headers, body: Readable.from(chunks, { objectMode: false }) }
}

function echo({ body, headers }: WireRequest) {
  return jsonResponse(200, { hex: body.toString('hex'), contentType: headers['content-type'], sent: headers['x-sent'] })
}

function mistake(): never {
  throw new Error('inside')
}
