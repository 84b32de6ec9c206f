import { writeFile } from 'node:fs/promises'
import { auditing } from './auditing.ts'
import { BenchOptionsError, readBenchOptions } from './bench-options.ts'
import type { Benchmark } from './benchmark.ts'
import { chatExportRun } from './chat-export-run.ts'
import { composing } from './composing/composing.ts'
import { consolePages } from './console/console.ts'
import { type Figure, figureTable } from './figure.ts'
import { growth } from './growth/growth.ts'
import { helpText } from './help-text.ts'
import { importing } from './importing/importing.ts'
import { keeping } from './keeping/keeping.ts'
import { searching } from './keeping/searching.ts'
import { postgres } from './postgres/postgres.ts'
import { createProgress } from './progress.ts'
import { paging } from './servers/paging.ts'
import { writing } from './servers/writing.ts'
import { wholeSuite } from './whole-suite.ts'

// The benchmark: `npm run bench`, or `npm run bench -- --only import --json figures.json`. Exit code 1 means that a
// target is missed, and 2 that an option is wrong, or that a benchmark needs what is not there.

const benchmarks: Benchmark[] = [
  paging,
  writing,
  keeping,
  searching,
  consolePages,
  composing,
  growth,
  auditing,
  wholeSuite,
  importing,
  chatExportRun,
  postgres,
]

try {
  const options = readBenchOptions(
    process.argv.slice(2),
    benchmarks.map(({ name }) => name),
  )
  if (options.help) {
    process.stdout.write(helpText(benchmarks))
  } else {
    const figures: Figure[] = []
    const progress = createProgress(process.stderr)
    for (const { name, measure, isOnlyNamed = false } of benchmarks) {
      if (options.only.length === 0 ? isOnlyNamed : !options.only.includes(name)) continue
      progress.show(name)
      figures.push(...(await measure({ items: options.items, progress })))
    }
    progress.clear()
    process.stdout.write(figureTable(figures))
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ figures }, undefined, 2)}\n`)
    if (figures.some(({ met }) => !met)) process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof BenchOptionsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
