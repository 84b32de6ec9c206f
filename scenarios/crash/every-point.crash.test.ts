import { afterAll, describe, expect, test } from 'vitest'
import type { ItemKind } from '#contract'
import { shareOf } from '../sample-share.ts'
import { spelled } from './crash-point.ts'
import { openCrashRuns } from './crash-runs.ts'

// Run it with `npm run test:crash`, one point alone with `npm run test:crash -- -t 17:answered`.
const limitMs = 3_600_000
const runs = await openCrashRuns(20260311)
afterAll(() => runs.close())

const { calls, points, fullPoints } = runs
const count = (wanted: string): number => calls.filter((kind) => kind === wanted).length
process.stdout.write(
  `N = ${points.length} kill points: ${count('request')} requests, each before it and unanswered; ${count('write')} writes, each before it and by half; ${count('growth') + count('disk')} other steps on the disk.\nThe disk can be full at ${fullPoints.length} points.\n`,
)

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

test('a run has as many points as its calls have beginnings, halves and lost answers', () => {
  expect(points).toHaveLength(2 * count('request') + 2 * count('write') + count('growth') + count('disk'))
  expect(fullPoints).toHaveLength(count('write') + count('growth'))
  expect(count('request')).toBe(runs.requestsSeen)
})

describe.concurrent('killed, and again as it recovers, it reaches what an undisturbed run reaches', () => {
  test.each(shareOf(points).map((point) => [spelled(point), point] as const))(
    '%s',
    async (_name, point) => {
      expect(await runs.strike(point)).toEqual([])
    },
    limitMs,
  )
})

describe.concurrent('with a full disk, and room again, it says so and reaches the same', () => {
  test.each(shareOf(fullPoints).map((point) => [spelled(point), point] as const))(
    '%s',
    async (_name, point) => {
      expect(await runs.fill(point)).toEqual([])
    },
    limitMs,
  )
})
