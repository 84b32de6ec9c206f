import { type Capability, type Requirement, requirementOf, requirements, type Weight } from '../catalogue/index.ts'
import type { Finding } from '../oracle/index.ts'
import type { Result, Verdict } from './result.ts'
import type { Scenario } from './scenario.ts'

/** The results of one scenario: its own, and one for each other requirement that was found broken on the way. */
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
  const verdict = verdictOf({ findings: ownFindings, occurrences, weight, strict })
  const first = resultOf(requirement, scenario, { verdict, weight, findings: ownFindings, occurrences })
  return [
    first,
    ...brokenResults(
      scenario,
      others.filter((finding) => finding.requirement !== requirement.id),
      strict,
    ),
  ]
}

/** One failing result for each requirement that findings speak of, in catalogue order. */
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
      const verdict = verdictOf({ findings: its, occurrences: its.length, weight, strict })
      return resultOf(requirement, scenario, { verdict, weight, findings: its, occurrences: its.length })
    })
}

/** The result of a scenario that we could not play. */
export function errorResult(scenario: Scenario, error: unknown): Result {
  const requirement = requirementOf(scenario.requirement)
  // Without the stack: it names folders of this machine, and reports are read elsewhere.
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const weight = scenario.weight ?? requirement.weight
  return { ...resultOf(requirement, scenario, { verdict: 'error', weight, findings: [], occurrences: 0 }), message }
}

/** The result of a requirement that nothing played: inapplicable where it depends on what is not declared. */
export function unplayed(requirement: Requirement, capabilities: readonly Capability[]): Result {
  const { id, sentence, source, weight, capability } = requirement
  const inapplicable = capability !== undefined && !capabilities.includes(capability)
  const message = inapplicable
    ? `the capability "${capability}" is not declared`
    : 'no scenario plays this requirement yet'
  const verdict = inapplicable ? 'inapplicable' : 'not-covered'
  return { requirement: id, title: sentence, verdict, source, weight, message, findings: [], occurrences: 0 }
}

function resultOf(
  requirement: Requirement,
  scenario: Pick<Scenario, 'id' | 'title'>,
  found: { verdict: Verdict; weight: Weight; findings: Finding[]; occurrences: number },
): Result {
  const { id, source } = requirement
  return { requirement: id, scenario: scenario.id, title: scenario.title, source, message: messageOf(found), ...found }
}

function verdictOf(found: { findings: Finding[]; occurrences: number; weight: Weight; strict: boolean }): Verdict {
  if (found.findings.length > 0) return found.weight === 'must' || found.strict ? 'fail' : 'warn'
  return found.occurrences === 0 ? 'unknown' : 'pass'
}

function messageOf({ verdict, findings }: { verdict: Verdict; findings: Finding[] }): string {
  const [first] = findings
  if (first) return findings.length === 1 ? first.message : `${first.message} (and ${findings.length - 1} more)`
  return verdict === 'unknown' ? 'what the requirement is about did not occur' : ''
}
