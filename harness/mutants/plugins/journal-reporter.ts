import { readFileSync } from 'node:fs'
import type { MutantResult, MutantStatus, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, tokens } from '@stryker-mutator/api/plugin'
import type { Reporter } from '@stryker-mutator/api/report'
import { appendPlayed, type PlayedMutant } from '../journal.ts'
import { mutantName } from '../mutant-key.ts'
import { pathFromRoot } from '../path-from-root.ts'
import { type RunOptions, runOptionsIn, undecided } from './run-options.ts'

const statuses: Partial<Record<MutantStatus, PlayedMutant['status']>> = {
  Killed: 'killed',
  Survived: 'survived',
  Timeout: 'timed-out',
  NoCoverage: 'unreached',
  RuntimeError: 'error',
}

/**
 * Writes each mutant into the journal as soon as it was played. Stryker's own file of results is written at the end only, so a run of
 * hours that is stopped would be lost.
 */
export class JournalReporter implements Reporter {
  static readonly inject = tokens(commonTokens.options)
  readonly #options: RunOptions
  readonly #sources = new Map<string, string[]>()

  constructor(options: StrykerOptions) {
    this.#options = runOptionsIn(options)
  }

  onMutantTested(result: Readonly<MutantResult>): void {
    const isUndecided =
      (result.status === 'RuntimeError' && result.statusReason === undecided) ||
      // Stryker itself has ended the process, and any mutant that was active may be the reason.
      (result.status === 'Timeout' && this.#options.together !== undefined && result.statusReason === undefined)
    const status = isUndecided ? 'undecided' : statuses[result.status]
    // The chooser leaves mutants out by a status that means that they do not compile.
    if (status === undefined) return
    const file = pathFromRoot(result.fileName, this.#options.root)
    // Results count lines and columns from 1, and mutants from 0.
    const fromZero = ({ line, column }: { line: number; column: number }) => ({ line: line - 1, column: column - 1 })
    const location = { start: fromZero(result.location.start), end: fromZero(result.location.end) }
    appendPlayed(this.#options.journal, {
      ...mutantName({ ...result, location }, file, this.#lines(result.fileName)),
      status,
      by: result.killedBy?.[0],
      because: result.statusReason,
      testsPlayed: result.testsCompleted,
    })
  }

  #lines(fileName: string): string[] {
    const known = this.#sources.get(fileName)
    if (known !== undefined) return known
    const lines = readFileSync(fileName, 'utf8').split('\n')
    this.#sources.set(fileName, lines)
    return lines
  }
}
