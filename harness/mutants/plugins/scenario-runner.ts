import { mkdirSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, tokens } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import { slownessOfDoubt } from '../../control/machine/patience.ts'
import { slowness } from '../../control/machine/slowness.ts'
import { readJournal } from '../journal.ts'
import { pathFromRoot } from '../path-from-root.ts'
import type { MutantTests } from '../tests/mutant-test.ts'
import { type ChosenMutant, companyOf, companyPath, readChosen } from './chosen-mutants.ts'
import { openCompanyFile } from './company-file.ts'
import { resultsOfCompany } from './company-results.ts'
import { measure, passed } from './dry-run.ts'
import { createKillOrder, type KillOrder } from './kill-order.ts'
import { createKnownCoverage, type KnownCoverage, type Measured } from './known-coverage.ts'
import { playUntilRed, playWithin, type Red } from './play-until-red.ts'
import { type RunOptions, runOptionsIn, undecided } from './run-options.ts'
import { resultOf } from './run-result.ts'
import { activate, allowSeveral, mutantIdsIn, wentOverHitLimit } from './switchboard.ts'

/** A process that ends at once could not send its last result. */
const lastWordsMs = 500

/** How often a process asks whether another one has a result. */
const askAgainMs = 500

/** No limit of the connector or of the suite is shorter, so what was red sooner has not run into one. */
const surelyNoWaitMs = 2_000

/** Modules that were loaded once more stay in memory, so a process ends after so many times. */
const timesAfreshMax = 200

/**
 * Plays the tests in this process, in the copy of the project that has the mutants, which is the working folder. The modules are loaded
 * once, so a mutant costs only the tests that it meets.
 */
