import { requirementOf, requirements, wordedFor } from '../../catalogue/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { slownessOfDoubt } from '../../control/machine/patience.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import { type Declared, referenceDeclared } from '../world/declared.ts'
import { type OpenWorld, openWorlds } from '../world/open-world.ts'
import type { WorkFolder } from '../world/work-folder.ts'
import { stateWithSpill } from '../world/world-state.ts'
import { type Day, type PlayedDay, playDay } from './day.ts'
import { thisMachine } from './play-scenario.ts'
import { type PlayingOptions, playScenarios } from './play-scenarios.ts'
import { playable } from './playable.ts'
import { isRed, redWorld } from './red-world.ts'
import { type LeftLine, type PlayedArchiver, type Result, type RunReport, type Verdict, verdicts } from './result.ts'
import { unjudgedResult, unplayed } from './results-of.ts'
import { matches, type Scenario, selectScenarios, titledFor } from './scenario.ts'
import { createTally, type Tally } from './tally.ts'

/** The parts of a run. */
export interface RunOptions extends PlayingOptions {
  seed: number
  scenarios: readonly Scenario[]
  /** The archiver that is played; absent: the default one. */
  archiver?: ArchiverProfile | undefined
  /** The declaration that is used to judge the connector; absent: that of the reference connector. */
  declared?: Declared | undefined
  /** Areas, requirements or scenarios; empty: everything. */
  filters: readonly string[]
  /** The day to play first; absent: none. */
  day?: Day | undefined
  leftLines: LeftLine[]
  /** False: only the day is played, so requirements without a result are not listed. Default: true. */
  playsScenarios?: boolean | undefined
  replayCommand: string
  replayScenarioCommand: string
  workFolder: WorkFolder
  /** Called with each scenario, or the day, when it is judged. A red scenario that was played again is judged twice: the last one counts. */
  onJudged?: ((id: string, results: readonly Result[]) => void) | undefined
}

/** A run that has begun. */
export interface StartedRun {
  /** The report, when everything is judged. */
  ended: Promise<RunReport>
  /** The report of a run that an error of ours ends now, with what was judged until then. */
  endedBy(error: unknown): RunReport
}

/** Plays the day and the scenarios, each in its own world, and reports on every requirement of the catalogue. */
export async function run(options: RunOptions): Promise<RunReport> {
  return startRun(options).ended
}

/** Begins to play the day and the scenarios, as `run` does. Throws a NoSuchScenario for filters that choose nothing. */
export function startRun(options: RunOptions): StartedRun {
  const elapsedMs = startStopwatch()
  const { filters, declared = referenceDeclared, archiver = defaultArchiver } = options
  const { playsScenarios = true } = options
  const offered = playsScenarios ? options.scenarios : []
  const chosen = playable(selectScenarios(offered, filters), filters, declared, archiver)
  const scenarios = chosen.map((scenario) => titledFor(scenario, archiver))
  const tally = announcing(createTally(options.day, scenarios), options)
  const report = (results: Result[]): RunReport => {
    const { seed, connector, strict, replayCommand, replayScenarioCommand, leftLines } = options
    const others = playsScenarios ? uncovered({ results, filters, declared, archiver }) : []
    const complete = inCatalogueOrder([...results, ...others])
    const played = tally.playedDay()
    return {
      seed,
      connector: connector.name,
      ...(archiver.id !== defaultArchiver.id && { archiver: playedArchiver(archiver) }),
      strict,
      replayCommand,
      replayScenarioCommand,
      results: complete,
      totals: totalsOf(complete),
      declared,
      ledger: played?.ledger,
      ledgerCopies: played?.ledgerCopies,
      evidence: tally.evidence(),
      leftLines,
      durationSeconds: Math.round(elapsedMs()) / 1000,
    }
  }
  return {
    ended: playEverything(options, scenarios, tally).then(() => report(tally.results())),
    endedBy: (error) => report(tally.resultsEndedBy(error)),
  }
}

/** The tally, which also says at once what is judged. */
function announcing(tally: Tally, { day, onJudged }: RunOptions): Tally {
  if (onJudged === undefined) return tally
  return {
    ...tally,
    judgeDay: (played) => {
      tally.judgeDay(played)
      if (day !== undefined) onJudged(day.id, played.results)
    },
    judge: (scenario, results, evidence) => {
      tally.judge(scenario, results, evidence)
      onJudged(scenario.id, results)
    },
  }
}

