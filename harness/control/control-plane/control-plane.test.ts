import request from 'supertest'
import { beforeEach, expect, test } from 'vitest'
import { sampleCarrying } from '../../mail-files/sample-mailbox.ts'
import { offer } from '../http/offered-operations.ts'
import { sampleRoom, sampleServer } from '../http/sample-server.ts'
import { type ControlledWorld, controlPlane } from './control-plane.ts'
import { createSnapshots } from './snapshots.ts'

const token = 'the-token-of-this-start'
const bearer = `Bearer ${token}`
let world: ControlledWorld

beforeEach(() => {
  const room = sampleRoom({ seed: 7 })
  offer(sampleServer(), room)
  world = {
    ...room,
    snapshots: createSnapshots(room, []),
    filledMailboxes: () => [sampleMailbox],
    carrying: sampleCarrying(),
  }
})

const sampleMailbox = {
  address: 'asha@contoso.example',
  userPrincipalName: 'asha@contoso.example',
  messageCount: 3,
  folders: [{ folderId: 'a', path: ['WhatsApp'], messageCount: 3 }],
}

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch' | 'head' | 'options'

async function ask(method: Method, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const call = request(controlPlane(world, token))[method](`/control/v1${path}`).set('authorization', bearer)
  const { status, body: answered } = await (body ? call.send(body) : call)
  return { status, body: answered }
}

function entry(sequence: number) {
  const at = world.clock.now()
  const path = `/items?page=${sequence}`
  return {
    server: 'sample',
    operation: 'items.list',
    actor: 'asha',
    method: 'GET',
    path,
    status: 200,
    requestBytes: 0,
    fault: undefined,
    at,
  }
}

test('shows, sets, advances, runs and freezes the calendar', async () => {
  const standing = { now: '2026-03-11T00:00:00.000Z', running: false }
  expect(await ask('get', '/clock')).toEqual({ status: 200, body: standing })
  const set = await ask('put', '/clock', { now: '2028-02-29T12:00:00+01:00' })
  expect(set.body).toEqual({ now: '2028-02-29T11:00:00.000Z', running: false })
  const moved = await ask('post', '/clock/advance', { seconds: -0.5 })
  expect(moved.body).toEqual({ now: '2028-02-29T10:59:59.500Z', running: false })
  expect((await ask('post', '/clock/run')).body).toMatchObject({ running: true })
  expect([world.clock.isRunning(), world.clock.now().getUTCFullYear()]).toEqual([true, 2028])
  expect((await ask('post', '/clock/freeze')).body).toMatchObject({ running: false })
})

test('shows the seed of random faults, and sets another', async () => {
  expect((await ask('get', '/seed')).body).toEqual({ seed: 7 })
  expect((await ask('put', '/seed', { seed: 8 })).body).toEqual({ seed: 8 })
  expect(world.faults.seed()).toBe(8)
})

test('arms, lists, shows and disarms faults', async () => {
  const rule = { operation: 'items.list', times: 1, effect: { kind: 'answer', status: 429, retryAfterSeconds: 1.5 } }
  const armed = await ask('post', '/faults', rule)
  const fault = {
    faultId: 'fault-1',
    rule,
    aim: 'sample:items.list',
    calls: 0,
    hits: 0,
    earlyReturns: 0,
    otherEarlyCalls: 0,
    overreads: 0,
  }
  expect(armed).toEqual({ status: 201, body: fault })
  expect((await ask('get', '/faults')).body).toEqual({ faults: [fault] })
  expect((await ask('get', '/faults/fault-1')).body).toEqual(fault)
  expect((await ask('delete', '/faults/fault-1')).status).toBe(204)
  expect((await ask('delete', '/faults/fault-1')).status).toBe(404)
  await ask('post', '/faults', rule)
  expect((await ask('delete', '/faults')).status).toBe(204)
  expect(world.faults.list()).toEqual([])
})

