import { expect, test } from 'vitest'
import { offer } from '../http/offered-operations.ts'
import { sampleRoom, sampleServer } from '../http/sample-server.ts'
import type { Savable } from '../savable.ts'
import { createSnapshots } from './snapshots.ts'

/** A part of a world that holds one number. */
function numberPart(): Savable & { value: number } {
  const part = {
    value: 0,
    save: () => {
      const kept = part.value
      return () => {
        part.value = kept
      }
    },
  }
  return part
}

function setup() {
  const room = sampleRoom({ seed: 7 })
  offer(sampleServer(), room)
  const parts = [numberPart(), numberPart()] as const
  const snapshots = createSnapshots(room, parts)
  const call = { server: 'sample', operation: 'items.list', actor: 'asha' }
  return { room, snapshots, parts, call, values: () => parts.map(({ value }) => value) }
}

test('restores all parts and the calendar, any number of times', () => {
  const { room, snapshots, parts, values } = setup()
  parts[0].value = 1
  room.clock.run()
  snapshots.save('first')
  for (let time = 0; time < 2; time += 1) {
    parts[0].value = 2
    parts[1].value = 2
    room.clock.freeze()
    room.clock.advance(86_400_000)
    snapshots.restore('first')
    expect([values(), room.clock.isRunning(), room.clock.now().getUTCDate()]).toEqual([[1, 0], true, 11])
  }
})

test('lists names with the time of the calendar, replaces and deletes', () => {
  const { room, snapshots, parts, values } = setup()
  snapshots.save('a')
  snapshots.save('b')
  room.clock.advance(1_000)
  parts[0].value = 5
  expect(snapshots.save('a')).toEqual({ name: 'a', now: '2026-03-11T00:00:01.000Z' })
  expect(snapshots.list()).toEqual([
    { name: 'b', now: '2026-03-11T00:00:00.000Z' },
    { name: 'a', now: '2026-03-11T00:00:01.000Z' },
  ])
  snapshots.restore('b')
  expect(values()).toEqual([0, 0])
  snapshots.restore('a')
  expect(values()).toEqual([5, 0])
  expect([snapshots.remove('b'), snapshots.remove('b'), snapshots.list().length]).toEqual([true, false, 1])
})

test('disarms faults, forgets waits and earlier answers, and leaves the journal alone', () => {
  const { room, snapshots, call } = setup()
  snapshots.save('before')
  room.faults.reseed(8)
  room.faults.arm({ operation: 'items.list', effect: { kind: 'reset' } })
  room.faults.waits.begin(call, 60, {})
  room.faults.answersBefore.remember(call, { status: 200, headers: {}, body: 'a page' })
  room.journal.record({
    ...call,
    method: 'GET',
    path: '/',
    status: 200,
    requestBytes: 0,
    fault: undefined,
    at: new Date(0),
  })
  snapshots.restore('before')
  const { faults, journal } = room
  expect([faults.list(), faults.waits.tooEarlyByMs(call), faults.answersBefore.of(call)]).toEqual([
    [],
    undefined,
    undefined,
  ])
  expect([faults.seed(), journal.entries().length]).toEqual([8, 1])
})

test('goes back to the beginning, with the first seed and an empty journal, and keeps snapshots', () => {
  const { room, snapshots, parts, call, values } = setup()
  parts[0].value = 3
  snapshots.save('later')
  room.clock.advance(1_000)
  room.faults.reseed(8)
  room.journal.record({
    ...call,
    method: 'GET',
    path: '/',
    status: 200,
    requestBytes: 0,
    fault: undefined,
    at: new Date(0),
  })
  snapshots.reset()
  expect([values(), room.clock.now().toISOString()]).toEqual([[0, 0], '2026-03-11T00:00:00.000Z'])
  expect([room.faults.seed(), room.journal.entries()]).toEqual([7, []])
  snapshots.restore('later')
  expect(values()).toEqual([3, 0])
})

test('lists the known snapshots when the requested one is unknown', () => {
  const { snapshots } = setup()
  expect(() => snapshots.restore('a')).toThrow('no snapshot "a"; there are none yet')
  snapshots.save('b')
  expect(() => snapshots.restore('a')).toThrow('there are b')
})
