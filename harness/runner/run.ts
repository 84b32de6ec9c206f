import { requirementOf, requirements } from '../catalogue/index.ts'
import { startStopwatch } from '../control/clock.ts'
import type { Ledger } from '../oracle/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import { type Day, playDay } from './day.ts'
import { eachAtOnce } from './each-at-once.ts'
import { declaredCapabilities, type OpenWorld, openWorlds } from './open-world.ts'
import { playScenario } from './play-scenario.ts'
import { type LeftLine, type Result, type RunReport, type Verdict, verdicts } from './result.ts'
import { unplayed } from './results-of.ts'
import { matches, type Scenario, selectScenarios } from './scenario.ts'
import type { WorkFolder } from './work-folder.ts'

/** What a run consists of. */
export interface RunOptions {
  seed: number
  connector: ConnectorPort
  scenarios: readonly Scenario[]
  /** Areas, requirements or scenarios; empty: everything. */
  filters: readonly string[]
  /** The day to play first; absent: none. */
  day?: Day | undefined
  leftLines: LeftLine[]
  strict: boolean
  replayCommand: string
  replayScenarioCommand: string
  workFolder: WorkFolder
  watch: (progress: Progress) => void
  /** Ends the run between two scenarios. */
  signal?: AbortSignal | undefined
}

/** Where a run stands, for whoever watches. */
export interface Progress {
  what: string
  done: number
  total: number
}

/** Plays the day and the scenarios, each in a world of its own, and reports on every requirement of the catalogue. */
export async function run(options: RunOptions): Promise<RunReport> {
  const elapsedMs = startStopwatch()
  const scenarios = selectScenarios(options.scenarios, options.filters)
  const openWorld = await openWorlds(options)
  const played = options.day && (await playTheDay(options, options.day, openWorld))
  const results = [...(played?.results ?? []), ...(await playAll(options, scenarios, openWorld))]
  const { seed, connector, strict, replayCommand, replayScenarioCommand, leftLines } = options
  const complete = inCatalogueOrder([...results, ...uncovered(results, options.filters)])
  return {
    seed,
    connector: connector.name,
    strict,
    replayCommand,
    replayScenarioCommand,
    results: complete,
    totals: totalsOf(complete),
    ledger: played?.ledger,
    leftLines,
    durationSeconds: Math.round(elapsedMs()) / 1000,
  }
}

async function playTheDay(
  options: RunOptions,
  day: Day,
  openWorld: OpenWorld,
): Promise<{ results: Result[]; ledger: Ledger }> {
  const { connector, strict, watch } = options
  const world = await openWorld(day.id, day.to)
  return playDay({ day, connector, world, strict, watch: (what) => watch({ what, done: 0, total: 0 }) }).finally(() =>
    world.close(),
  )
}

async function playAll(options: RunOptions, scenarios: Scenario[], openWorld: OpenWorld): Promise<Result[]> {
  const { connector, strict, watch, signal } = options
  let done = 0
  const played = await eachAtOnce(scenarios, signal, async (scenario) => {
    const { results } = await playScenario({ scenario, connector, strict, openWorld: () => openWorld(scenario.id) })
    done += 1
    watch({ what: scenario.id, done, total: scenarios.length })
    return results
  })
  return played.flat()
}

/** Requirements that nobody's result speaks of; with filters, only those that the filters choose. */
function uncovered(results: Result[], filters: readonly string[]): Result[] {
  const covered = new Set(results.map((result) => result.requirement))
  return requirements
    .filter((requirement) => !covered.has(requirement.id))
    .filter((requirement) => filters.length === 0 || filters.some((filter) => matches(requirement.id, filter)))
    .map((requirement) => unplayed(requirement, declaredCapabilities))
}

function inCatalogueOrder(results: Result[]): Result[] {
  const order = new Map(requirements.map((requirement, index) => [requirement.id, index]))
  const place = (result: Result): number => order.get(result.requirement) ?? order.size
  return results.toSorted((a, b) => place(a) - place(b))
}

/**
 * The connector's requirements by verdict: the most serious that any of its results has. A requirement counts once, however
 * many scenarios play it; those of the site and the tenant are our own affair and do not count for a connector.
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

/** 1 when anything failed; else 2 for what nobody could judge (and, strictly, for what nobody plays); else 0. */
export function exitCodeOf({ totals, strict }: Pick<RunReport, 'totals' | 'strict'>): 0 | 1 | 2 {
  if (totals.fail > 0) return 1
  return totals.unknown + totals.error + (strict ? totals['not-covered'] : 0) > 0 ? 2 : 0
}
