import { expect, test } from 'vitest'
import { createWaits } from './waits.ts'

const call = { server: 'telemessage', operation: 'items.list', actor: 'asha' }

function setup() {
  let nowMs = 1_000
  const waits = createWaits(() => nowMs)
  let early = 0
  const told = (seconds: number, whom = call): void => waits.told(whom, seconds, () => (early += 1))
  return { waits, told, elapse: (ms: number) => (nowMs += ms), early: () => early }
}

test('says by how much a caller comes too early, each time anew, until the wait is over', () => {
  const { waits, told, elapse, early } = setup()
  told(1.5)
  elapse(400)
  expect(waits.tooEarlyByMs(call)).toBe(1_100)
  elapse(1_099)
  expect(waits.tooEarlyByMs(call)).toBe(1)
  elapse(1)
  expect([waits.tooEarlyByMs(call), early()]).toEqual([undefined, 2])
})

test.each([
  { ...call, actor: 'ben' },
  { ...call, actor: undefined },
  { ...call, operation: 'login' },
  { ...call, server: 'm365' },
])('lets others, and other operations, go on: %j', (other) => {
  const { waits, told } = setup()
  told(10)
  expect(waits.tooEarlyByMs(other)).toBeUndefined()
})

test('holds a caller to the longest wait', () => {
  const { waits, told, elapse } = setup()
  told(10)
  told(1)
  elapse(2_000)
  expect(waits.tooEarlyByMs(call)).toBe(8_000)
  told(60)
  expect(waits.tooEarlyByMs(call)).toBe(60_000)
})

test('forgets', () => {
  const { waits, told } = setup()
  told(10)
  waits.forget()
  expect(waits.tooEarlyByMs(call)).toBeUndefined()
})
