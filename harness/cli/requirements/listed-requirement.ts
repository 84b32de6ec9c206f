import { areas, type Requirement } from '../../catalogue/index.ts'
import { matches, type Scenario } from '../../runner/play/scenario.ts'
import { UserError } from '../user-error.ts'

/** A requirement, its area, and the scenarios that play it. */
export interface ListedRequirement extends Requirement {
  area: string
  scenarios: Scenario[]
}

/**
 * The requirements that filters choose, by area (`MAP`) or id (`MAP-5`), in the order of the catalogue; all without filters.
 * Scenarios belong to the requirement at the beginning of their id. Throws a UserError for a filter that matches nothing.
 */
export function listedRequirements(
  scenarios: readonly Scenario[],
  filters: readonly string[] = [],
): ListedRequirement[] {
  const all = areas.flatMap(({ title, requirements }) =>
    requirements.map((requirement) => ({
      ...requirement,
      area: title,
      scenarios: scenarios.filter((scenario) => scenario.requirement === requirement.id),
    })),
  )
  const unknown = filters.find((filter) => !all.some(({ id }) => matches(id, filter)))
  if (unknown !== undefined) {
    throw new UserError('no-such-requirement', `nothing is called "${unknown}"; give an area (MAP) or an id (MAP-5)`)
  }
  return filters.length === 0 ? all : all.filter(({ id }) => filters.some((filter) => matches(id, filter)))
}

/** The readings under which a scenario is played, in words; undefined where it is played under all of them. */
export function underInWords({ under }: Scenario): string | undefined {
  if (under === undefined) return undefined
  return Object.entries(under)
    .map(([id, value]) => `${id}: ${value}`)
    .join(', ')
}