async function playEverything(options: RunOptions, scenarios: Scenario[], tally: Tally): Promise<void> {
  const openWorld = await openWorlds(options)
  const { day, machine = thisMachine } = options
  if (day !== undefined) {
    const played = await playTheDay(options, day, openWorld)
    const isRedByLoad = played.results.some(({ verdict }) => isRed(verdict)) && machine.slowness() >= slownessOfDoubt
    tally.judgeDay(isRedByLoad ? await playTheDay(options, day, openWorld) : played)
  }
  await playScenarios(options, scenarios, { openWorld, tally })
}

function playedArchiver({ id, folderName, sentences }: ArchiverProfile): PlayedArchiver {
  return { id, folderName, sentences }
}

async function playTheDay(options: RunOptions, day: Day, openWorld: OpenWorld): Promise<PlayedDay> {
  const { connector, strict, watch, machine = thisMachine } = options
  const world = await openWorld(day.id, day.to, options.archiver, stateWithSpill)
  try {
    const played = await playDay({ day, connector, world, strict, watch: (what) => watch({ what, done: 0, total: 0 }) })
    const isAnyRed = played.results.some(({ verdict }) => isRed(verdict))
    const lacks = isAnyRed ? await machine.faultOf(world.folders.world) : undefined
    if (lacks !== undefined) return { results: [unjudgedResult({ ...day, requirement: 'DAY-1' }, lacks)] }
    if (isAnyRed) await options.onRed?.(redWorld(day, played.results, world))
    return played
  } finally {
    await world.close()
  }
}

/** Requirements without a result; with filters, only those that the filters choose. */
function uncovered(of: {
  results: Result[]
  filters: readonly string[]
  declared: Declared
  archiver: ArchiverProfile
}): Result[] {
  const { results, filters, declared, archiver } = of
  const covered = new Set(results.map((result) => result.requirement))
  return requirements
    .filter((requirement) => !covered.has(requirement.id))
    .filter((requirement) => filters.length === 0 || filters.some((filter) => matches(requirement.id, filter)))
    .map((requirement) => unplayed(wordedFor(requirement, archiver), declared))
}

function inCatalogueOrder(results: Result[]): Result[] {
  const order = new Map(requirements.map((requirement, index) => [requirement.id, index]))
  const place = (result: Result): number => order.get(result.requirement) ?? order.size
  return results.toSorted((a, b) => place(a) - place(b))
}

/**
 * The number of requirements on the connector for each verdict. A requirement counts once, with the most serious
 * verdict of its results, however many scenarios play it. Requirements on the site and the tenant are self-tests and do
 * not count for a connector.
 */
export function totalsOf(results: readonly Result[]): Record<Verdict, number> {
  const worst = new Map<string, Verdict>()
  for (const { requirement, verdict } of results) {
    if (requirementOf(requirement).subject !== 'connector') continue
    const known = worst.get(requirement)
    if (known === undefined || verdicts.indexOf(verdict) < verdicts.indexOf(known)) worst.set(requirement, verdict)
  }
  const totals = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  for (const verdict of worst.values()) totals[verdict] += 1
  return totals
}

/**
 * 1 if anything failed that the baseline does not list, or if an entry of the baseline passes now. Otherwise 2 if a requirement on
 * the connector could not be judged or, when strict, if one is not covered or if none was judged. Otherwise 0. Requirements on the
 * site and the tenant never count.
 */
export function exitCodeOf(
  report: Pick<RunReport, 'totals' | 'strict' | 'outdatedKnownFailures' | 'results'>,
): 0 | 1 | 2 {
  const { totals, strict, outdatedKnownFailures = [] } = report
  if (totals.fail > 0 || outdatedKnownFailures.length > 0) return 1
  if (totals.unknown + totals.error + totals.flaky > 0) return 2
  return strict && (totals['not-covered'] > 0 || !isAnyJudged(report)) ? 2 : 0
}

/** Whether a verdict says something about the connector. A failure that the baseline lists does, too. */
function isAnyJudged({ totals, results }: Pick<RunReport, 'totals' | 'results'>): boolean {
  if (totals.pass + totals.warn > 0) return true
  return results.some(
    ({ requirement, verdict, knownReason }) =>
      verdict === 'fail' && knownReason !== undefined && requirementOf(requirement).subject === 'connector',
  )
}
