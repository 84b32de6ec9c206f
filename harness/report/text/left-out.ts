import type { Verdict } from '../../runner/play/result.ts'
import type { AreaRows } from '../requirement-rows.ts'

/** Requirements that were left out for the same reason. */
export interface LeftOut {
  verdict: Verdict
  reason: string
  requirementIds: string[]
}

/** What was not judged and why: the requirements without a scenario, and those that a declaration left out. */
export function leftOut(areas: AreaRows[]): LeftOut[] {
  const reasons = new Map<string, LeftOut>()
  const verdicts: Verdict[] = ['not-covered', 'inapplicable']
  for (const verdict of verdicts) {
    for (const row of areas.flatMap((area) => area.rows)) {
      for (const { message } of row.results.filter((result) => result.verdict === verdict)) {
        const key = `${verdict} ${message}`
        const entry = reasons.get(key) ?? { verdict, reason: message, requirementIds: [] }
        if (!entry.requirementIds.includes(row.requirement.id)) entry.requirementIds.push(row.requirement.id)
        reasons.set(key, entry)
      }
    }
  }
  return [...reasons.values()]
}
