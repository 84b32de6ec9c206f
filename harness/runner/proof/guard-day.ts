import { playInWorld } from '../play/play-in-world.ts'
import type { Result } from '../play/result.ts'
import { brokenResults, errorResult, resultsOf } from '../play/results-of.ts'
import type { Scenario } from '../play/scenario.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'

/**
 * The ids of scenarios that are played with every wrong connector, to see whether its fault is the only one, grouped by
 * morning. All of them are played in one world. The scenarios of one morning share its sync, and each morning is a day
 * later than the one before.
 */
export type GuardDay = readonly (readonly string[])[]

/** The result of one scenario of the guard day. */
export interface GuardResult {
  scenario: Scenario
  /** Results for its own requirement; those for other requirements are in `PlayedGuardDay.others`. */
  results: Result[]
  /** The status of the sync with which the connector stopped the scenario before its end; absent if it did not. */
  stoppedAs?: SyncOutcome['status'] | undefined
}

export interface PlayedGuardDay {
  guards: GuardResult[]
  /** The findings of the audits besides those of the scenarios' own checks. */
  others: Result[]
}

const scene = { id: 'guard-day', title: 'an ordinary day on which every area must work' }

/** Plays the mornings one after the other in one world. A mistake of the suite becomes the verdict `error`. */
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
