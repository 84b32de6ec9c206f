import type { Benchmark } from './benchmark.ts'

/** What `--help` says. */
export function helpText(benchmarks: readonly Pick<Benchmark, 'name' | 'measures' | 'takes'>[]): string {
  const width = Math.max(...benchmarks.map(({ name }) => name.length))
  return [
    'Usage: npm run bench -- [--only NAME]... [--items N] [--json FILE]',
    '',
    'Measures each figure beside a bound, and ends with exit code 1 when a target is missed.',
    '',
    '  --only NAME  this benchmark; may be repeated',
    '  --items N    a smaller day, for trying; what it gives is no figure to be held to its target',
    '  --json FILE  write the figures for programs',
    '',
    'Benchmarks, and how long they take on two cores:',
    ...benchmarks.map(({ name, measures, takes }) => `  ${name.padEnd(width)}  ${measures}: ${takes}`),
    '',
  ].join('\n')
}
