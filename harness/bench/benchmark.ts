import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

/** The options of one benchmark. */
interface BenchmarkOptions {
  /** The number of items of the day, or of the largest day, for benchmarks that can use a smaller one. */
  items?: number | undefined
  progress: Progress
}

/** A group of figures that are measured together. */
export interface Benchmark {
  /** Its name for `--only`. */
  name: string
  /** Whether it runs only when it is named, because it needs what not every machine has. */
  isOnlyNamed?: boolean
  /** What it measures, for the help. */
  measures: string
  /** How long it takes on two cores, for the help. */
  takes: string
  /** Throws a BenchOptionsError if the machine has not what it needs. */
  measure(options: BenchmarkOptions): Promise<Figure[]>
}
