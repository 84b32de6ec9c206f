import { expect, test } from 'vitest'
import { createVirtualClock } from '../clock.ts'
import { createFaultBoard } from '../faults/fault-board.ts'
import { createJournal } from '../journal.ts'
import { jsonResponse, type WireRequest, type WireServer } from '../wire.ts'
import type { ControlRoom } from './control-room.ts'
import { offer } from './offered-operations.ts'

function setup() {
  const room: ControlRoom = {
    clock: createVirtualClock(new Date('2026-03-11T00:00:00.000Z')),
    faults: createFaultBoard(),
    journal: createJournal(),
  }
  let served = 0
  const server: WireServer = {
    name: 'sample',
    operations: [
      {
        name: 'items.list',
        method: 'GET',
        path: '/items',
        respond: () => {
          served += 1
          return jsonResponse(200, { items: [served] })
        },
      },
      {
        name: 'fails',
        method: 'GET',
        path: '/fails',
        respond: () => {
          throw new Error('inside')
        },
      },
    ],
    actorOf: (request) => request.headers['actor'],
    notFound: () => jsonResponse(404, {}),
    failed: () => jsonResponse(500, { code: 'failed' }),
    resourceOf: ({ headers }) => `the mailbox of ${headers['actor']}`,
  }
  const offered = offer(server, room)
  const call = async (name: string, actor = 'asha') => {
    const request: WireRequest = {
      method: 'GET',
      url: new URL('http://localhost/items?token=secret'),
      params: {},
      headers: { actor },
      body: Buffer.alloc(0),
    }
    const operation = offered.find((one) => one.operation.name === name)
    if (!operation) throw new Error(`no operation ${name}`)
    return operation.handle(request)
  }
  return { room, call, served: () => served }
}

test('answers with the date of the virtual calendar, and keeps a journal without secrets', async () => {
  const { room, call } = setup()
  const response = await call('items.list')
  expect(response.headers['date']).toBe('Wed, 11 Mar 2026 00:00:00 GMT')
  expect(room.journal.entries()).toMatchObject([
    { server: 'sample', operation: 'items.list', actor: 'asha', status: 200, path: '/items?token=redacted' },
  ])
})

test('lets the server answer when its operation throws', async () => {
  const { call } = setup()
  expect((await call('fails')).status).toBe(500)
})

test('a refusal before the operation prevents it; a refusal after it does not', async () => {
  const { room, call, served } = setup()
  room.faults.arm({ operation: 'items.list', times: 1, effect: { kind: 'answer', status: 429, retryAfterSeconds: 2 } })
  const refused = await call('items.list')
  expect([refused.status, refused.headers['retry-after'], served()]).toEqual([429, '2', 0])
  room.faults.clear()
  room.faults.arm({ operation: 'items.list', times: 1, effect: { kind: 'answer-after', status: 504 } })
  expect([(await call('items.list')).status, served()]).toEqual([504, 1])
})

test('strikes calls about one thing only: a resource of the server, or a text in path or query', async () => {
  const { room, call } = setup()
  const struckFor = async (about: string) => {
    room.faults.clear()
    room.faults.arm({ operation: 'items.list', about, effect: { kind: 'answer', status: 503 } })
    const answers = [await call('items.list', 'asha'), await call('items.list', 'ben')]
    return answers.map(({ status }) => status)
  }
  expect(await struckFor('the mailbox of asha')).toEqual([503, 200])
  expect(await struckFor('Token=Secret')).toEqual([503, 503])
  expect(await struckFor('another')).toEqual([200, 200])
})

test("repeats a caller's own page, never that of another caller", async () => {
  const { room, call } = setup()
  await call('items.list', 'asha')
  await call('items.list', 'ben')
  room.faults.arm({ operation: 'items.list', effect: { kind: 'repeat-page' } })
  expect((await call('items.list', 'asha')).body).toBe('{"items":[1]}')
  expect((await call('items.list', 'cleo')).body).toBe('{"items":[3]}')
})
