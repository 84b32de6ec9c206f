import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { connect } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sampleCarrying } from '../../mail-files/sample-mailbox.ts'
import { type CertificateAuthority, createCertificateAuthority } from '../certificate-authority.ts'
import { startStopwatch } from '../clock.ts'
import { controlPlane } from '../control-plane/control-plane.ts'
import { createSnapshots } from '../control-plane/snapshots.ts'
import type { ArmedFault, FaultEffect } from '../faults/fault-board.ts'
import type { ControlRoom } from './control-room.ts'
import { expressTransport } from './express-transport.ts'
import { type Listener, listen } from './listener.ts'
import { sampleDigest, sampleFile, sampleRoom, sampleServer } from './sample-server.ts'

// Every effect is armed over the control plane, observed by a bare client over TLS, and counted.

const token = 'the-token-of-this-start'
let authority: CertificateAuthority
let server: ReturnType<typeof sampleServer>
let room: ControlRoom
let listener: Listener
let control: Listener

beforeAll(async () => {
  authority = await createCertificateAuthority()
  server = sampleServer()
  room = sampleRoom()
  const app = expressTransport(server, room)
  listener = await listen(app, { authority, faults: { server: server.name, room } })
  control = await listen(
    controlPlane(
      { ...room, snapshots: createSnapshots(room, []), filledMailboxes: () => [], carrying: sampleCarrying() },
      token,
    ),
  )
})
afterEach(() => room.faults.reset())
afterAll(() => Promise.all([listener, control].map((one) => one.close())))

const controlled = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${control.url}/control/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })

/** Arms an effect; the returned function shows its counts. */
async function arm(operation: string, effect: FaultEffect, more: object = {}): Promise<() => Promise<ArmedFault>> {
  const response = await controlled('/faults', { method: 'POST', body: JSON.stringify({ operation, effect, ...more }) })
  expect(response.status).toBe(201)
  const { faultId } = (await response.json()) as ArmedFault
  return async () => (await (await controlled(`/faults/${faultId}`)).json()) as ArmedFault
}

interface Seen {
  status: number | undefined
  headers: IncomingHttpHeaders
  /** The part of the body that arrived. */
  body: Buffer
  /** The number of pieces in which it arrived. */
  pieces: number
  /** Why the body did not arrive whole. */
  broken: string | undefined
}

/** Sends a request on its own connection, which may stay open. Throws the client's error if there is no answer. */
async function ask(
  path: string,
  options: { method?: string; token?: string; signal?: AbortSignal } = {},
): Promise<Seen> {
  const { method = 'GET', token: actor = 'asha', signal } = options
  const headers = { connection: 'keep-alive', ...(actor === '' ? {} : { authorization: actor }) }
  const call = request(`${listener.url}${path}`, { method, headers, ca: authority.caCertificate, agent: false, signal })
  call.end()
  const [response] = await once(call, 'response')
  const pieces: Buffer[] = []
  response.on('data', (piece: Buffer) => pieces.push(piece))
  const broken = await once(response, 'end').then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  )
  const { statusCode: status, headers: answered } = response
  return { status, headers: answered, body: Buffer.concat(pieces), pieces: pieces.length, broken }
}

const json = ({ body }: Seen): unknown => JSON.parse(body.toString())

test('answer: sends a status in place of the operation', async () => {
  const before = server.served()
  const fault = await arm('items.list', { kind: 'answer', status: 503 })
  const seen = await ask('/items')
  expect([seen.status, seen.body.toString(), server.served() - before]).toEqual([503, 'injected fault', 0])
  expect(await fault()).toMatchObject({ calls: 1, hits: 1, earlyReturns: 0 })
})

test('answer with Retry-After: counts callers that come back too early, and no others', async () => {
  const fault = await arm('items.list', { kind: 'answer', status: 429, retryAfterSeconds: 0.5 }, { times: 1 })
  const since = room.journal.total()
  const elapsedMs = startStopwatch()
  expect((await ask('/items')).headers['retry-after']).toBe('0.5')
  await ask('/items')
  await ask('/items', { token: 'ben' })
  await ask('/users')
  while (elapsedMs() < 600) await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await ask('/items')).status).toBe(200)
  expect(await fault()).toMatchObject({ hits: 1, earlyReturns: 1 })
  const entries = room.journal.entries({ since })
  const early = entries.map(({ tooEarlyByMs }) => tooEarlyByMs)
  expect(early).toEqual([undefined, expect.any(Number), undefined, undefined, undefined])
  expect(early[1]).toBeGreaterThan(0)
  expect(early[1]).toBeLessThanOrEqual(500)
})

