import { playInWorld } from '../play/play-in-world.ts'
import type { Result } from '../play/result.ts'
import { brokenResults, errorResult, resultsOf } from '../play/results-of.ts'
import type { Scenario } from '../play/scenario.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'

/**
 * Scenarios that are played with every wrong connector, to see whether its fault is the only one; ids by the morning on
 * which they are played. All of them are played in one world: those of one morning share its sync, and each morning is a
 * day later than the one before.
 */
export type GuardDay = readonly (readonly string[])[]

/** What one scenario of the guard day said. */
export interface GuardResult {
  scenario: Scenario
  /** Of its own requirement; of others the day speaks as a whole. */
  results: Result[]
  /** How the sync ended with which the connector stopped the scenario before its end; absent where it did not. */
  stoppedAs?: SyncOutcome['status'] | undefined
}

export interface PlayedGuardDay {
  guards: GuardResult[]
  /** What the audits found beside the scenarios' own checks. */
  others: Result[]
}

const scene = { id: 'guard-day', title: 'an ordinary day on which every area has to work' }

/** Plays the mornings one after the other in one world. Mistakes of ours become the verdict `error`. */
export async function playGuardDay(
  mornings: readonly (readonly Scenario[])[],
  connector: ConnectorPort,
  openWorld: (label: string) => Promise<World>,
): Promise<PlayedGuardDay> {
  try {
    const world = await openWorld(scene.id)
    try {
      return await playMornings(mornings, connector, world)
    } finally {
      await world.close()
    }
  } catch (error) {
    const guards = mornings.flat().map((scenario) => ({ scenario, results: [errorResult(scenario, error)] }))
    return { guards, others: [] }
  }
}

async function playMornings(
  mornings: readonly (readonly Scenario[])[],
  connector: ConnectorPort,
  world: World,
): Promise<PlayedGuardDay> {
  const { outcomes, others } = await playInWorld(mornings, connector, world)
  const guards = outcomes.map((outcome): GuardResult => {
    const { scenario, stoppedAs } = outcome
    const isOurs = 'error' in outcome
    return {
      scenario,
      results: isOurs ? [errorResult(scenario, outcome.error)] : resultsOf({ ...outcome, others: [], strict: true }),
      stoppedAs,
    }
  })
  return { guards, others: brokenResults(scene, others, true) }
}
