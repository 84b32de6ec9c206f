import { expect, it } from 'vitest'
import { growthFigures } from './growth.ts'

const run = (cpuSeconds: number, megabytes: number) => ({
  seconds: cpuSeconds,
  cpuSeconds,
  peakBytes: megabytes * 1_000_000,
  copies: 1,
})
const counts = [10, 100, 1000]
const met = (...runs: ReturnType<typeof run>[]) => growthFigures(counts, runs).map((one) => one.met)

it('accepts ten times the time, and the same memory', () => {
  expect(met(run(2, 150), run(20, 200), run(200, 200))).toEqual([true, true, true, true, true])
})

it('reports time that grows faster than the day, at either step', () => {
  expect(met(run(2, 150), run(30, 200), run(300, 200))).toEqual([false, true, true, true, true])
  expect(met(run(2, 150), run(20, 200), run(240, 200))).toEqual([true, false, true, true, true])
})

it('reports memory above its bound, and memory that grows by more than the remembered bytes of each item', () => {
  expect(met(run(2, 150), run(20, 240), run(200, 251))).toEqual([true, true, false, true, true])
  expect(met(run(2, 150), run(20, 150), run(200, 200))).toEqual([true, true, true, false, true])
  const millions = [10_000, 100_000, 1_000_000]
  const [, , , flat] = growthFigures(millions, [run(2, 150), run(20, 180), run(200, 235)])
  expect([flat?.bound, flat?.met]).toEqual([214.2, true])
})

it('reports days that take too long in total', () => {
  expect(met(run(5, 150), run(50, 200), run(430, 200))).toEqual([true, true, true, true, false])
})
