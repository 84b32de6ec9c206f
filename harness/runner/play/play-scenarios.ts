import type { ConnectorPort } from '../world/connector-port.ts'
import type { OpenWorld } from '../world/open-world.ts'
import { eachAtOnce, worldsAtOnceDefault } from './each-at-once.ts'
import { type MachineMeasures, type Played, playScenario } from './play-scenario.ts'
import { isRed, type RedWorld } from './red-world.ts'
import type { Scenario } from './scenario.ts'
import { isBusy, lookAgain, needsSecondLook, weighRepeats } from './second-look.ts'
import type { Tally } from './tally.ts'

/** The progress of a run. */
export interface Progress {
  what: string
  done: number
  total: number
}

/** How scenarios are played. */
export interface PlayingOptions {
  connector: ConnectorPort
  /** Broken shoulds fail too. */
  strict: boolean
  watch: (progress: Progress) => void
  /** How often each scenario is played. Default: once. */
  repeat?: number | undefined
  /** Ends the run with the first requirement that has failed for certain. */
  failFast?: boolean | undefined
  /** How many worlds are played at once; absent: as many as the connector allows. */
  worldsAtOnce?: number | undefined
  /** Called for each world in which something is wrong, before it is closed. */
  onRed?: ((red: RedWorld) => Promise<void>) | undefined
  /** Called for a scenario that was red at first, and whose result after it was played again is not. */
  onCleared?: ((scenarioId: string) => Promise<void>) | undefined
  /** How the machine is examined when something is red; absent: as it is. */
  machine?: MachineMeasures | undefined
  /** Ends the run between two scenarios. */
  signal?: AbortSignal | undefined
}

/** Where a run plays, and what it has judged. */
interface Place {
  openWorld: OpenWorld
  tally: Tally
}

interface InDoubt {
  scenario: Scenario
  first: Played
}

/**
 * Plays scenarios in parallel, and then red ones again, alone. It begins with slow ones: at the end, nothing would be left to
 * play in parallel with them. A run that ends with the first failure leaves the others unreached.
 */
export async function playScenarios(
  options: PlayingOptions,
  scenarios: readonly Scenario[],
  place: Place,
): Promise<void> {
  const progress = { done: 0, total: scenarios.length }
  let left: readonly Scenario[] = scenarios.toSorted((a, b) => Number(b.heavy === true) - Number(a.heavy === true))
  while (left.length > 0) {
    const { inDoubt, unplayed, hasFailed } = await playAtOnce(options, left, { ...place, progress })
    const certain = await playAgain(options, inDoubt, place)
    if (options.failFast && (hasFailed || certain.size > 0)) {
      for (const scenario of unplayed) place.tally.leave(scenario)
      return
    }
    left = unplayed
  }
}

/** Plays scenarios in parallel; with `failFast`, it begins no further scenario after one that is red. */
async function playAtOnce(
  options: PlayingOptions,
  scenarios: readonly Scenario[],
  { openWorld, tally, progress }: Place & { progress: { done: number; total: number } },
): Promise<{ inDoubt: InDoubt[]; unplayed: Scenario[]; hasFailed: boolean }> {
  const inDoubt: InDoubt[] = []
  const unplayed: Scenario[] = []
  let hasFailed = false
  const playOne = async (scenario: Scenario): Promise<void> => {
    if (options.failFast && (hasFailed || inDoubt.length > 0)) {
      unplayed.push(scenario)
      return
    }
    tally.begin(scenario)
    const { repeat = 1 } = options
    const plays: Played[] = []
    while (plays.length < repeat) plays.push(await playOnce(options, scenario, openWorld))
    const [first] = plays
    if (first === undefined) return
    const results = weighRepeats(plays)
    tally.judge(scenario, results, first.evidence)
    // What is red in each of its repeated plays needs no second look.
    hasFailed ||= repeat > 1 && results.some(({ verdict }) => verdict === 'fail')
    if (repeat === 1 && needsSecondLook(first)) inDoubt.push({ scenario, first })
    progress.done += 1
    options.watch({ what: scenario.id, ...progress })
  }
  const { worldsAtOnce, connector } = options
  const atOnceMax = worldsAtOnce ?? Math.min(worldsAtOnceDefault, connector.worldsAtOnceMax ?? worldsAtOnceDefault)
  await eachAtOnce(scenarios, options.signal, playOne, atOnceMax)
  return { inDoubt, unplayed, hasFailed }
}

function playOnce(options: PlayingOptions, scenario: Scenario, openWorld: OpenWorld): Promise<Played> {
  const { connector, strict, onRed, machine } = options
  return playScenario({ scenario, connector, strict, machine, openWorld: () => openWorld(scenario.id), onRed })
}

/** Scenarios that are played again on a machine that is not busy. A connector with more red ones has other worries. */
const playedAgainMax = 20

/**
 * Plays red scenarios again, one after the other with nothing beside them, and replaces their results with those that count.
 * A scenario whose red requirements have all failed for certain before is not played again. Returns the requirements that
 * have failed for certain.
 */
async function playAgain(
  options: PlayingOptions,
  inDoubt: readonly InDoubt[],
  { openWorld, tally }: Place,
): Promise<Set<string>> {
  const certain = new Set<string>()
  let looked = 0
  for (const [index, { scenario, first }] of inDoubt.entries()) {
    options.signal?.throwIfAborted()
    const open = first.results.filter(({ verdict, requirement }) => verdict !== 'pass' && !certain.has(requirement))
    if (open.length === 0 || (!isBusy(first) && looked >= playedAgainMax)) continue
    looked += 1
    options.watch({ what: `again, alone: ${scenario.id}`, done: index + 1, total: inDoubt.length })
    const results = await lookAgain(scenario, first, () => playOnce(options, scenario, openWorld))
    tally.judge(scenario, results)
    for (const { requirement, verdict } of results) if (verdict === 'fail') certain.add(requirement)
    if (!results.some(({ verdict }) => isRed(verdict))) await options.onCleared?.(scenario.id)
  }
  return certain
}
