import { readFileSync } from 'node:fs'
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, tokens } from '@stryker-mutator/api/plugin'
import { type PlayedMutant, readJournal } from '../journal.ts'
import { drawnPlace, type MutantName, mutantName } from '../mutant-key.ts'
import { isDeciding } from '../mutated-files.ts'
import { pathFromRoot } from '../path-from-root.ts'
import { carryOver } from './carried-over.ts'
import { writeChosen } from './chosen-mutants.ts'
import { type RunOptions, runOptionsIn } from './run-options.ts'

interface Ordered {
  mutant: Mutant
  id: string
  name: MutantName
  file: string
  place: number
}

/**
 * Chooses the mutants that a run plays: those of its sample and its shard that have no result yet, in an order that is drawn from the
 * seed, so that a run that was stopped is a sample, too. Stryker has no option for this. A checker is the place where it asks about
 * each mutant before it is played; those that are left out are reported as if they did not compile, and count nowhere.
 */
export class ChoosingChecker implements Checker {
  static readonly inject = tokens(commonTokens.options)
  readonly #options: RunOptions
  readonly #chosen = new Set<string>()
  readonly #lines = new Map<string, string[]>()

  constructor(options: StrykerOptions) {
    this.#options = runOptionsIn(options)
  }

  async init(): Promise<void> {}

  async group(mutants: Mutant[]): Promise<string[][]> {
    const { sample = Number.POSITIVE_INFINITY, journal, ids } = this.#options
    const settled = new Set(this.#options.settled)
    carryOver(this.#options)
    const ordered = mutants.map((mutant) => this.#ordered(mutant)).toSorted((a, b) => a.place - b.place)
    const played = readJournal(journal)
    const left = ordered
      .filter((one) => this.#isAskedFor(one))
      .filter(({ id }) => ids?.includes(id) ?? !(settled.has(id) || isSettled(played.get(id), this.#options)))
    const chosen = left.slice(0, sample)
    for (const { mutant } of chosen) this.#chosen.add(mutant.id)
    const lines = ({ mutant, name, file }: Ordered) => ({
      ...{ strykerId: mutant.id, name, file, fromLine: mutant.location.start.line, toLine: mutant.location.end.line },
    })
    writeChosen(this.#options.chosen, chosen.map(lines))
    // One by one, because Stryker keeps the order of groups, and not the order within a group.
    return ordered.map(({ mutant }) => [mutant.id])
  }

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(
      mutants.map(({ id }): [string, CheckResult] => [
        id,
        this.#chosen.has(id)
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not chosen for this run' },
      ]),
    )
  }

  #isAskedFor({ file, place }: Ordered): boolean {
    const { only, shard, filters } = this.#options
    if (only !== undefined && isDeciding(file) !== (only === 'deciding')) return false
    if (filters.length > 0 && !filters.some((text) => file.includes(text))) return false
    return shard === undefined || Math.floor(place * shard.of) === shard.number - 1
  }

  #ordered(mutant: Mutant): Ordered {
    const file = pathFromRoot(mutant.fileName, this.#options.root)
    const lines = this.#lines.get(file) ?? readFileSync(mutant.fileName, 'utf8').split('\n')
    this.#lines.set(file, lines)
    const name = mutantName(mutant, file, lines)
    const { id } = name
    return { mutant, id, name, file, place: drawnPlace(this.#options.seed, id) }
  }
}

function isSettled(played: PlayedMutant | undefined, { again, testsMax }: RunOptions): boolean {
  if (played === undefined || played.status === 'error') return false
  if (played.status === 'undecided') return testsMax !== undefined
  return !(again && (played.status === 'survived' || played.status === 'unreached'))
}
