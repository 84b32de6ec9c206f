import { areas, type Requirement, wordedFor } from '../../catalogue/index.ts'
import { type ArchiverProfile, defaultArchiver } from '../../runner/index.ts'
import { matches, type Scenario, titledFor } from '../../runner/play/scenario.ts'
import { whyNoRoute } from '../../runner/world/not-captured.ts'
import { UserError } from '../user-error.ts'

/** A requirement, its area, and the scenarios that play it. */
export interface ListedRequirement extends Requirement {
  area: string
  scenarios: Scenario[]
}

/**
 * The requirements that filters choose, by area (`MAP`) or id (`MAP-5`), in the order of the catalogue; all without filters.
 * Scenarios belong to the requirement at the beginning of their id. Sentences and titles are in the words of the archiver;
 * scenarios on an app that it does not capture are left out, because `run` does not play them. Throws a UserError for a
 * filter that matches nothing.
 */
export function listedRequirements(
  scenarios: readonly Scenario[],
  filters: readonly string[] = [],
  archiver: ArchiverProfile = defaultArchiver,
): ListedRequirement[] {
  const played = scenarios
    .filter(({ captures }) => captures === undefined || whyNoRoute(archiver, captures) === undefined)
    .map((scenario) => titledFor(scenario, archiver))
  const all = areas.flatMap(({ title, requirements }) =>
    requirements.map((requirement) => ({
      ...wordedFor(requirement, archiver),
      area: title,
      scenarios: played.filter((scenario) => scenario.requirement === requirement.id),
    })),
  )
  const unknown = filters.find((filter) => !all.some(({ id }) => matches(id, filter)))
  if (unknown !== undefined) {
    throw new UserError('no-such-requirement', `nothing is called "${unknown}"; give an area (MAP) or an id (MAP-5)`)
  }
  return filters.length === 0 ? all : all.filter(({ id }) => filters.some((filter) => matches(id, filter)))
}

/** The readings under which a scenario is played, in words; undefined if it is played under all of them. */
export function underInWords({ under }: Scenario): string | undefined {
  if (under === undefined) return undefined
  return Object.entries(under)
    .map(([id, value]) => `${id}: ${value}`)
    .join(', ')
}
