import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, tokens } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { startStopwatch } from '../../control/clock.ts'
import { slownessOfDoubt } from '../../control/machine/patience.ts'
import { slowness } from '../../control/machine/slowness.ts'
import { readJournal } from '../journal.ts'
import { pathFromRoot } from '../path-from-root.ts'
import type { MutantTest, MutantTests } from '../tests/mutant-test.ts'
import { createKillOrder, type KillOrder } from './kill-order.ts'
import { createKnownCoverage, type KnownCoverage } from './known-coverage.ts'
import { playUntilRed, playWithin, type Red } from './play-until-red.ts'
import { type RunOptions, runOptionsIn, undecided } from './run-options.ts'

/** What the code with mutants looks up: which mutant is active, and where it reports what is reached. */
const switchboard: { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined } = {}
Object.defineProperty(globalThis, '__stryker__', { value: switchboard })

/** For connectors that run as commands. */
const variable = '__STRYKER_ACTIVE_MUTANT__'

/** What a test takes is not known before it was played without a mutant; it may take so long then. */
const unknownMs = 0
const limitMsMax = 180_000

/** A process that ends at once could not send its last result. */
const lastWordsMs = 500

/**
 * Plays the tests in this process, in the copy of the project that has the mutants, which is the working folder. The modules are loaded
 * once, so a mutant costs only the tests that it meets.
 */
export class ScenarioRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  readonly #options: RunOptions
  #loaded: Promise<MutantTests> | undefined
  #known: KnownCoverage | undefined
  #timesMs = new Map<string, number>()
  #order: KillOrder | undefined

  constructor(options: StrykerOptions) {
    this.#options = runOptionsIn(options)
    process.env['TZ'] = 'UTC'
    // What a killed process leaves behind goes with the copy of the project.
    process.env['TMPDIR'] = join(process.cwd(), 'temporary')
    mkdirSync(process.env['TMPDIR'], { recursive: true })
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false }
  }

  async dryRun(): Promise<DryRunResult> {
    const known = this.#knownCoverage().read()
    if (known !== undefined) {
      const tests = Object.entries(known.timesMs).map(([id, timeSpentMs]) => passed(id, timeSpentMs))
      return { status: DryRunStatus.Complete, tests, mutantCoverage: known.coverage }
    }
    const { tests } = await this.#load()
    const results: TestResult[] = []
    for (const test of tests) {
      switchboard.currentTestId = test.id
      results.push(await playedWithoutMutant(test))
    }
    switchboard.currentTestId = undefined
    const coverage = switchboard.mutantCoverage ?? { static: {}, perTest: {} }
    for (const { id, seesAll } of tests) if (seesAll) coverage.perTest[id] = everythingIn(coverage.perTest)
    if (results.every(({ status }) => status === TestStatus.Success)) {
      const timesMs = Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))
      this.#knownCoverage().write({ timesMs, coverage })
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: coverage }
  }

  async mutantRun(run: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, mutantActivation, hitLimit } = run
    const place = {
      file: pathFromRoot(activeMutant.fileName, this.#options.root),
      line: activeMutant.location.start.line + 1,
    }
    // A mutant in what a module does when it is loaded must be active then; any other must not be.
    if (mutantActivation === 'static') activate(activeMutant.id, hitLimit)
    const { tests } = await this.#load()
    const order = this.#killOrder()
    const asked = tests.filter(({ id }) => testFilter === undefined || testFilter.includes(id))
    const isCertain = async (red: Red): Promise<boolean> => {
      // On a busy machine, a test that waits in real time may be red for that alone.
      if (mutantActivation === 'static' || slowness() < slownessOfDoubt) return true
      activate(undefined)
      const withoutIt = await playWithin(red.test, this.#timesMs.get(red.test.id))
      activate(activeMutant.id, hitLimit)
      return withoutIt === undefined
    }
    activate(activeMutant.id, hitLimit)
    const { testsMax = asked.length } = this.#options
    const first = order.orderFor(place, asked).slice(0, testsMax)
    const { red, testsPlayed } = await playUntilRed(first, { timesMs: this.#timesMs, isCertain })
    const tooManyHits = hitLimit !== undefined && (switchboard.hitCount ?? 0) > hitLimit
    activate(undefined)
    if (red === undefined && this.#options.testsMax !== undefined) {
      return { status: MutantRunStatus.Error, errorMessage: undecided }
    }
    if (red === undefined) return { status: MutantRunStatus.Survived, nrOfTests: testsPlayed }
    if (red.ranOutOfTime) setTimeout(() => process.exit(1), lastWordsMs)
    if (red.ranOutOfTime || tooManyHits)
      return { status: MutantRunStatus.Timeout, reason: `${red.test.id}: ${red.says}` }
    order.note(place, red.test.id)
    return {
      status: MutantRunStatus.Killed,
      killedBy: [red.test.id],
      failureMessage: red.says,
      nrOfTests: testsPlayed,
    }
  }

  async dispose(): Promise<void> {
    await (await this.#loaded)?.close()
  }

  #load(): Promise<MutantTests> {
    this.#loaded ??= loadTests(this.#options)
    return this.#loaded
  }

  #knownCoverage(): KnownCoverage {
    const { coverageFolder: folder, target, testsMax } = this.#options
    const tests = testsMax === undefined ? target : `${target}-quick`
    this.#known ??= createKnownCoverage({ built: join(process.cwd(), 'dist'), folder, tests })
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

async function loadTests({ target, testsMax }: RunOptions): Promise<MutantTests> {
  // Loaded from the working folder, and not as a module of this program, which has no mutants.
  const { openTests } = await import(
    pathToFileURL(join(process.cwd(), 'dist/harness/mutants/tests/open-tests.js')).href
  )
  const opened: MutantTests = await openTests(target)
  // Who looks for what the first tests notice does not wait for the slow ones, also when it is measured what they reach.
  return testsMax === undefined ? opened : { ...opened, tests: opened.tests.filter(({ isHeavy }) => !isHeavy) }
}

function activate(id: string | undefined, hitLimit?: number): void {
  switchboard.activeMutant = id
  switchboard.hitCount = hitLimit === undefined ? undefined : 0
  switchboard.hitLimit = hitLimit
  if (id === undefined) delete process.env[variable]
  else process.env[variable] = id
}

/** Plays a test twice if it is red: what is red without a mutant only once is a matter of the machine. */
async function playedWithoutMutant(test: MutantTest): Promise<TestResult> {
  const elapsedMs = startStopwatch()
  const red = await playWithin(test, unknownMs, limitMsMax)
  const timeSpentMs = Math.round(elapsedMs())
  const again = red && (await playWithin(test, unknownMs, limitMsMax))
  if (again === undefined) return passed(test.id, timeSpentMs)
  return { id: test.id, name: test.id, timeSpentMs, status: TestStatus.Failed, failureMessage: again.says }
}

function passed(id: string, timeSpentMs: number): TestResult {
  return { id, name: id, timeSpentMs, status: TestStatus.Success }
}

function everythingIn(perTest: Record<string, Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.values(perTest).flatMap((counts) => Object.keys(counts).map((id) => [id, 1])))
}
