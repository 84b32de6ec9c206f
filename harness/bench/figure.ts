/** One figure of the benchmark, with a bound that was measured in the same run. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** The bound of the comparison, in the same unit. */
  bound: number
  /** `value` divided by `bound`; if both were measured in rounds, the median of the rounds' shares. */
  share: number
  /** The limit for the share, `at least` or `at most`; null if the figure is only for information. */
  target: number | null
  sense: 'at least' | 'at most'
  met: boolean
}

/** A figure with its share, and whether the share meets the target. Absent share: `value` divided by `bound`. */
export function figure(measured: Omit<Figure, 'share' | 'met'> & { share?: number }): Figure {
  const { share = measured.value / measured.bound, target } = measured
  const met = target === null || (measured.sense === 'at least' ? share >= target : share <= target)
  return { ...measured, share, met }
}

/** The middle of some values; of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** The figures as an aligned table. */
export function figureTable(figures: Figure[]): string {
  const head = ['figure', 'value', 'bound', 'unit', 'share', 'target', 'met']
  const rows = figures.map((one) => [
    one.name,
    one.value.toFixed(1),
    one.bound.toFixed(1),
    one.unit,
    one.share.toFixed(2),
    one.target === null ? '' : `${one.sense} ${one.target}`,
    one.met ? 'yes' : 'NO',
  ])
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const isNumber = (column: number): boolean => [1, 2, 4].includes(column)
  const lines = table.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
