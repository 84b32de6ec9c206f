import { inapplicableBecause, type ReadingId, requirementOf, requirements } from '../../catalogue/index.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import type { Declared } from '../world/declared.ts'
import { whyNoRoute } from '../world/not-captured.ts'
import { matches, NoSuchScenario, type Scenario } from './scenario.ts'

/**
 * The chosen scenarios that can be played under what is declared; of the requirements of the others the report tells why.
 * Throws a NoSuchScenario where the filters name scenarios only, and none of these can be played.
 */
export function playable(
  chosen: readonly Scenario[],
  filters: readonly string[],
  declared: Declared,
  archiver: ArchiverProfile = defaultArchiver,
): Scenario[] {
  const played = chosen.filter((scenario) => whyNot(scenario, declared, archiver) === undefined)
  const [first] = chosen
  const named = requirements.some(({ id }) => filters.some((filter) => matches(id, filter)))
  if (played.length > 0 || first === undefined || filters.length === 0 || named) return played
  throw new NoSuchScenario(`${first.id} is not played here: ${whyNot(first, declared, archiver)}`)
}

/** Why a scenario cannot be played of an archiver, under what is declared, in words; undefined where it can. */
export function whyNot(
  scenario: Scenario,
  declared: Declared,
  archiver: ArchiverProfile = defaultArchiver,
): string | undefined {
  const noRoute = scenario.captures && whyNoRoute(archiver, scenario.captures)
  if (noRoute !== undefined) return noRoute
  const { importLogIfWritten, capabilities, readings, unjudged } = declared
  // A log that may be written is waited for; whether it was, only the played world knows.
  const possible = importLogIfWritten ? [...capabilities, 'importLog' as const] : capabilities
  const requirement = requirementOf(scenario.requirement)
  const capability = scenario.needs ?? requirement.capability
  const because = inapplicableBecause(
    { id: requirement.id, capability },
    { readings, capabilities: possible, unjudged },
  )
  if (because !== undefined) return because
  const others = Object.entries(scenario.under ?? {}).filter(([id, value]) => readings[id as ReadingId] !== value)
  if (others.length === 0) return undefined
  return `it is only played under ${others.map(([id, value]) => `${id}: ${value}`).join(', ')}; declare that in conformance.json`
}