export class ScenarioRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  readonly #options: RunOptions
  #loaded: Promise<MutantTests> | undefined
  #known: KnownCoverage | undefined
  #timesMs: ReadonlyMap<string, number> = new Map()
  #order: KillOrder | undefined
  #timesAfresh = 0

  constructor(options: StrykerOptions) {
    this.#options = runOptionsIn(options)
    process.env['TZ'] = 'UTC'
    // What a killed process leaves behind goes with the copy of the project.
    process.env['TMPDIR'] = join(process.cwd(), 'temporary')
    mkdirSync(process.env['TMPDIR'], { recursive: true })
    allowSeveral(join(process.cwd(), 'dist'))
    // The tests with hand-made mailboxes load the sources.
    allowSeveral(join(process.cwd(), 'harness/oracle'))
    register(new URL('./fresh-connector.js', import.meta.url))
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: this.#loadsAfresh }
  }

  async dryRun(): Promise<DryRunResult> {
    const known = this.#knownCoverage().read()
    if (known !== undefined) {
      const tests = Object.entries(known.timesMs).map(([id, timeSpentMs]) => passed(id, timeSpentMs))
      return { status: DryRunStatus.Complete, tests, mutantCoverage: known.coverage }
    }
    const { tests } = await this.#load()
    const { results, measured, isGreen } = await measure(tests, mutantIdsIn(join(process.cwd(), 'dist')))
    if (isGreen) this.#knownCoverage().write(measured)
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: measured.coverage }
  }

  async mutantRun(run: MutantRunOptions): Promise<MutantRunResult> {
    const { together } = this.#options
    const isAlone = together === undefined || (run.mutantActivation === 'static' && !this.#loadsAfresh)
    if (isAlone) return this.#playAlone(run)
    return (await this.#playInCompany(run.activeMutant.id, together)) ?? (await this.#playAlone(run))
  }

  async dispose(): Promise<void> {
    await (await this.#loaded)?.close()
  }

  async #playAlone(run: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, mutantActivation, hitLimit } = run
    const { id, fileName, location } = activeMutant
    const place = { file: pathFromRoot(fileName, this.#options.root), line: location.start.line + 1 }
    const isStatic = mutantActivation === 'static'
    // In a new process, a mutant in what a module does when it is loaded must be active from the beginning.
    if (isStatic && !this.#loadsAfresh) activate([id], hitLimit)
    const { tests } = await this.#load()
    const order = this.#killOrder()
    const asked = tests.filter((test) => testFilter === undefined || testFilter.includes(test.id))
    const isCertain = async (red: Red): Promise<boolean> => {
      // On a busy machine, a test that waits in real time may be red for that alone.
      const mayBeChance = red.tookMs >= surelyNoWaitMs && slowness() >= slownessOfDoubt
      const isMeasured = red.test.seesAll !== 'unmeasured'
      // The mutant cannot be switched off in what was loaded with it.
      if (isStatic && !this.#loadsAfresh) return isMeasured
      if (isMeasured && !mayBeChance) return true
      await this.#activate([], false)
      const withoutIt = await playWithin(red.test, this.#timesMs.get(red.test.id))
      await this.#activate([id], isStatic, hitLimit)
      return withoutIt === undefined
    }
    await this.#activate([id], isStatic, hitLimit)
    const first = order.orderFor(place, asked).slice(0, this.#options.testsMax ?? asked.length)
    const { red, testsPlayed } = await playUntilRed(first, { timesMs: this.#timesMs, isCertain })
    const result = resultOf(red, { isLoop: wentOverHitLimit(), testsPlayed })
    await this.#activate([], false)
    if (result.status === MutantRunStatus.Killed && red !== undefined) order.note(place, red.test.id)
    if (red?.ranOutOfTime || this.#timesAfresh > timesAfreshMax) setTimeout(() => process.exit(1), lastWordsMs)
    const isUndecided = red === undefined && this.#options.testsMax !== undefined
    return isUndecided ? { status: MutantRunStatus.Error, errorMessage: undecided } : result
  }

  /**
   * Plays a mutant with others that have no result yet, unless it had a result with others before; undefined if it is not known what
   * reaches them.
   */
  async #playInCompany(id: string, sizeMax: number): Promise<MutantRunResult | undefined> {
    const measured = this.#knownCoverage().read()
    if (measured === undefined) return undefined
    const { tests } = await this.#load()
    const file = openCompanyFile(companyPath(this.#options))
    for (;;) {
      const known = file.results().get(id)
      if (known !== undefined) return known
      if (file.claim()) break
      await pause(askAgainMs)
    }
    try {
      const results = file.results()
      const left = readChosen(this.#options.chosen).filter(({ strykerId }) => !results.has(strykerId))
      const first = left.find(({ strykerId }) => strykerId === id)
      if (first === undefined) return results.get(id)
      const others = left.filter((one) => one !== first && this.#mayBeInCompany(one, measured))
      await resultsOfCompany(companyOf(first, others, sizeMax), tests, {
        measured,
        activate: (ids, isStatic, hitLimit) => this.#activate(ids, isStatic, hitLimit),
        onResult: (one, result) => file.add(one, result),
      })
      await this.#activate([], false)
      return file.results().get(id)
    } finally {
      file.release()
    }
  }

  /** Stryker does not ask about a mutant that nothing reaches. */
  #mayBeInCompany({ strykerId }: ChosenMutant, { coverage }: Measured): boolean {
    if (coverage.static[strykerId] !== undefined) return this.#loadsAfresh
    return Object.values(coverage.perTest).some((counts) => counts[strykerId] !== undefined)
  }

  /** Makes mutants active, in modules that are loaded with them active if one of them is in what a module does then. */
  async #activate(ids: readonly string[], isStatic: boolean, hitLimit?: number): Promise<void> {
    activate(ids, hitLimit)
    const { load } = await this.#load()
    if (isStatic) this.#timesAfresh += 1
    await load?.(isStatic ? 'afresh' : 'as-at-first')
  }

  get #loadsAfresh(): boolean {
    return this.#options.target !== 'oracle'
  }

  #load(): Promise<MutantTests> {
    this.#loaded ??= loadTests(this.#options)
    return this.#loaded
  }

  #knownCoverage(): KnownCoverage {
    const { coverageFolder: folder, target } = this.#options
    this.#known ??= createKnownCoverage({ built: join(process.cwd(), 'dist'), folder, tests: target })
    return this.#known
  }

  #killOrder(): KillOrder {
    if (this.#order === undefined) {
      this.#timesMs = new Map(Object.entries(this.#knownCoverage().read()?.timesMs ?? {}))
      this.#order = createKillOrder(readJournal(this.#options.journal).values(), this.#timesMs)
    }
    return this.#order
  }
}

async function loadTests({ target }: RunOptions): Promise<MutantTests> {
  // Loaded from the working folder, and not as a module of this program, which has no mutants.
  const { openTests } = await import(
    pathToFileURL(join(process.cwd(), 'dist/harness/mutants/tests/open-tests.js')).href
  )
  return openTests(target)
}
