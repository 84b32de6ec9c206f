import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReminder } from './reminder.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setup() {
  const remind = vi.fn()
  const reminder = createReminder({ linesMax: 3, quietMs: 1_000, remind })
  const print = (lineCount: number): void => {
    for (let line = 0; line < lineCount; line += 1) reminder.line()
  }
  return { reminder, print, remind }
}

test('reminds once, when a burst of more lines is over', () => {
  const { print, remind } = setup()
  print(4)
  vi.advanceTimersByTime(999)
  print(1)
  vi.advanceTimersByTime(999)
  expect(remind).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(remind).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  expect(remind).toHaveBeenCalledTimes(1)
})

test('does not remind after few lines, counts those of a slow start, and starts again after each reminder', () => {
  const { print, remind } = setup()
  print(3)
  vi.advanceTimersByTime(60_000)
  expect(remind).not.toHaveBeenCalled()
  print(1)
  vi.advanceTimersByTime(1_000)
  expect(remind).toHaveBeenCalledTimes(1)
  print(3)
  vi.advanceTimersByTime(60_000)
  expect(remind).toHaveBeenCalledTimes(1)
  print(1)
  vi.advanceTimersByTime(1_000)
  expect(remind).toHaveBeenCalledTimes(2)
})

test('says nothing after it was stopped', () => {
  const { reminder, print, remind } = setup()
  print(4)
  reminder.stop()
  vi.advanceTimersByTime(60_000)
  expect(remind).not.toHaveBeenCalled()
})
