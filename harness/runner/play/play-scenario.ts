import { inapplicableBecause, requirementOf } from '../../catalogue/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { lackNamedBy, machineFault } from '../../control/machine/machine-faults.ts'
import { type Slowness, slowness } from '../../control/machine/slowness.ts'
import type { EvidenceChain } from '../evidence/evidence-chain.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import { NotCaptured } from '../world/not-captured.ts'
import type { World } from '../world/world.ts'
import { playInWorld } from './play-in-world.ts'
import type { ScenarioOutcome } from './play-one.ts'
import { isRed, type RedWorld, redWorld, requestsAbout } from './red-world.ts'
import type { Result } from './result.ts'
import { errorResult, inapplicableResult, resultsOf, unjudgedResult } from './results-of.ts'
import type { Scenario } from './scenario.ts'

/**
 * The results of playing one scenario: its own result, and one for each other requirement that the audit found broken.
 */
export interface Played {
  results: Result[]
  /** The status of the sync with which the connector stopped the scenario before its end; absent if it did not. */
  stoppedAs?: SyncOutcome['status'] | undefined
  /** How the machine was, if not all results are a pass; absent: they are. */
  machine?: MachineThen | undefined
  /** The evidence of the item that the scenario followed; absent: it followed none. */
  evidence?: EvidenceChain | undefined
}

/** What may be the reason for a red result, other than the connector. */
export interface MachineThen {
  /** How many times slower than a machine that is not busy, at the end of the scenario. */
  slowness: number
  /** Whether a sync ran out of time. */
  ranOutOfTime: boolean
}

export interface PlayOptions {
  scenario: Scenario
  connector: ConnectorPort
  openWorld: () => Promise<World>
  /** Broken shoulds fail too. */
  strict: boolean
  /** Called with a world in which something is wrong, before it is closed. */
  onRed?: ((red: RedWorld) => Promise<void>) | undefined
  /** Measures the machine when a result is not a pass. */
  machine?: MachineMeasures | undefined
}

/** How the machine is examined; tests replace it. */
export interface MachineMeasures {
  slowness: Slowness
  /** What the machine lacks, in words; `folder` holds the temporary files. */
  faultOf(folder: string): Promise<string | undefined>
}

/** This machine. */
export const thisMachine: MachineMeasures = { slowness, faultOf: machineFault }

const cannotBeKilled =
  'the connector cannot be killed in the middle of a run; only a connector that is started as a command can'

/**
 * Plays a scenario in its own world. A mistake of the suite becomes the verdict `error`, never a failure of the
 * connector; so does a machine that has run out of space, memory, file handles or connections.
 */
export async function playScenario(options: PlayOptions): Promise<Played> {
  const { scenario, connector, openWorld, strict, machine = thisMachine } = options
  const elapsedMs = startStopwatch()
  if (scenario.kills && connector.canBeKilled !== true) {
    return { results: [inapplicableResult(scenario, cannotBeKilled)] }
  }
  try {
    const world = await openWorld()
    try {
      const { outcomes, others, printed, ranOutOfTime } = await playInWorld([[scenario]], connector, world)
      const [outcome] = outcomes
      if (outcome === undefined || 'error' in outcome) throw outcome?.error
      const results = applicable(resultsOf({ strict, others, ...outcome }), outcome, world)
      const isAnyRed = results.some(({ verdict }) => isRed(verdict))
      const lacks = isAnyRed ? await machine.faultOf(world.folders.world) : undefined
      if (lacks !== undefined) return { results: [{ ...unjudgedResult(scenario, lacks), durationMs: elapsedMs() }] }
      if (isAnyRed) await options.onRed?.(redWorld(scenario, results, world))
      const evidence = { durationMs: elapsedMs(), world, printed }
      return {
        results: withEvidence(scenario, results, evidence),
        stoppedAs: outcome.stoppedAs,
        evidence: outcome.evidence,
        ...(isAnyRed && { machine: { slowness: machine.slowness(), ranOutOfTime } }),
      }
    } finally {
      await world.close()
    }
  } catch (error) {
    if (error instanceof NotCaptured) return { results: [inapplicableResult(scenario, error.message)] }
    const durationMs = elapsedMs()
    const lacks = lackNamedBy(error)
    const result = lacks === undefined ? errorResult(scenario, error) : unjudgedResult(scenario, lacks)
    return { results: [{ ...result, durationMs }] }
  }
}

/**
 * Adds the duration of the scenario to the results. If the results are not all a pass, it also adds the output of the
 * connector and the requests, for the search for the mistake.
 */
function withEvidence(
  { requirement }: Scenario,
  results: Result[],
  { durationMs, printed, world }: { durationMs: number; printed: string[]; world: World },
): Result[] {
  const inDoubt = results.some(({ verdict }) => verdict !== 'pass')
  const own = { durationMs, ...(inDoubt && printed.length > 0 ? { connectorOutput: printed.join('\n') } : {}) }
  return results.map((result) => {
    const requests = isRed(result.verdict) ? { requests: requestsAbout(result.findings, world) } : {}
    return { ...result, ...requests, ...(result.requirement === requirement ? own : {}) }
  })
}

/**
 * Without a declaration, only the played world shows whether there is an import log. If there is none, a requirement on
 * the log is inapplicable, and a scenario that needs the log says nothing about another requirement.
 */
function applicable(results: Result[], { scenario, stoppedAs }: ScenarioOutcome, world: World): Result[] {
  const { id, capability } = requirementOf(scenario.requirement)
  const because = inapplicableBecause({ id, capability: scenario.needs ?? capability }, world.declaration())
  if (stoppedAs !== undefined || because === undefined) return results
  const others = results.filter((result) => result.requirement !== id)
  return scenario.needs === undefined ? [inapplicableResult(scenario, because), ...others] : others
}
