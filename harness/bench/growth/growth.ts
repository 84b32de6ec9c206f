import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure } from '../figure.ts'
import { type ConnectorRun, runToReport } from '../run-to-report.ts'

const largest = 1_000_000
const memoryBytesMax = 250_000_000
const secondsMax = 8 * 60
const bytesPerMegabyte = 1_000_000
/**
 * Ten times the items may take a little more than ten times the time, because caches hold a smaller part of a larger
 * day.
 */
const timesLinear = 1.15
/** The connector remembers two digests, one for an item and one for its copy, so that neither is imported twice. */
const rememberedBytesPerItem = 38
const timesFlat = 1.1

/** Measures how time and memory of the connector grow with the day: small items, one copy each, and no network. */
export const growth: Benchmark = {
  name: 'growth',
  measures: 'time and memory of the connector for 10,000, 100,000 and 1,000,000 items (with --items N: N/100, N/10, N)',
  takes: 'four minutes',
  measure: async ({ items = largest, progress }) => {
    const runs: ConnectorRun[] = []
    const counts = [items / 100, items / 10, items].map(Math.round)
    for (const count of counts) {
      progress.show(`growth: ${count} items`)
      runs.push(await runOf(count))
    }
    return growthFigures(counts, runs)
  },
}

async function runOf(count: number): Promise<ConnectorRun> {
  const run = await runToReport(new URL('./connector.js', import.meta.url), [String(count)])
  if (run.copies !== count) throw new Error(`${count} items led to ${run.copies} copies`)
  return run
}

/** The figures of three runs, each over ten times as many items as the previous one. */
export function growthFigures(counts: readonly number[], runs: readonly ConnectorRun[]): Figure[] {
  const [small, middle, large] = runs
  const [smallCount = 0, middleCount = 0, largeCount = 0] = counts
  if (small === undefined || middle === undefined || large === undefined) throw new Error('growth needs three runs')
  const linear = (few: ConnectorRun, fewCount: number, many: ConnectorRun, manyCount: number): Figure =>
    figure({
      name: `processor time of ${manyCount} items, compared with ${manyCount / fewCount} times that of ${fewCount}`,
      value: many.cpuSeconds,
      bound: (few.cpuSeconds * manyCount) / fewCount,
      unit: 's',
      target: timesLinear,
      sense: 'at most',
    })
  const memory = (name: string, bound: number, target: number): Figure => {
    const value = large.peakBytes / bytesPerMegabyte
    return figure({ name, value, bound: bound / bytesPerMegabyte, unit: 'MB', target, sense: 'at most' })
  }
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0)
  return [
    linear(small, smallCount, middle, middleCount),
    linear(middle, middleCount, large, largeCount),
    memory(`peak memory at ${largeCount} items, compared with 250 MB`, memoryBytesMax, 1),
    memory(
      `peak memory at ${largeCount} items, compared with that at ${middleCount} plus what is remembered of the others`,
      middle.peakBytes + (largeCount - middleCount) * rememberedBytesPerItem,
      timesFlat,
    ),
    figure({
      name: 'seconds of all three days, compared with 8 minutes',
      value: seconds,
      bound: secondsMax,
      unit: 's',
      target: 1,
      sense: 'at most',
    }),
  ]
}
