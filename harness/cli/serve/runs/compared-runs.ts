import type { ComparedRuns } from '../../../console/kept-runs.ts'
import { compareReports, comparisonSections, type JsonReport, reportDifferences } from '../../../report/index.ts'

/** What changed from one report to another, as `compare` finds it. */
export function comparedRuns(before: JsonReport, after: JsonReport): ComparedRuns {
  const comparison = compareReports(before, after)
  const groups = comparisonSections.map(([list, title]) => ({ title, checks: comparison[list] }))
  return {
    differences: reportDifferences(before, after),
    groups: groups.filter(({ checks }) => checks.length > 0),
    isWorse: comparison.isWorse,
  }
}
