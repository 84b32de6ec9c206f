import request from 'supertest'
import { beforeEach, expect, test } from 'vitest'
import { createVirtualClock } from './clock.ts'
import { controlPlane } from './control-plane.ts'
import { createFaultBoard } from './faults.ts'
import type { ControlRoom } from './http/exchange.ts'
import { createJournal } from './journal.ts'

const token = 'the-token-of-this-start'
let room: ControlRoom

beforeEach(() => {
  room = {
    clock: createVirtualClock(new Date('2026-03-11T00:00:00.000Z')),
    faults: createFaultBoard(),
    journal: createJournal(),
  }
  room.faults.register([{ name: 'items.list' }])
})

const plane = () => request(controlPlane(room, token))
const bearer = `Bearer ${token}`

test.each([undefined, 'Bearer wrong', `Bearer ${token}x`, token])(
  'refuses who comes with %s as credential',
  async (authorization) => {
    const attempt = plane().get('/control/v1/clock')
    const { status } = await (authorization ? attempt.set('authorization', authorization) : attempt)
    expect(status).toBe(401)
  },
)

test('sets and advances the calendar', async () => {
  const set = await plane()
    .put('/control/v1/clock')
    .set('authorization', bearer)
    .send({ now: '2028-02-29T12:00:00.000Z' })
  expect(set.body).toEqual({ now: '2028-02-29T12:00:00.000Z' })
  const moved = await plane().put('/control/v1/clock').set('authorization', bearer).send({ advanceSeconds: 60 })
  expect(moved.body).toEqual({ now: '2028-02-29T12:01:00.000Z' })
  expect(room.clock.now().toISOString()).toBe('2028-02-29T12:01:00.000Z')
})

test('arms, lists and disarms faults', async () => {
  const rule = { operation: 'items.list', times: 1, effect: { kind: 'answer', status: 429, retryAfterSeconds: 1.5 } }
  const armed = await plane().post('/control/v1/faults').set('authorization', bearer).send(rule)
  expect([armed.status, armed.body.rule]).toEqual([201, rule])
  const listed = await plane().get('/control/v1/faults').set('authorization', bearer)
  expect(listed.body.faults).toHaveLength(1)
  const path = `/control/v1/faults/${armed.body.faultId}`
  expect((await plane().delete(path).set('authorization', bearer)).status).toBe(204)
  expect((await plane().delete(path).set('authorization', bearer)).status).toBe(404)
})

test.each([
  ['an unknown operation', { operation: 'items.lst', effect: { kind: 'repeat-page' } }, 'there are items.list'],
  ['an unknown effect', { operation: 'items.list', effect: { kind: 'explode' } }, 'effect.kind'],
  ['a status that is no error', { operation: 'items.list', effect: { kind: 'answer', status: 200 } }, 'effect.status'],
])('refuses %s and says why', async (_what, rule, why) => {
  const { status, body } = await plane().post('/control/v1/faults').set('authorization', bearer).send(rule)
  expect(status).toBe(400)
  expect(body.detail).toContain(why)
})

test('refuses a body that is not JSON, and a path that it does not have', async () => {
  const broken = plane().put('/control/v1/clock').set('authorization', bearer).set('content-type', 'application/json')
  expect((await broken.send('{')).status).toBe(400)
  expect((await plane().get('/control/v1/ledger').set('authorization', bearer)).status).toBe(404)
})
