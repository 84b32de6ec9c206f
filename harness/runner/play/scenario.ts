import { type Capability, type Readings, requirementOf, requirements, type Weight } from '../../catalogue/index.ts'
import type { CaptureRoute } from '../../contract/index.ts'
import type { ArchiverProfile, Audit, Finding } from '../../oracle/index.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'

/** One playing of a scenario: its world, the connector under test, and what it reports of that. */
export interface Playing {
  world: World
  /**
   * Runs the connector under test at the clock's present, and judges everything so far. Throws a ConnectorStopped when the
   * sync does not end as it should: done, unless `expected` says otherwise.
   */
  sync(expected?: SyncOutcome['status']): Promise<Audit>
  /**
   * Runs the connector under test once, however it ends, and judges everything so far. `as` runs it otherwise than once from
   * its beginning to its end: twice at the same time, or killed on the way.
   */
  attempt(as?: WayToRun): Promise<Attempt>
  /**
   * Takes findings of the audit out of the verdicts: about what the oracle does not know of, such as a mailbox that refuses.
   * The scenario has checks of its own there.
   */
  judgesItself(isAbout: (finding: Finding) => boolean): void
  /** Reports that the scenario's own check failed. */
  fail(finding: Omit<Finding, 'requirement'>): void
  /** Counts an occurrence of what the requirement is about; with too few of them the verdict is `unknown`. */
  occurred(): void
  /** How the connector's maker reads what can be read in several ways. */
  readings: Readings
  /** Whether the connector has a capability; a log that nobody declared counts from the first sync that wrote one. */
  declares(capability: Capability): boolean
}

/** Another way to run a connector than once, from its beginning to its end. */
export type WayToRun = (connector: ConnectorPort) => ConnectorPort

/** A sync that may have ended in any way, and the judgement of everything so far. */
interface Attempt {
  outcome: SyncOutcome
  audit: Audit
}

/** One claim of the specification, playable with any connector. */
export interface Scenario {
  /** Requirement and slug, stable and typeable: `MAP-5/target-is-no-user`. */
  id: string
  requirement: string
  /** The claim, in the present tense. */
  title: string
  /** Where it differs from the requirement's: a should beside a must. */
  weight?: Weight | undefined
  /** The readings under which the claim is made; absent: under all of them. */
  under?: Partial<Readings> | undefined
  /** A capability without which the claim says nothing, beside that of the requirement. */
  needs?: Capability | undefined
  /** The capture route that the claim is about. It is not played for an archiver without this route. */
  captures?: CaptureRoute | undefined
  /** The title for another archiver, given its id, where the specification words the claim differently. */
  titleFor?: ((archiverId: string) => string) | undefined
  /** True when it kills the connector in mid-run: inapplicable to one that cannot be killed. */
  kills?: boolean | undefined
  /** True when it moves many megabytes or waits long; the proof leaves such scenarios out where they are beside the point. */
  heavy?: boolean | undefined
  play(playing: Playing): Promise<void>
}

/** Does it play a requirement on the mock itself? It does not run the connector under test, and says nothing of it. */
export function isSelfTest({ requirement }: Pick<Scenario, 'requirement'>): boolean {
  return requirementOf(requirement).subject !== 'connector'
}

/** The connector ended a sync otherwise than the scenario needs; what it left undone is not judged on its own. */
export class ConnectorStopped extends Error {
  readonly code = 'connector-stopped'
  readonly outcome: SyncOutcome
  readonly expected: SyncOutcome['status']
  constructor(outcome: SyncOutcome, expected: SyncOutcome['status']) {
    super(`the sync ended as "${outcome.status}" instead of "${expected}": ${outcome.message}`)
    this.name = 'ConnectorStopped'
    this.outcome = outcome
    this.expected = expected
  }
}

/** Nothing in the catalogue or among the scenarios answers to a filter. */
export class NoSuchScenario extends Error {
  readonly code = 'no-such-scenario'
}

/**
 * The scenarios that filters choose: an area (`MAP`), a requirement (`MAP-5`) or a scenario (`MAP-5/slug`); all when there
 * is none. Throws a NoSuchScenario for a filter that fits nothing.
 */
export function selectScenarios(scenarios: readonly Scenario[], filters: readonly string[]): Scenario[] {
  for (const filter of filters) {
    if (requirements.some((one) => matches(one.id, filter)) || scenarios.some((one) => matches(one.id, filter)))
      continue
    throw new NoSuchScenario(
      `nothing is called "${filter}"; name an area (MAP), a requirement (MAP-5) or a scenario (see --list)`,
    )
  }
  if (filters.length === 0) return [...scenarios]
  return scenarios.filter((scenario) => filters.some((filter) => matches(scenario.id, filter)))
}

/** Does a filter choose an id? `MAP` chooses `MAP-5` and `MAP-5/slug`; `MAP-1` does not choose `MAP-14`. */
export function matches(id: string, filter: string): boolean {
  const wanted = filter.toUpperCase()
  const given = id.toUpperCase()
  return given === wanted || given.startsWith(`${wanted}/`) || given.startsWith(`${wanted}-`)
}

/** The scenario with its title for an archiver. */
export function titledFor(scenario: Scenario, { id }: Pick<ArchiverProfile, 'id'>): Scenario {
  return scenario.titleFor === undefined ? scenario : { ...scenario, title: scenario.titleFor(id) }
}
