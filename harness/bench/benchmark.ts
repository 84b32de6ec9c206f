import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

/** What a benchmark is run with. */
interface BenchmarkOptions {
  /** Items of the day, or of the largest of several, where the benchmark has one to be made smaller. */
  items?: number | undefined
  progress: Progress
}

/** Some figures that are measured together. */
export interface Benchmark {
  /** What `--only` calls it. */
  name: string
  /** For the help. */
  measures: string
  /** How long it takes on two cores, for the help. */
  takes: string
  measure(options: BenchmarkOptions): Promise<Figure[]>
}
