import { afterAll, describe, expect, test } from 'vitest'
import type { ItemKind } from '#contract'
import { spelled } from './crash-point.ts'
import { openCrashRuns } from './crash-runs.ts'

// A tenth of what `npm run test:crash` strikes: the day and the points are the same.
const everyNth = 10
const limitMs = 600_000
const runs = await openCrashRuns(20260311)
afterAll(() => runs.close())

const everyKind: Record<ItemKind, true> = {
  text: true,
  image: true,
  audio: true,
  'voice-note': true,
  video: true,
  document: true,
  gif: true,
  sticker: true,
  location: true,
  contact: true,
  call: true,
  deletion: true,
  edit: true,
  reaction: true,
  system: true,
}

test('the day has every kind of item', () => {
  expect(runs.kinds).toEqual(Object.keys(everyKind).toSorted())
})

test('every request that is counted was seen by a server, and no other', () => {
  expect(runs.calls.filter((kind) => kind === 'request')).toHaveLength(runs.requestsSeen)
})

describe.concurrent(`killed at every tenth of ${runs.points.length} points, and again as it recovers`, () => {
  const sampled = runs.points.filter((_point, index) => index % everyNth === 0)
  test.each(sampled.map((point) => [spelled(point), point] as const))(
    '%s',
    async (_name, point) => {
      expect(await runs.strike(point)).toEqual([])
    },
    limitMs,
  )
})

describe.concurrent(`with a full disk at every tenth of ${runs.fullPoints.length} points, and room again`, () => {
  const sampled = runs.fullPoints.filter((_point, index) => index % everyNth === 0)
  test.each(sampled.map((point) => [spelled(point), point] as const))(
    '%s',
    async (_name, point) => {
      expect(await runs.fill(point)).toEqual([])
    },
    limitMs,
  )
})
