import { declaredAlternatives } from '../../catalogue/index.ts'
import type { Finding, Ledger } from '../../oracle/index.ts'
import type { KnownFailure, Result, RunReport } from '../../runner/play/result.ts'
import type { Declared } from '../../runner/world/declared.ts'
import { headlineOf } from '../headline.ts'
import type { ReportFormat } from '../report-format.ts'
import { standingOf } from '../standing.ts'
import { jsonEvidence } from './evidence.ts'
import type { JsonFinding } from './finding.ts'
import { jsonRequest } from './request.ts'
import type { JsonDeclared, JsonKnownFailure, JsonLedger, JsonLoss, JsonReport, JsonResult } from './schema.ts'

/** `--json <file>`: the report for programs. */
export const jsonFormat: ReportFormat<RunReport> = {
  name: 'json',
  label: 'JSON report',
  description: 'where to write the report as JSON',
  defaultPath: 'mock-telemessage-report/report.json',
  render: (report, versions) => `${JSON.stringify(jsonReport(report, versions), null, 2)}\n`,
}

/** The report of a run for programs. `versions.package` is the version of this package. */
export function jsonReport(report: RunReport, versions: { package: string }): JsonReport {
  const { outcome, mock, connector } = headlineOf(report)
  const { known, ...mockTotals } = mock
  return {
    schemaVersion: 1,
    package: versions.package,
    connector: report.connector,
    ...(report.archiver && { archiver: report.archiver.id }),
    seed: report.seed,
    challenge: report.challenge ?? null,
    strict: report.strict,
    replayCommand: report.replayCommand,
    passedVariables: [...(report.passedVariables ?? [])],
    outcome,
    totals: { ...report.totals },
    knownFailures: connector.known,
    outdatedKnownFailures: (report.outdatedKnownFailures ?? []).map(jsonKnownFailure),
    declared: jsonDeclared(report.declared),
    losses: lossesOf(report.declared),
    mockTotals,
    results: report.results.map(jsonResult),
    ledger: report.ledger ? jsonLedger(report.ledger) : null,
    evidence: report.evidence === undefined ? null : jsonEvidence(report.evidence),
    leftLines: report.leftLines.map(({ file, lineNumber, reason }) => ({ file, lineNumber, reason })),
    durationSeconds: report.durationSeconds,
  }
}

// Field by field, so that new fields of results or findings do not get into the published format by accident.
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
    known: standingOf(result) === 'known',
    knownReason: result.knownReason ?? null,
    exchanges: result.requests?.map(jsonRequest) ?? null,
    connectorOutput: result.connectorOutput ?? null,
    durationSeconds: result.durationMs === undefined ? null : Math.round(result.durationMs) / 1000,
  }
}

function jsonDeclared({ from, readings, capabilities }: Declared): JsonDeclared {
  return { from, readings: { ...readings }, capabilities: [...capabilities] }
}

function lossesOf({ readings }: Declared): JsonLoss[] {
  return declaredAlternatives(readings).flatMap(({ id, value, leavesOut }) =>
    leavesOut ? [{ reading: id, value, requirements: [...leavesOut.requirementIds], why: leavesOut.because }] : [],
  )
}

function jsonKnownFailure({ requirement, scenario, reason }: KnownFailure): JsonKnownFailure {
  return { requirement, scenario: scenario ?? null, reason }
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
    about: [...(finding.about ?? [])],
    consequences: [...(finding.consequences ?? [])],
  }
}

function jsonLedger({ items, copies, dispositions, faults, noMailbox, sharedMailbox }: Ledger): JsonLedger {
  return { items, copies, ...dispositions, ...faults, noMailbox, sharedMailbox }
}