test('answer-after: sends a status after the operation', async () => {
  const before = server.served()
  const fault = await arm('items.list', { kind: 'answer-after', status: 504 })
  expect([(await ask('/items')).status, server.served() - before]).toEqual([504, 1])
  expect(await fault()).toMatchObject({ hits: 1 })
})

test.each([301, 302, 307, 308] as const)('redirect: sends the caller to another host with %i', async (status) => {
  const before = server.served()
  const fault = await arm('items.list', { kind: 'redirect', status, to: 'https://elsewhere.example/x?y' })
  const seen = await ask('/items')
  expect([seen.status, seen.headers.location]).toEqual([status, 'https://elsewhere.example/x?y'])
  expect([server.served() - before, (await fault()).hits]).toEqual([0, 1])
})

test.each([
  ['reset', 0],
  ['reset-after', 1],
] as const)('%s: breaks the connection with a TCP reset, after %i operations', async (kind, operations) => {
  const before = server.served()
  const fault = await arm('items.list', { kind })
  await expect(ask('/items')).rejects.toMatchObject({ code: 'ECONNRESET', syscall: 'read' })
  expect([server.served() - before, (await fault()).hits]).toEqual([operations, 1])
})

test('time-out: never answers, and keeps the connection until the caller goes', async () => {
  const fault = await arm('items.list', { kind: 'time-out' })
  await expect(ask('/items', { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'AbortError' })
  expect(await fault()).toMatchObject({ hits: 1 })
  expect(room.journal.entries().at(-1)).toMatchObject({ status: 0, fault: 'time-out' })
})

test.each([
  [undefined, 500],
  [0, 0],
  [250, 250],
  [5_000, 999],
])('truncate: declares the whole length, and with sentBytes %s sends %i', async (sentBytes, arrives) => {
  const fault = await arm('file', { kind: 'truncate', ...(sentBytes === undefined ? {} : { sentBytes }) })
  const seen = await ask('/file')
  expect([seen.status, seen.headers['content-length'], seen.broken]).toEqual([200, '1000', 'ECONNRESET'])
  expect(seen.body.equals(sampleFile.subarray(0, arrives))).toBe(true)
  expect(await fault()).toMatchObject({ hits: 1 })
})

test('truncate: cuts JSON, too, and ends the connection at once', async () => {
  await arm('items.list', { kind: 'truncate' })
  const elapsedMs = startStopwatch()
  const seen = await ask('/items')
  expect([seen.broken, seen.body.length]).toEqual([
    'ECONNRESET',
    Math.floor(Number(seen.headers['content-length']) / 2),
  ])
  // An idle connection ends after 5 s.
  expect(elapsedMs()).toBeLessThan(4_000)
})

test('malformed-json: arrives whole, but is not JSON', async () => {
  const fault = await arm('items.list', { kind: 'malformed-json' })
  const seen = await ask('/items')
  expect([seen.status, seen.broken, Number(seen.headers['content-length'])]).toEqual([200, undefined, seen.body.length])
  expect(() => json(seen)).toThrow(SyntaxError)
  expect(await fault()).toMatchObject({ hits: 1 })
})

test('drip: sends pieces with pauses, and all of them', async () => {
  const fault = await arm('file', { kind: 'drip', pieceBytes: 50, pauseMs: 10 })
  const elapsedMs = startStopwatch()
  const seen = await ask('/file')
  expect([seen.body.equals(sampleFile), seen.broken, seen.headers['content-length']]).toEqual([true, undefined, '1000'])
  // Nineteen pauses; each timer may fire a little early.
  expect(elapsedMs()).toBeGreaterThan(19 * 9)
  expect(seen.pieces).toBeGreaterThan(1)
  expect(await fault()).toMatchObject({ hits: 1 })
})

test('repeat-page: sends the previous page again', async () => {
  const fault = await arm('items.list', { kind: 'repeat-page' }, { fromCall: 2, times: 1 })
  const pages = [await ask('/items'), await ask('/items'), await ask('/items')].map(json)
  expect(pages[1]).toEqual(pages[0])
  expect(pages[2]).not.toEqual(pages[0])
  expect(await fault()).toMatchObject({ calls: 3, hits: 1 })
})

test.each([
  ['items.list', '/items', 'items', [1, 1, 2, 3], [3, 2, 1]],
  ['users.list', '/users', 'value', ['a', 'a', 'b'], ['b', 'a']],
])('repeat-item and reorder-page: distort %s', async (operation, path, field, repeated, reordered) => {
  const first = await arm(operation, { kind: 'repeat-item' }, { times: 1 })
  expect(json(await ask(path))).toMatchObject({ [field]: repeated })
  const second = await arm(operation, { kind: 'reorder-page' })
  expect(json(await ask(path))).toMatchObject({ [field]: reordered })
  expect([(await first()).hits, (await second()).hits]).toEqual([1, 1])
})

test('wrong-digest: has the digest of other bytes in the header', async () => {
  const fault = await arm('file', { kind: 'wrong-digest' })
  const { headers, body } = await ask('/file')
  expect(headers['repr-digest']).toMatch(/^sha-256=:[\w+/]{43}=:$/)
  expect([headers['repr-digest'] === sampleDigest, body.equals(sampleFile)]).toEqual([false, true])
  expect(await fault()).toMatchObject({ hits: 1 })
})

test('wrong-bytes: flips one bit of the body, under the right digest', async () => {
  const fault = await arm('file', { kind: 'wrong-bytes' })
  const { headers, body } = await ask('/file')
  const right = Buffer.concat([Buffer.of((body[0] ?? 0) ^ 1), body.subarray(1)])
  expect([headers['repr-digest'], headers['content-length']]).toEqual([sampleDigest, '1000'])
  expect([body.equals(sampleFile), right.equals(sampleFile)]).toEqual([false, true])
  expect(await fault()).toMatchObject({ hits: 1 })
})

test("expired-token: sends the server's own refusal, from then on", async () => {
  const fault = await arm('items.list', { kind: 'expired-token' }, { times: 1 })
  const answers = [await ask('/items', { token: 'cleo' }), await ask('/items', { token: 'cleo' }), await ask('/items')]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200])
  expect(json(answers[0] as Seen)).toEqual({ code: 'token-expired' })
  expect(await fault()).toMatchObject({ calls: 3, hits: 1 })
})

