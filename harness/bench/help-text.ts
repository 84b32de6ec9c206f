import type { Benchmark } from './benchmark.ts'

/** The text of `--help`. */
export function helpText(benchmarks: readonly Pick<Benchmark, 'name' | 'measures' | 'takes'>[]): string {
  const width = Math.max(...benchmarks.map(({ name }) => name.length))
  return [
    'Usage: npm run bench -- [--only NAME]... [--items N] [--json FILE]',
    '',
    'Compares each figure with a bound, and ends with exit code 1 if a target is missed.',
    '',
    '  --only NAME  run only this benchmark; you can repeat it',
    '  --items N    a smaller day, to try the benchmark; its figures say nothing about the targets',
    '  --json FILE  also write the figures as JSON',
    '',
    'Benchmarks, and how long they take on two cores:',
    ...benchmarks.map(({ name, measures, takes }) => `  ${name.padEnd(width)}  ${measures}: ${takes}`),
    '',
  ].join('\n')
}
