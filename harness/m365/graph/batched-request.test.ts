import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import type { BatchedRequest } from '../../contract/index.ts'
import type { WireRequest } from '../../control/wire.ts'
import { packed, unpacked } from './batched-request.ts'

const batch: WireRequest = {
  method: 'POST',
  url: new URL('https://tenant.example:8443/v1.0/$batch'),
  params: {},
  headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
  body: Buffer.of(),
}

function unpack(changes: Partial<BatchedRequest>): WireRequest {
  return unpacked({ id: '1', method: 'POST', url: '/users', ...changes }, batch)
}

it.each([
  [{ a: [1] }, 'application/json', '{"a":[1]}'],
  ['text', 'application/json; charset=utf-8', '"text"'],
  [[], 'application/json', '[]'],
  [null, 'application/json', ''],
  [undefined, 'text/plain', ''],
  ['aGVsbG8=', 'text/plain', 'hello'],
  ['aGVsbG8', 'text/plain', 'hello'],
])('takes the body %j of %s for %j', (body, contentType, text) => {
  expect(unpack({ body, headers: { 'Content-Type': contentType } }).body.toString()).toBe(text)
})

it.each(['/+8=', '_-8=', '_-8'])('takes %s for the same two bytes', (body) => {
  const headers = { 'content-type': 'application/octet-stream' }
  expect(unpack({ body, headers }).body.toString('hex')).toBe('ffef')
})

it('uses the host and the token of the batch, and its own headers', () => {
  const { url, headers } = unpack({ url: "users?$filter=mail eq 'a'", headers: { ConsistencyLevel: 'eventual' } })
  expect([url.href, headers]).toEqual([
    'https://tenant.example:8443/v1.0/users?$filter=mail%20eq%20%27a%27',
    { consistencylevel: 'eventual', authorization: 'Bearer x' },
  ])
})

it('packs streams, pieces and bytes alike', async () => {
  const headers = { 'content-type': 'text/plain', 'content-length': '5', 'retry-after': '2', 'x-ms-ags': 'y' }
  const bodies = [
    'hello',
    Buffer.from('hello'),
    [Buffer.from('he'), Buffer.from('llo')],
    Readable.from([Buffer.from('hello')]),
  ]
  const all = await Promise.all(bodies.map((body) => packed('1', { status: 200, headers, body })))
  const shown = { 'Content-Type': 'text/plain', 'Retry-After': '2', 'x-ms-ags': 'y' }
  expect(all).toEqual(all.map(() => ({ id: '1', status: 200, headers: shown, body: 'aGVsbG8=' })))
})
