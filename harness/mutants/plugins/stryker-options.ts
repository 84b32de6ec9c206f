import { fileURLToPath } from 'node:url'
import type { PartialStrykerOptions } from '@stryker-mutator/api/core'
import { type RunOptions, runOptionsName } from './run-options.ts'

/**
 * The options of a run. All files of the target are mutated in every run, also if few mutants are played: so the code with mutants is
 * the same, and what was measured with it before still holds.
 */
export function strykerOptions(
  options: RunOptions,
  { files, concurrency }: { files: string[]; concurrency: number },
): PartialStrykerOptions {
  return {
    mutate: files,
    plugins: [fileURLToPath(new URL('./stryker-plugins.js', import.meta.url))],
    testRunner: 'scenarios',
    checkers: ['chosen'],
    reporters: ['journal', 'progress-append-only'],
    coverageAnalysis: 'perTest',
    concurrency,
    // The compiler looks at no types, and would refuse most mutants.
    disableTypeChecks: false,
    buildCommand: 'npm run --silent build',
    ignorePatterns: ['dist', 'docs', 'mock-telemessage-report', '.mutants', '.ci', 'coverage'],
    // A test that hangs is ended by the runner itself. This ends a process that computes without an end.
    timeoutMS: options.together === undefined ? 300_000 : 3_600_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 60,
    cleanTempDir: 'always',
    allowConsoleColors: false,
    warnings: false,
    [runOptionsName]: options,
  }
}
