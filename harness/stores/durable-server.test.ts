import { expect, test } from 'vitest'
import type { Operation, WireRequest, WireServer } from '../control/wire.ts'
import { durable } from './durable-server.ts'
import { StoreError } from './record-store.ts'

const request: WireRequest = {
  method: 'GET',
  url: new URL('http://server.example/'),
  params: {},
  headers: {},
  body: Buffer.alloc(0),
}

function serverWith(respond: Operation['respond'], more: Partial<WireServer> = {}): WireServer {
  return {
    name: 'sample',
    operations: [{ name: 'sample.get', method: 'GET', path: '/', respond }],
    actorOf: () => undefined,
    notFound: () => ({ status: 404, headers: {}, body: '' }),
    failed: () => ({ status: 500, headers: {}, body: '' }),
    ...more,
  }
}

const answer = { status: 201, headers: {}, body: 'made' }
const full = () => Promise.reject(new StoreError('store-unavailable', 'the disk is full'))
const ask = async (server: WireServer) => server.operations[0]?.respond(request)

test('an answer waits until everything is kept', async () => {
  const order: string[] = []
  const answerable = async (): Promise<void> => {
    await Promise.resolve()
    order.push('kept')
  }
  const server = durable(
    serverWith(() => {
      order.push('made')
      return answer
    }),
    { answerable },
  )
  expect(await ask(server)).toBe(answer)
  order.push('answered')
  expect(order).toEqual(['made', 'kept', 'answered'])
})

test('a refusal waits, too, and stays what it is', async () => {
  let isKept = false
  const answerable = async (): Promise<void> => {
    isKept = true
  }
  const server = durable(
    serverWith(() => {
      throw new RangeError('refused')
    }),
    { answerable },
  )
  await expect(ask(server)).rejects.toThrow('refused')
  expect(isKept).toBe(true)
})

test('what cannot be kept is 503, with the own answer of a server that has one', async () => {
  expect(
    await ask(
      durable(
        serverWith(() => answer),
        { answerable: full },
      ),
    ),
  ).toMatchObject({
    status: 503,
    body: expect.stringContaining('its disk may be full'),
  })
  const own = { status: 503, headers: { 'retry-after': '1' }, body: '{}' }
  const refusing = serverWith(
    () => {
      throw new RangeError('refused')
    },
    { refused: (status) => (status === 503 ? own : undefined) },
  )
  expect(await ask(durable(refusing, { answerable: full }))).toBe(own)
})
