import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { inventPeople } from '../cast.ts'
import { sampleRoutes } from '../sample-routes.ts'
import { beginDay, type DayInProgress } from './day-in-progress.ts'
import { captureAgain, sayTheSame } from './repeats.ts'
import { say } from './say.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')

function setup(): DayInProgress {
  return beginDay(createChance(1), inventPeople({ chance: createChance(1), count: 8, routes: sampleRoutes }))
}

it('says the same within the second, and never after its own capture', () => {
  const day = setup()
  const first = say(day, noon, { kind: 'text', lateMs: 0 })
  first.eventTime = noon
  for (let times = 0; times < 20; times += 1) expect(sayTheSame(day, noon)?.eventTime).toEqual(noon)
})

it('captures a message once on every phone that can capture it, and then no more', () => {
  const day = setup()
  const first = say(day, noon, { conversation: day.conversations.crowd })
  const again = Array.from({ length: 10 }, () => captureAgain(day, noon)?.capturedBy)
  const phones = [first.capturedBy, ...again].filter((number) => number !== undefined)
  const captured = day.conversations.crowd.capturers.length
  expect(captured).toBeGreaterThan(2)
  expect([phones.length, new Set(phones).size]).toEqual([captured, captured])
})

it.each([captureAgain, sayTheSame])('has nothing to repeat where nothing was said', (repeat) => {
  expect(repeat(setup(), noon)).toBeUndefined()
})