test('shows the journal or a part of it, and empties it', async () => {
  for (const sequence of [1, 2, 3]) world.journal.record(entry(sequence))
  const all = await ask('get', '/journal')
  expect(all.body).toMatchObject({ total: 3, entries: [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }] })
  const since = await ask('get', '/journal?since=2&server=sample&operation=items.list&actor=asha')
  const third = { ...JSON.parse(JSON.stringify({ sequence: 3, ...entry(3) })), realMs: expect.any(Number) }
  expect(since.body).toEqual({ total: 3, matching: 1, entries: [third] })
  expect((await ask('get', '/journal?actor=ben')).body).toEqual({ total: 3, matching: 0, entries: [] })
  expect((await ask('delete', '/journal')).status).toBe(204)
  expect((await ask('get', '/journal')).body).toEqual({ total: 3, matching: 0, entries: [] })
})

test('saves, lists, restores and deletes snapshots', async () => {
  const kept = await ask('put', '/snapshots/before')
  expect(kept).toEqual({ status: 200, body: { name: 'before', now: '2026-03-11T00:00:00.000Z' } })
  world.clock.advance(1_000)
  expect((await ask('get', '/snapshots')).body).toEqual({ snapshots: [kept.body] })
  expect((await ask('post', '/snapshots/before/restore')).status).toBe(204)
  expect(world.clock.now().toISOString()).toBe('2026-03-11T00:00:00.000Z')
  expect((await ask('delete', '/snapshots/before')).status).toBe(204)
  expect((await ask('delete', '/snapshots/before')).status).toBe(404)
})

test('lists the mailboxes that have messages', async () => {
  expect(await ask('get', '/mailboxes')).toEqual({ status: 200, body: { mailboxes: [sampleMailbox] } })
})

test('goes back to the beginning', async () => {
  world.clock.advance(1_000)
  world.journal.record(entry(1))
  expect((await ask('post', '/reset')).status).toBe(204)
  expect([world.clock.now().getUTCSeconds(), world.journal.entries()]).toEqual([0, []])
})

test.each<[string, Method, string, object | undefined, number, string, string]>([
  [
    'an unknown operation',
    'post',
    '/faults',
    { operation: 'items.lst', effect: { kind: 'reset' } },
    400,
    'fault-unarmable',
    'there are sample:echo',
  ],
  [
    'an unknown effect',
    'post',
    '/faults',
    { operation: 'items.list', effect: { kind: 'explode' } },
    400,
    'body-invalid',
    'effect.kind',
  ],
  [
    'an effect that the operation cannot have',
    'post',
    '/faults',
    { operation: 'items.list', effect: { kind: 'untrusted-certificate' } },
    400,
    'fault-unarmable',
    'it can have answer',
  ],
  [
    'a field too many',
    'put',
    '/clock',
    { now: '2026-03-11T00:00:00Z', running: true },
    400,
    'body-invalid',
    '"running"',
  ],
  ['a text that is not a date', 'put', '/clock', { now: 'soon' }, 400, 'body-invalid', '<ISO 8601>'],
  ['no body', 'put', '/clock', undefined, 400, 'body-invalid', '<ISO 8601>'],
  [
    'an instant that no date can hold',
    'post',
    '/clock/advance',
    { seconds: 1e15 },
    400,
    'instant-impossible',
    'instant',
  ],
  ['a seed out of range', 'put', '/seed', { seed: -1 }, 400, 'body-invalid', 'from 0 to 2147483647'],
  ['a name with other characters', 'put', '/snapshots/a%20b', undefined, 400, 'name-invalid', '1 to 64'],
  ['an unknown snapshot', 'post', '/snapshots/after/restore', undefined, 404, 'snapshot-unknown', 'none yet'],
  ['an unknown filter', 'get', '/journal?about=items', undefined, 400, 'query-invalid', 'filter by server'],
  ['a filter given twice', 'get', '/journal?actor=a&actor=b', undefined, 400, 'query-invalid', 'each at most once'],
  ['a status that none has', 'get', '/journal?status=6xx', undefined, 400, 'query-invalid', 'a class such as 4xx'],
  ['a limit of 0', 'get', '/journal?limit=0', undefined, 400, 'query-invalid', 'from 1 to 99999'],
  ['a since that is not a number', 'get', '/journal?since=-1', undefined, 400, 'query-invalid', 'a sequence number'],
  [
    'an unknown path',
    'get',
    '/ledger',
    undefined,
    404,
    'not-found',
    'there is no /control/v1/ledger; there are GET, PUT /control/v1/clock; ',
  ],
  ['an unknown path', 'post', '/faults/a/b', {}, 404, 'not-found', '; GET, DELETE /control/v1/faults/:faultId; '],
  [
    'a path that cannot be read',
    'get',
    '/faults/%zz',
    undefined,
    404,
    'not-found',
    'cannot be read; there are GET, PUT /control',
  ],
  [
    'a path that cannot be read',
    'put',
    '/faults/%zz',
    {},
    404,
    'not-found',
    'cannot be read; there are GET, PUT /control',
  ],
  ['another method', 'patch', '/clock', {}, 405, 'method-not-allowed', '/clock takes GET, HEAD, PUT, not PATCH'],
  ['another method', 'options', '/reset', undefined, 405, 'method-not-allowed', '/reset takes POST, not OPTIONS'],
  ['another method', 'delete', '/openapi.json', undefined, 405, 'method-not-allowed', 'takes GET, HEAD, not DELETE'],
])(
  'refuses %s in problem details, and says what is expected',
  async (_what, method, path, sent, status, code, right) => {
    const { body, ...answer } = await ask(method, path, sent)
    const type = `urn:mock-telemessage:control-problem:${code}`
    expect([answer.status, body]).toEqual([
      status,
      { type, title: expect.any(String), status, detail: expect.stringContaining(right) },
    ])
  },
)

