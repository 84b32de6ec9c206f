import { inapplicableBecause, type ReadingId, requirementOf, requirements } from '../../catalogue/index.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import type { Declared } from '../world/declared.ts'
import { whyNoRoute } from '../world/not-captured.ts'
import { matches, NoSuchScenario, type Scenario } from './scenario.ts'

/**
 * The chosen scenarios that can be played with the declaration; the report explains the requirements of the others. Throws a
 * NoSuchScenario if the filters name only scenarios, and none of these can be played.
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

/** Why a scenario cannot be played for an archiver with the declaration, in words; undefined if it can. */
export function whyNot(
  scenario: Scenario,
  declared: Declared,
  archiver: ArchiverProfile = defaultArchiver,
): string | undefined {
  const noRoute = scenario.captures && whyNoRoute(archiver, scenario.captures)
  if (noRoute !== undefined) return noRoute
  const { importLogIfWritten, capabilities, readings, unjudged } = declared
  // A possible log counts as present; only the played world shows whether it exists.
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
