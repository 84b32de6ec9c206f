import { requirements } from '../../../catalogue/index.ts'
import type { RequirementInRun, RequirementStanding } from '../../../console/kept-runs.ts'
import type { JsonReport } from '../../../report/index.ts'
import type { ProgressLine } from '../../progress-lines.ts'

/** One result for a requirement. */
interface OneResult {
  requirement: string
  standing: RequirementStanding
  message: string
  /** Whether a scenario was played for it. */
  isPlayed: boolean
}

/** The most serious first. What waits hides behind what is red, and stands before what is green: a requirement is green when all is judged. */
const order: RequirementStanding[] = [
  ...(['fail', 'error', 'flaky', 'unknown', 'known', 'warn'] as const),
  ...(['waiting', 'unjudged', 'not-covered', 'inapplicable', 'pass'] as const),
]

/** The requirements of a report. */
export function requirementsOfReport({ results }: JsonReport): RequirementInRun[] {
  return rowsOf(
    results.map(({ requirement, scenario, verdict, known, message }) => ({
      ...{ requirement, message, standing: known ? 'known' : verdict, isPlayed: scenario !== null },
    })),
  )
}

/** The requirements of a run by the lines of its progress: a later judgement of a scenario replaces the one before. */
export function requirementsOfProgress(lines: readonly ProgressLine[], isGoing: boolean): RequirementInRun[] {
  const judged = new Map<string, OneResult[]>()
  const planned: { scenario: string; requirement: string }[] = []
  for (const line of lines) {
    if (line.event === 'begun') planned.push(...line.scenarios)
    if (line.event !== 'judged') continue
    const its = line.results.map(({ requirement, verdict, message }) => ({
      ...{ requirement, message, standing: verdict, isPlayed: true },
    }))
    judged.set(line.scenario, its)
  }
  const standing = isGoing ? 'waiting' : 'unjudged'
  const open = planned
    .filter(({ scenario }) => !judged.has(scenario))
    .map(({ requirement }): OneResult => ({ requirement, standing, message: '', isPlayed: false }))
  return rowsOf([...judged.values()].flat().concat(open))
}

function rowsOf(results: readonly OneResult[]): RequirementInRun[] {
  const byRequirement = new Map<string, OneResult[]>()
  for (const result of results) {
    byRequirement.set(result.requirement, [...(byRequirement.get(result.requirement) ?? []), result])
  }
  // A report of another version may have requirements that this catalogue lacks; they are shown last.
  const ids = [...new Set([...requirements.map(({ id }) => id), ...byRequirement.keys()])]
  return ids.flatMap((id) => {
    const its = byRequirement.get(id)
    if (its === undefined) return []
    const standing = order.find((each) => its.some((one) => one.standing === each)) ?? 'unjudged'
    const message = its.find((one) => one.standing === standing)?.message ?? ''
    const judged = its.filter(({ isPlayed }) => isPlayed).length
    const planned = its.filter(
      (one) => one.isPlayed || one.standing === 'waiting' || one.standing === 'unjudged',
    ).length
    const sentence = requirements.find((one) => one.id === id)?.sentence ?? ''
    return [{ id, sentence: sentence.replaceAll(/[`*]/g, ''), standing, judged, planned, message }]
  })
}