test('refuses a body that is not JSON', async () => {
  const broken = request(controlPlane(world, token)).put('/control/v1/clock').set('authorization', bearer)
  const { status, body, type } = await broken.set('content-type', 'application/json').send('{')
  expect([status, type, body.detail]).toEqual([
    400,
    'application/problem+json',
    'send JSON of at most 100 kB, or a fixture of at most 16 MiB',
  ])
})

test('refuses a body that is too large', async () => {
  const { status, body } = await ask('put', '/clock', { now: 'x'.repeat(110_000) })
  expect([status, body]).toMatchObject([400, { detail: 'send JSON of at most 100 kB, or a fixture of at most 16 MiB' }])
})

const methods: Method[] = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options']
const paths = ['/control/v1/clock', '/control/v1/journal', '/control/v1/reset', '/control/v1/nowhere', '/', '/%']

test.each([undefined, '', 'Bearer', 'Bearer wrong', `Bearer ${token}x`, `Bearer  ${token}`, token, `Basic ${token}`])(
  'gives the same answer to every request with the credential %s',
  async (authorization) => {
    const app = controlPlane(world, token)
    const answers = new Set<string>()
    for (const path of paths) {
      for (const method of methods) {
        const call = request(app)[method](path)
        const { status, headers, text } = await (authorization === undefined
          ? call
          : call.set('authorization', authorization))
        expect(status).toBe(401)
        const { date: _, ...told } = headers
        if (method !== 'head') answers.add(JSON.stringify([told, text]))
      }
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).not.toContain(token)
  },
)

test('takes fixtures of up to 16 MiB, other bodies of up to 100 kB, and no fixtures in a world without a loader', async () => {
  expect((await ask('put', '/fixture', {})).status).toBe(404)
  const loaded: unknown[] = []
  const load = async (document: unknown, how: string) => {
    loaded.push([how, JSON.stringify(document).length])
    const counts = { people: 0, entries: 0, rows: 0, items: 0 }
    return { name: 'Contoso', administrator: null, now: '2026-03-11T00:00:00.000Z', ...counts }
  }
  world = { ...world, fixtures: { load } }
  const of = (bytes: number) => ({ name: 'x'.repeat(bytes) })
  expect((await ask('put', '/fixture', of(15_000_000))).status).toBe(200)
  expect((await ask('post', '/fixture', of(200_000))).status).toBe(200)
  expect((await ask('put', '/fixture', of(17_000_000))).body).toMatchObject({
    status: 400,
    detail: expect.stringContaining('16 MiB'),
  })
  expect((await ask('put', '/clock', of(200_000))).status).toBe(400)
  expect(loaded).toEqual([
    ['replacing', 15_000_011],
    ['adding', 200_011],
  ])
})

test('says that the disk may be full when nothing can be kept', async () => {
  const full = Object.assign(new Error('the disk is full'), { code: 'store-unavailable' })
  world = { ...world, settled: () => Promise.reject(full) }
  const detail = expect.stringContaining('disk may be full')
  expect(await ask('get', '/faults')).toMatchObject({ status: 503, body: { detail } })
})
