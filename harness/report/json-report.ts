import type { Finding, Ledger } from '../oracle/index.ts'
import type { Result, RunReport } from '../runner/result.ts'
import { headlineOf } from './headline.ts'
import type { JsonFinding, JsonLedger, JsonReport, JsonResult } from './json-schema.ts'

/** The report of a run for programs. `versions.package` is the version of this package. */
export function jsonReport(report: RunReport, versions: { package: string }): JsonReport {
  const { outcome, mock } = headlineOf(report)
  return {
    schemaVersion: 1,
    package: versions.package,
    connector: report.connector,
    seed: report.seed,
    strict: report.strict,
    replayCommand: report.replayCommand,
    outcome,
    totals: { ...report.totals },
    mockTotals: mock,
    results: report.results.map(jsonResult),
    ledger: report.ledger ? jsonLedger(report.ledger) : null,
    leftLines: report.leftLines.map(({ file, lineNumber, reason }) => ({ file, lineNumber, reason })),
    durationSeconds: report.durationSeconds,
  }
}

// Field by field: what a later result or finding carries beside this must not slip into a published format.
function jsonResult(result: Result): JsonResult {
  return {
    requirement: result.requirement,
    scenario: result.scenario ?? null,
    title: result.title,
    verdict: result.verdict,
    source: result.source,
    weight: result.weight,
    message: result.message,
    occurrences: result.occurrences,
    findings: result.findings.map(jsonFinding),
  }
}

function jsonFinding(finding: Finding): JsonFinding {
  return {
    requirement: finding.requirement,
    fault: finding.fault ?? null,
    message: finding.message,
    acceptable: [...finding.acceptable],
    seen: finding.seen,
    itemId: finding.itemId ?? null,
    archiveMessageId: finding.archiveMessageId ?? null,
    mailbox: finding.mailbox ?? null,
  }
}

function jsonLedger({ items, copies, dispositions, faults, noMailbox, sharedMailbox }: Ledger): JsonLedger {
  return { items, copies, ...dispositions, ...faults, noMailbox, sharedMailbox }
}