test('untrusted-certificate: is refused on one connection by a client that trusts the authority', async () => {
  const fault = await arm('connections.open', { kind: 'untrusted-certificate' }, { times: 1 })
  await expect(ask('/items')).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  expect((await ask('/items')).status).toBe(200)
  expect(await fault()).toMatchObject({ aim: 'sample:connections.open', calls: 2, hits: 1 })
  const struck = room.journal.entries({ operation: 'connections.open' })
  expect(struck).toMatchObject([{ server: 'sample', fault: 'untrusted-certificate', status: 0 }])
})

test('untrusted-certificate: serves a client that does not check', async () => {
  await arm('connections.open', { kind: 'untrusted-certificate' })
  const call = request(`${listener.url}/items`, { rejectUnauthorized: false, agent: false }).end()
  const [response] = await once(call, 'response')
  response.resume()
  expect(response.statusCode).toBe(200)
})

test('reset and time-out: strike at the opening of a connection, too', async () => {
  const reset = await arm('connections.open', { kind: 'reset' }, { times: 1 })
  await expect(ask('/items')).rejects.toMatchObject({ code: 'ECONNRESET' })
  const silence = await arm('connections.open', { kind: 'time-out' }, { times: 1 })
  const socket = connect(Number(new URL(listener.url).port), '127.0.0.1', { ca: authority.caCertificate })
  let isSecure = false
  socket.once('secureConnect', () => {
    isSecure = true
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([isSecure, socket.destroyed]).toEqual([false, false])
  socket.destroy()
  expect([(await reset()).hits, (await silence()).hits]).toEqual([1, 1])
})

test.each<[string, string, FaultEffect]>([
  ['a page fault on a file', '/file', { kind: 'reorder-page' }],
  ['half of the JSON of a file', '/file', { kind: 'malformed-json' }],
  ['the repetition of a page before the first', '/file', { kind: 'repeat-page' }],
  ['a wrong digest for an answer without one', '/items', { kind: 'wrong-digest' }],
  ['wrong bytes in an answer that is not a download', '/items', { kind: 'wrong-bytes' }],
  ['an expired token for a caller without one', '/items', { kind: 'expired-token' }],
])('counts no hit for %s, and changes nothing', async (_what, path, effect) => {
  const fault = await arm(path === '/file' ? 'file' : 'items.list', effect)
  const seen = await ask(path, { token: '' })
  expect([seen.status, seen.broken, await fault()]).toMatchObject([200, undefined, { calls: 1, hits: 0 }])
  expect(room.journal.entries().at(-1)?.fault).toBeUndefined()
})
