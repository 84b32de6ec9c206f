import { standingsOf } from '../../report/index.ts'
import type { KnownFailure, Result, RunReport } from '../../runner/play/result.ts'

/**
 * Marks the failures that the baseline lists, and the entries that pass now. Verdicts do not change. Requirements whose
 * failures are all listed do not count in the totals, which decide the exit code. `filtered`: not everything was
 * played, so an entry about a whole requirement cannot be called outdated.
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
 * A requirement that belongs to another scenario has a result here only if it is broken. Without a result, it passed if
 * the scenario was played to its end. If the connector stopped during it, nothing is known.
 */
function passesInScenario(entry: KnownFailure, results: readonly Result[]): boolean {
  const its = results.filter((result) => lists(entry, result))
  if (its.length > 0) return passes(its)
  const own = results.find((one) => one.scenario === entry.scenario && one.scenario?.startsWith(`${one.requirement}/`))
  return own?.verdict === 'pass' || own?.verdict === 'warn'
}
