import {
  type Declaration,
  inapplicableBecause,
  type Requirement,
  requirementOf,
  requirements,
  type Weight,
} from '../../catalogue/index.ts'
import type { Finding } from '../../oracle/index.ts'
import type { Result, Verdict } from './result.ts'
import type { Scenario } from './scenario.ts'

/** The results of one scenario: its own, and one for each other requirement that was found broken. */
export function resultsOf(played: {
  scenario: Scenario
  own: Finding[]
  others: Finding[]
  occurrences: number
  strict: boolean
}): Result[] {
  const { scenario, own, others, occurrences, strict } = played
  const requirement = requirementOf(scenario.requirement)
  const ownFindings = [...own, ...others.filter((finding) => finding.requirement === requirement.id)]
  const weight = scenario.weight ?? requirement.weight
  const { minimum } = requirement
  const verdict = verdictOf({ findings: ownFindings, occurrences, minimum, weight, strict })
  const first = resultOf(requirement, scenario, { verdict, weight, findings: ownFindings, occurrences, minimum })
  return [
    first,
    ...brokenResults(
      scenario,
      others.filter((finding) => finding.requirement !== requirement.id),
      strict,
    ),
  ]
}

/** One failing result for each requirement of the findings, in catalogue order. */
export function brokenResults(
  scenario: Pick<Scenario, 'id' | 'title'>,
  findings: Finding[],
  strict: boolean,
): Result[] {
  const broken = new Set(findings.map((finding) => finding.requirement))
  return requirements
    .filter((requirement) => broken.has(requirement.id))
    .map((requirement) => {
      const { weight } = requirement
      const its = findings.filter((finding) => finding.requirement === requirement.id)
      const found = { findings: its, occurrences: its.length, minimum: 1, weight }
      return resultOf(requirement, scenario, { verdict: verdictOf({ ...found, strict }), ...found })
    })
}

/** What a result without findings needs of a scenario, or of a day. */
type Scene = Pick<Scenario, 'id' | 'title' | 'requirement' | 'weight'>

/** The result of a scenario that the suite could not play. */
export function errorResult(scenario: Scene, error: unknown): Result {
  // Without the stack: it names folders of this machine, and reports are read elsewhere.
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return withoutFindings(scenario, 'error', message)
}

/** The result of a scenario that could not be judged, because this machine lacks something or is too slow. */
export function unjudgedResult(scenario: Scene, because: string): Result {
  return withoutFindings(
    scenario,
    'error',
    `this machine could not judge it, and the connector is not blamed: ${because}`,
  )
}

/** The result of a scenario about something that the connector or the archiver does not have. */
export function inapplicableResult(scenario: Scene, because: string): Result {
  return withoutFindings(scenario, 'inapplicable', because)
}

/** The result of a scenario whose turn never came. */
export function unreachedResult(scenario: Scene): Result {
  return withoutFindings(scenario, 'unknown', 'the run ended before this scenario was played')
}

function withoutFindings(scenario: Scene, verdict: Verdict, message: string): Result {
  const requirement = requirementOf(scenario.requirement)
  const weight = scenario.weight ?? requirement.weight
  const nothing = { findings: [], occurrences: 0, minimum: 0 }
  return { ...resultOf(requirement, scenario, { verdict, weight, ...nothing }), message }
}

/** The result of a requirement that no scenario played: inapplicable if the declaration excludes it. */
export function unplayed(requirement: Requirement, declaration: Declaration): Result {
  const { id, sentence, source, weight } = requirement
  const because = inapplicableBecause(requirement, declaration)
  const message = because ?? 'no scenario plays this requirement yet'
  const verdict = because === undefined ? 'not-covered' : 'inapplicable'
  return { requirement: id, title: sentence, verdict, source, weight, message, findings: [], occurrences: 0 }
}

function resultOf(
  requirement: Requirement,
  scenario: Pick<Scenario, 'id' | 'title'>,
  found: Found & { verdict: Verdict },
): Result {
  const { id, source } = requirement
  const { minimum: _, ...rest } = found
  return { requirement: id, scenario: scenario.id, title: scenario.title, source, message: messageOf(found), ...rest }
}

interface Found {
  findings: Finding[]
  occurrences: number
  /** How often the situation has to occur. */
  minimum: number
  weight: Weight
}

function verdictOf({ findings, occurrences, minimum, weight, strict }: Found & { strict: boolean }): Verdict {
  if (findings.length > 0) return weight === 'must' || strict ? 'fail' : 'warn'
  return occurrences < minimum ? 'unknown' : 'pass'
}

function messageOf({ verdict, findings, occurrences, minimum }: Found & { verdict: Verdict }): string {
  const [first] = findings
  if (first) return findings.length === 1 ? first.message : `${first.message} (and ${findings.length - 1} more)`
  if (verdict !== 'unknown') return ''
  if (occurrences === 0) return 'the situation of the requirement did not occur'
  return `the situation of the requirement occurred too rarely: ${occurrences} of at least ${minimum} times`
}
