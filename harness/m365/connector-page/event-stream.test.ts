import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { createRunFeed } from '../data-connectors/run-feed.ts'
import { eventStream } from './event-stream.ts'

/** A counter that is followed; over at `end`. */
function counter(end: number) {
  const feed = createRunFeed()
  let count = 0
  const shown = {
    news: () => [{ event: 'count', data: count }],
    isUrgent: () => false,
    isOver: () => count >= end,
    follow: (listener: () => void) => feed.follow('counter', listener),
  }
  const add = (): void => {
    count += 1
    feed.changed('counter')
  }
  return { shown, add }
}

afterEach(() => void vi.useRealTimers())

const dataIn = (events: string): number[] => [...events.matchAll(/^data: (\d+)$/gm)].map(([, data]) => Number(data))

test('sends the present state at once, then changes at most ten times a second, and the last one in any case', async () => {
  // A busy machine waits longer than it is told to, and would send more often.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const { shown, add } = counter(5_000)
  const received = text(eventStream(shown))
  for (let round = 0; round < 50; round += 1) {
    for (let times = 0; times < 100; times += 1) add()
    await vi.advanceTimersByTimeAsync(4)
  }
  await vi.advanceTimersByTimeAsync(100)
  const events = await received
  const data = dataIn(events)
  expect(data[0]).toBeLessThanOrEqual(100)
  expect(data.at(-1)).toBe(5_000)
  expect(data.toSorted((a, b) => a - b)).toEqual(data)
  expect(data.length).toBe(3)
  expect(events).toMatch(/^retry: 1000\n\nid: 1\nevent: count\ndata: \d+\n\nid: 2\n/)
})

test('what is over when it is asked for is sent whole, and ends', async () => {
  const { shown } = counter(0)
  expect(dataIn(await text(eventStream(shown)))).toEqual([0])
})

test('a reader who goes is not followed any more', async () => {
  let followers = 0
  const stream = eventStream({
    news: () => [],
    isUrgent: () => false,
    isOver: () => false,
    follow: () => {
      followers += 1
      return () => {
        followers -= 1
      }
    },
  })
  expect(followers).toBe(1)
  stream.destroy()
  await pause(1)
  expect(followers).toBe(0)
})

test('a reader who does not read gets the newest state when he does', async () => {
  const { shown, add } = counter(1_000_000)
  const stream = eventStream(shown)
  for (let times = 0; times < 1_000; times += 1) add()
  stream.setEncoding('utf8')
  let events = ''
  for await (const chunk of stream) {
    events += chunk
    if (dataIn(events).length > 0) break
  }
  expect(dataIn(events)).toEqual([1_000])
})

test('urgent news do not wait, and are kept for a reader who does not read', async () => {
  const feed = createRunFeed()
  let news: number[] = [1]
  const stream = eventStream({
    news: () => news.map((data) => ({ event: 'count', data })),
    isUrgent: () => news.includes(3),
    isOver: () => news.length === 0,
    follow: (listener) => feed.follow('x', listener),
  })
  for (const next of [[2], [3], []]) {
    news = next
    feed.changed('x')
  }
  expect(dataIn(await text(stream))).toContain(3)
})
