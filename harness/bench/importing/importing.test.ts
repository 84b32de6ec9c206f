import { expect, it } from 'vitest'
import { importFigures } from './importing.ts'

const run = { seconds: 10, cpuSeconds: 8, peakBytes: 100_000_000, copies: 1000 }

it("limits the connector's processor time to twice that of a client that only posts", () => {
  const shares = (cpuSeconds: number) =>
    importFigures({ ...run, cpuSeconds }, run).map(({ share, met }) => [share, met])
  expect(shares(16)).toEqual([
    [1, true],
    [0.5, true],
    [0.4, true],
  ])
  expect(shares(20)[1]).toEqual([0.4, false])
})

it('compares copies, not runs', () => {
  const [speed, cpu] = importFigures({ ...run, copies: 4000 }, run)
  expect([speed?.value, speed?.bound, cpu?.value, cpu?.bound]).toEqual([400, 100, 2000, 8000])
})
