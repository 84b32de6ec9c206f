import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVirtualClock } from '../../../control/clock.ts'
import { memoryTables } from '../../../control/state/state-tables.ts'
import { lineOf } from './audit-entry.ts'
import type { AuditEvent } from './audit-event.ts'
import { createAuditLog } from './audit-log.ts'

const event: AuditEvent = {
  recordType: 'exchangeItem',
  operation: 'Create',
  actor: { userType: 'application', userId: 'app', userPrincipalName: null, appId: null, clientIp: null },
  objectId: 'item',
  result: 'succeeded',
  details: { folder: 'WhatsApp Archiver', absent: undefined },
}

function setup() {
  const clock = createVirtualClock(new Date('2026-03-11T00:00:00Z'))
  let isOn = true
  const log = createAuditLog({ now: clock.now, isOn: () => isOn, tables: memoryTables })
  return {
    log,
    clock,
    turn: (on: boolean) => {
      isOn = on
    },
  }
}

test('has the digest of the text that is documented, which is written down here as a text', () => {
  const { log } = setup()
  log.record(event)
  const [entry] = [...log.entries()]
  const digested =
    '{"appId":null,"at":"2026-03-11T00:00:00.000Z","clientIp":null,"details":{"folder":"WhatsApp Archiver"},"objectId":"item","operation":"Create","previous":"0000000000000000000000000000000000000000000000000000000000000000","recordType":"exchangeItem","result":"succeeded","sequence":1,"userId":"app","userPrincipalName":null,"userType":"application"}'
  expect(entry?.digest).toBe(createHash('sha256').update(digested).digest('hex'))
  expect(log.head()).toBe(entry?.digest)
})

test('counts from 1, is on the calendar, and each entry has the digest of the one before', () => {
  const { log, clock } = setup()
  log.record(event)
  clock.advance(1000)
  log.record({ ...event, objectId: 'other' })
  const [one, two] = [...log.entries()]
  expect([one?.sequence, two?.sequence, two?.at]).toEqual([1, 2, '2026-03-11T00:00:01.000Z'])
  expect(two?.previous).toBe(one?.digest)
  expect(log.head()).toBe(two?.digest)
  expect([...log.entries(1)]).toHaveLength(1)
})

test('keeps nothing while auditing is off, and goes on without a gap', () => {
  const { log, turn } = setup()
  log.record(event)
  turn(false)
  log.record(event)
  turn(true)
  log.record(event)
  expect([...log.entries()].map(({ sequence }) => sequence)).toEqual([1, 2])
})

test('restores a saved state, also after another history', () => {
  const { log } = setup()
  log.record(event)
  const toOne = log.save()
  log.record({ ...event, objectId: 'first history' })
  const toTwo = log.save()
  toOne()
  log.record({ ...event, objectId: 'second history' })
  log.record({ ...event, objectId: 'longer' })
  toTwo()
  expect([...log.entries()].map(({ objectId }) => objectId)).toEqual(['item', 'first history'])
  expect([...log.entries()].map(lineOf).at(-1)).toContain(log.head())
})

const dayMs = 86_400_000

test('keeps an entry for 180 days and not longer; the rest of the chain goes on from the checkpoint', () => {
  const { log, clock } = setup()
  log.record(event)
  log.record(event)
  const [, second] = [...log.entries()]
  clock.advance(dayMs)
  log.record({ ...event, objectId: 'a day later' })
  clock.advance(179 * dayMs)
  expect([...log.recorded()]).toHaveLength(3)
  clock.advance(1)
  expect([...log.recorded()].map(({ event: { objectId } }) => objectId)).toEqual(['a day later'])
  expect(log.checkpoint()).toEqual({ sequence: 2, digest: second?.digest })
  const [third] = [...log.entries()]
  expect([third?.sequence, third?.previous, third?.digest]).toEqual([3, second?.digest, log.head()])
  clock.advance(dayMs)
  expect([[...log.entries()], log.size(), log.checkpoint().digest]).toEqual([[], 3, log.head()])
  log.record(event)
  expect([...log.entries()].map(({ sequence, previous }) => [sequence, previous])).toEqual([[4, third?.digest]])
})

test('a download that has begun ends as it began, and a saved state has its old entries again', () => {
  const { log, clock } = setup()
  log.record(event)
  log.record(event)
  const entries = log.entries()
  const restore = log.save()
  const first = entries.next().value
  clock.advance(181 * dayMs)
  expect([...log.recorded()]).toEqual([])
  expect([first?.sequence, entries.next().value?.sequence]).toEqual([1, 2])
  restore()
  clock.set(new Date('2026-03-11T00:00:00Z'))
  expect([[...log.entries()].length, log.checkpoint().sequence]).toEqual([2, 0])
})
