import { expect, test } from 'vitest'
import { type Asks, createWaits, type EarlyCall } from './waits.ts'

const call = { server: 'telemessage', operation: 'items.list', actor: 'asha' }

function setup() {
  let nowMs = 1_000
  const early: EarlyCall[] = []
  const waits = createWaits({ monotonicMs: () => nowMs, onEarlyCall: (_faultId, one) => void early.push(one) })
  const begin = (seconds: number, asks?: Asks): void => waits.begin(call, seconds, { faultId: 'fault-1', asks })
  return { waits, begin, elapse: (ms: number) => (nowMs += ms), early }
}

test('says on each call how much too early it is, until the wait is over', () => {
  const { waits, begin, elapse, early } = setup()
  begin(1.5)
  elapse(400)
  expect(waits.tooEarlyByMs(call)).toBe(1_100)
  elapse(1_099)
  expect(waits.tooEarlyByMs(call)).toBe(1)
  elapse(1)
  expect([waits.tooEarlyByMs(call), early]).toEqual([undefined, ['same-request', 'same-request']])
})

test.each([
  { ...call, actor: 'ben' },
  { ...call, actor: undefined },
  { ...call, operation: 'login' },
  { ...call, server: 'm365' },
])('does not hold back other callers and operations: %j', (other) => {
  const { waits, begin } = setup()
  begin(10)
  expect(waits.tooEarlyByMs(other)).toBeUndefined()
})

test('applies the longest wait of a caller', () => {
  const { waits, begin, elapse } = setup()
  begin(10)
  begin(1)
  elapse(2_000)
  expect(waits.tooEarlyByMs(call)).toBe(8_000)
  begin(60)
  expect(waits.tooEarlyByMs(call)).toBe(60_000)
})

const asks =
  (request: string, resource?: string): Asks =>
  () => ({ request, resource })
const message = asks('POST /users/asha/messages', 'mailbox-1')

test.each<[string, object, Asks]>([
  ['another path', {}, asks('POST /users/ben/messages', 'mailbox-2')],
  ['another path to the same mailbox', {}, asks('POST /users/asha/mailFolders/1/messages', 'mailbox-1')],
  ['another method', {}, asks('GET /users/asha/messages', 'mailbox-1')],
  ['another query', {}, asks('POST /users/asha/messages?x=1', 'mailbox-1')],
  ['another caller', { actor: 'ben' }, message],
])('does not count %s as a repetition of the request that got Retry-After', (_what, other, asked) => {
  const { waits, begin, early } = setup()
  begin(10, message)
  expect([waits.tooEarlyByMs({ ...call, ...other }, asked), early]).toEqual([undefined, []])
})

test('reports other calls to the mailbox separately, whatever their operation, until the longest wait is over', () => {
  const { waits, begin, elapse, early } = setup()
  begin(10, message)
  begin(20, asks('POST /users/asha/mailFolders', 'mailbox-1'))
  const listing = { ...call, operation: 'messages.list' }
  const list = asks('GET /users/asha/messages', 'mailbox-1')
  elapse(5_000)
  expect([waits.tooEarlyByMs(listing, list), waits.resourceTooEarlyByMs(listing, list)]).toEqual([undefined, 15_000])
  expect(early).toEqual(['same-resource'])
  elapse(14_999)
  expect(waits.resourceTooEarlyByMs(listing, list)).toBe(1)
  elapse(1)
  expect(waits.resourceTooEarlyByMs(listing, list)).toBeUndefined()
})

test.each<[string, object, Asks]>([
  ['another mailbox', {}, asks('GET /users/ben/messages', 'mailbox-2')],
  ['no mailbox', {}, asks('GET /organization')],
  ['the same mailbox, by another caller', { actor: 'ben' }, asks('GET /users/asha/messages', 'mailbox-1')],
  ['the same mailbox, with the request that got Retry-After', {}, message],
])('does not count a call to %s as another call to the mailbox', (_what, other, asked) => {
  const { waits, begin, early } = setup()
  begin(10, message)
  begin(10, asks('GET /token'))
  expect([waits.resourceTooEarlyByMs({ ...call, ...other }, asked), early]).toEqual([undefined, []])
})

test('does not examine a call while no wait is running', () => {
  const { waits } = setup()
  const refuse: Asks = () => expect.unreachable('no wait is running')
  expect([waits.tooEarlyByMs(call, refuse), waits.resourceTooEarlyByMs(call, refuse)]).toEqual([undefined, undefined])
})

test('forgets', () => {
  const { waits, begin } = setup()
  begin(10)
  waits.forget()
  expect(waits.tooEarlyByMs(call)).toBeUndefined()
})
