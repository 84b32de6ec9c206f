import { type Capability, type Readings, requirementOf, requirements, type Weight } from '../../catalogue/index.ts'
import type { CaptureRoute } from '../../contract/index.ts'
import type { ArchiverProfile, Audit, Finding } from '../../oracle/index.ts'
import { didYouMean } from '../did-you-mean.ts'
import type { EvidenceChain } from '../evidence/evidence-chain.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'

/** One playing of a scenario: the scenario runs the connector through it in its world, and reports to it. */
export interface Playing {
  world: World
  /**
   * Runs the connector under test at the present time of the calendar, and judges everything so far. Throws a
   * ConnectorStopped if the sync does not end as `expected`; absent: as done.
   */
  sync(expected?: SyncOutcome['status']): Promise<Audit>
  /**
   * Runs the connector under test once, however it ends, and judges everything so far. `as` runs it in another way:
   * twice at the same time, or killed before its end.
   */
  attempt(as?: WayToRun): Promise<Attempt>
  /**
   * Takes findings of the audit out of the verdicts if they are about something that the oracle does not know, such as
   * a mailbox that refuses. The scenario has its own checks for it.
   */
  judgesItself(isAbout: (finding: Finding) => boolean): void
  /** Reports that the scenario's own check failed. */
  fail(finding: Omit<Finding, 'requirement'>): void
  /** Keeps the evidence of an item for the report of the run. */
  keepsEvidence(chain: EvidenceChain): void
  /** Counts an occurrence of the requirement's situation; with too few occurrences the verdict is `unknown`. */
  occurred(): void
  /** The readings that the connector's maker has declared. */
  readings: Readings
  /** Whether the connector has a capability; an undeclared log counts from the first sync that wrote one. */
  declares(capability: Capability): boolean
}

/** A way to run a connector, for example twice at the same time. */
export type WayToRun = (connector: ConnectorPort) => ConnectorPort

/** A sync with any ending, and the judgement of everything so far. */
interface Attempt {
  outcome: SyncOutcome
  audit: Audit
}

/** One claim of the specification, playable with any connector. */
export interface Scenario {
  /** Requirement and slug, stable and easy to type: `MAP-5/target-is-no-user`. */
  id: string
  requirement: string
  /** The claim, in the present tense. */
  title: string
  /** The weight, if it differs from that of the requirement, for example a should for a must. */
  weight?: Weight | undefined
  /** The readings under which the claim holds; absent: all readings. */
  under?: Partial<Readings> | undefined
  /** A capability that the claim needs in addition to that of the requirement. */
  needs?: Capability | undefined
  /** The capture route that the claim is about. It is not played for an archiver without this route. */
  captures?: CaptureRoute | undefined
  /** Returns the title for an archiver by its id, if the specification words the claim differently for it. */
  titleFor?: ((archiverId: string) => string) | undefined
  /** True if it kills the connector during a run; it is inapplicable to a connector that cannot be killed. */
  kills?: boolean | undefined
  /** True if it moves many megabytes or waits long; the proof plays such scenarios only if it needs them. */
  heavy?: boolean | undefined
  play(playing: Playing): Promise<void>
}

/** Whether it plays a requirement on the mock itself. Such a scenario does not run the connector under test. */
export function isSelfTest({ requirement }: Pick<Scenario, 'requirement'>): boolean {
  return requirementOf(requirement).subject !== 'connector'
}

/** The connector did not end a sync as the scenario needs; the work that it left undone is not judged separately. */
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

/** A filter matches nothing in the catalogue or among the scenarios. */
export class NoSuchScenario extends Error {
  readonly code = 'no-such-scenario'
}

/**
 * The scenarios that filters choose: an area (`MAP`), a requirement (`MAP-5`) or a scenario (`MAP-5/slug`); all if
 * there are no filters. Throws a NoSuchScenario for a filter that matches nothing.
 */
export function selectScenarios(scenarios: readonly Scenario[], filters: readonly string[]): Scenario[] {
  for (const filter of filters) {
    if (requirements.some((one) => matches(one.id, filter)) || scenarios.some((one) => matches(one.id, filter)))
      continue
    const ids = [...requirements, ...scenarios].map(({ id }) => id)
    throw new NoSuchScenario(
      `nothing is called "${filter}"${didYouMean(filter.toUpperCase(), ids)}; name an area (MAP), a requirement (MAP-5) or a scenario (see --list)`,
    )
  }
  if (filters.length === 0) return [...scenarios]
  return scenarios.filter((scenario) => filters.some((filter) => matches(scenario.id, filter)))
}

/** Whether a filter chooses an id. `MAP` chooses `MAP-5` and `MAP-5/slug`; `MAP-1` does not choose `MAP-14`. */
export function matches(id: string, filter: string): boolean {
  const wanted = filter.toUpperCase()
  const given = id.toUpperCase()
  return given === wanted || given.startsWith(`${wanted}/`) || given.startsWith(`${wanted}-`)
}

/** The scenario with its title for an archiver. */
export function titledFor(scenario: Scenario, { id }: Pick<ArchiverProfile, 'id'>): Scenario {
  return scenario.titleFor === undefined ? scenario : { ...scenario, title: scenario.titleFor(id) }
}
