import { expect, it } from 'vitest'
import { createSlidingWindow } from './sliding-window.ts'

function setup(max: number) {
  let nowMs = 0
  const window = createSlidingWindow({ max, windowMs: 100 }, () => nowMs)
  return {
    window,
    at: (instantMs: number) => {
      nowMs = instantMs
    },
  }
}

it('has room up to its limit, and none for one more', () => {
  const { window } = setup(10)
  window.add(9)
  expect([window.waitMs(1), window.waitMs(2)]).toEqual([0, 100])
})

it('waits until enough of the oldest uses end, to the millisecond', () => {
  const { window, at } = setup(10)
  window.add(4)
  at(30)
  window.add(6)
  at(60)
  expect([window.waitMs(4), window.waitMs(5)]).toEqual([40, 70])
  at(99)
  expect(window.waitMs(4)).toBe(1)
  at(100)
  expect(window.waitMs(4)).toBe(0)
})

it('has room for an amount above the limit once nothing else counts', () => {
  const { window, at } = setup(10)
  window.add(1)
  at(20)
  expect(window.waitMs(50)).toBe(80)
  at(100)
  expect(window.waitMs(50)).toBe(0)
})

it('waits for the newest uses that fill it, however many came before', () => {
  const { window, at } = setup(2)
  for (const instantMs of [0, 10, 20, 30]) {
    at(instantMs)
    window.add(1)
  }
  expect(window.waitMs(1)).toBe(90)
})

it('continues in a copy independently of the original', () => {
  const { window } = setup(2)
  window.add(1)
  const copy = window.copy()
  window.add(1)
  expect([window.waitMs(1), copy.waitMs(1), copy.waitMs(2)]).toEqual([100, 0, 100])
})
