import { expect, test } from 'vitest'
import { createLogProgress } from './log-progress.ts'

test('adds up items and imported messages, and names the window', () => {
  const said: string[] = []
  const progress = createLogProgress((what) => said.push(what))
  const log = [
    { event: 'window-begun', from: '2026-03-10T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' },
    { event: 'page-read', items: 500 },
    { event: 'page-read', items: 20 },
    { event: 'batch-imported', messages: 100 },
  ]
  for (const line of log) progress.read(`${JSON.stringify(line)}\n`)
  expect(said.at(-1)).toBe(
    '2026-03-10T00:00:00.000Z to 2026-03-11T00:00:00.000Z: 520 items read, 100 messages imported',
  )
})

test('a line that says nothing of progress ends no run', () => {
  const said: string[] = []
  createLogProgress((what) => said.push(what)).read('{"level":"info"}\n')
  expect(said).toEqual([])
})
