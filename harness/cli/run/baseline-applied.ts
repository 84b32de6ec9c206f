import { standingsOf } from '../../report/index.ts'
import type { KnownFailure, Result, RunReport } from '../../runner/play/result.ts'

/**
 * The report with the failures marked that the baseline lists, and with the entries that pass now. The verdicts stay; the
 * totals, from which the exit code follows, count a requirement no more that fails only as listed. `filtered`: not everything
 * was played, so that an entry about a whole requirement cannot be called outdated.
 */
export function withBaseline(
  report: RunReport,
  { knownFailures, filtered }: { knownFailures: readonly KnownFailure[]; filtered: boolean },
): RunReport {
  const results = report.results.map((result): Result => {
    const entry = result.verdict === 'fail' ? knownFailures.find((one) => lists(one, result)) : undefined
    return entry === undefined ? result : { ...result, knownReason: entry.reason }
  })
  const { known, ...totals } = standingsOf({ results })
  const outdatedKnownFailures = knownFailures.filter((entry) =>
    entry.scenario === undefined
      ? !filtered && passes(report.results.filter((result) => lists(entry, result)))
      : passesInScenario(entry, report.results),
  )
  return { ...report, results, totals, outdatedKnownFailures }
}

function lists({ requirement, scenario }: KnownFailure, result: Result): boolean {
  return result.requirement === requirement && (scenario === undefined || result.scenario === scenario)
}

function passes(results: readonly Result[]): boolean {
  const verdicts = results.map(({ verdict }) => verdict)
  return verdicts.includes('pass') && verdicts.every((verdict) => verdict === 'pass' || verdict === 'inapplicable')
}

/**
 * Results about the requirement of another scenario are there only when it is broken: none at all is a pass where the scenario
 * was played through, and says nothing where the connector stopped in it.
 */
function passesInScenario(entry: KnownFailure, results: readonly Result[]): boolean {
  const its = results.filter((result) => lists(entry, result))
  if (its.length > 0) return passes(its)
  const own = results.find((one) => one.scenario === entry.scenario && one.scenario?.startsWith(`${one.requirement}/`))
  return own?.verdict === 'pass' || own?.verdict === 'warn'
}
