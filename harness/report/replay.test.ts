import { expect, test } from 'vitest'
import { replayCommandOf } from './replay.ts'

const report = {
  replayCommand: 'mock-telemessage run --seed 42 --items 7',
  replayScenarioCommand: 'mock-telemessage run --seed 42',
}

test('a scenario is repeated by its own id, also where it broke the requirement of another', () => {
  const result = { requirement: 'MAP-14', scenario: 'CAP-1/chat' }
  expect(replayCommandOf(report, result)).toBe('mock-telemessage run --seed 42 CAP-1/chat')
})

test('a result of the whole day is shown again by the whole run', () => {
  expect(replayCommandOf(report, { requirement: 'MAP-14', scenario: 'the-day' })).toBe(report.replayCommand)
})

test('a requirement that no scenario played is requested by its id', () => {
  expect(replayCommandOf(report, { requirement: 'RES-9' })).toBe('mock-telemessage run --seed 42 RES-9')
})
