import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgressLine } from './progress.ts'
import type { TerminalStream } from './terminal.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function stream(terminal: Partial<TerminalStream> = {}) {
  const written: string[] = []
  return { written, line: createProgressLine({ write: (text) => written.push(text), ...terminal }) }
}

test('a terminal has one line that rewrites itself and is never wider than the window', () => {
  const { written, line } = stream({ isTTY: true, columns: 20 })
  line.show({ what: 'LIM-3/attachment-alone', done: 7, total: 317 })
  expect(written).toEqual(['\r\u001b[2K', '  7/317 LIM-3/attac'])
  line.clear()
  expect(written.at(-1)).toBe('\r\u001b[2K')
})

test('a pipe gets a whole line with the latest progress every 30 seconds, and no line after the end', () => {
  const { written, line } = stream()
  vi.advanceTimersByTime(31_000)
  expect(written).toEqual([])
  line.show({ what: 'capturing', done: 0, total: 0 })
  line.show({ what: 'MAP-1/one-row', done: 12, total: 317 })
  expect(written).toEqual([])
  vi.advanceTimersByTime(30_000)
  vi.advanceTimersByTime(30_000)
  expect(written.map((text) => text.replace(/\d+ s left/, 'N s left'))).toEqual([
    'after 60 s:  12/317 MAP-1/one-row, about N s left\n',
    'after 90 s:  12/317 MAP-1/one-row, about N s left\n',
  ])
  line.clear()
  vi.advanceTimersByTime(60_000)
  expect(written).toHaveLength(2)
})
