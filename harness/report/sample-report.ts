import { defaultReadings, type Requirement, requirementOf, requirements } from '../catalogue/index.ts'
import type { Finding, Ledger } from '../oracle/index.ts'
import type { LedgerCopy } from '../runner/play/ledger-copies.ts'
import type { Result, RunReport, Verdict } from '../runner/play/result.ts'
import type { Declared } from '../runner/world/declared.ts'
import { standingOf } from './standing.ts'
import { mostSerious } from './verdict-words.ts'

/** A finding as an audit makes it; for tests, which set the relevant fields. */
export function sampleFinding(set: Partial<Finding> = {}): Finding {
  return {
    requirement: 'MAP-5',
    fault: 'missing',
    message: 'The copy is not in the mailbox that the address in the item leads to.',
    acceptable: [
      'one message in asha.rao@contoso.example, folder WhatsApp Archiver',
      'one message there and a note of the row without a valid user in the import log',
    ],
    seen: 'no message; the import log counts the copy as imported',
    itemId: 'itm-4b1f0a9c2d33',
    archiveMessageId: 'amid-77e0c2',
    mailbox: 'asha.rao@contoso.example',
    ...set,
  }
}

/** The result of a scenario for a requirement; by default a pass; for tests. */
export function sampleResult(requirement: Requirement, set: Partial<Result> = {}): Result {
  return {
    requirement: requirement.id,
    scenario: `${requirement.id}/sample`,
    title: `plays: ${requirement.sentence}`,
    verdict: 'pass',
    source: requirement.source,
    weight: requirement.weight,
    message: '',
    findings: [],
    occurrences: 3,
    ...set,
  }
}

/** A ledger of a day without faults; for tests. */
export function sampleLedger(set: Partial<Ledger> = {}): Ledger {
  return {
    items: 1204,
    copies: 2310,
    dispositions: { imported: 2274, partial: 0, skipped: 24, failed: 12 },
    faults: { missing: 0, misplaced: 0, doubled: 0, altered: 0, unexpected: 0, 'log-untrue': 0 },
    noMailbox: 7,
    sharedMailbox: 31,
    ...set,
  }
}

const noTotals: Record<Verdict, number> = {
  fail: 0,
  error: 0,
  unknown: 0,
  warn: 0,
  flaky: 0,
  'not-covered': 0,
  inapplicable: 0,
  pass: 0,
}

const sampleCopies: LedgerCopy[] = [
  {
    itemId: 'itm-1',
    archiveMessageId: 'amid-1',
    kind: 'text',
    mailbox: 'asha.rao@contoso.example',
    disposition: 'imported',
    faults: [],
  },
  {
    itemId: 'itm-2',
    archiveMessageId: 'amid-2',
    kind: 'deletion',
    mailbox: 'ben@contoso.example',
    disposition: 'imported',
    faults: ['missing'],
  },
  { itemId: 'itm-3', archiveMessageId: 'amid-3', kind: 'text', disposition: 'failed', faults: [] },
  { mailbox: 'ben@contoso.example', faults: ['unexpected'] },
]

/** A report with these results, and with totals that fit them; for tests. */
export function sampleReport(results: Result[], set: Partial<RunReport> = {}): RunReport {
  const ofConnector = requirements.filter(({ subject }) => subject === 'connector')
  const totals = { ...noTotals }
  for (const { id } of ofConnector) {
    const its = results.filter((result) => result.requirement === id)
    const standing = mostSerious(its.map(standingOf))
    if (its.length > 0 && standing !== 'known') totals[standing] += 1
  }
  return {
    seed: 42,
    connector: 'reference connector',
    strict: false,
    replayCommand: 'mock-telemessage run --seed 42',
    replayScenarioCommand: 'mock-telemessage run --seed 42',
    results,
    totals,
    declared: { from: 'a sample', readings: defaultReadings, capabilities: ['importLog'], importLogIfWritten: false },
    ledger: sampleLedger(),
    ledgerCopies: sampleCopies,
    leftLines: [],
    durationSeconds: 12.34,
    ...set,
  }
}

const special: Record<string, Partial<Result>[]> = {
  'CAP-9': [{ verdict: 'warn', message: 'reactions are dropped', findings: [sampleFinding({ requirement: 'CAP-9' })] }],
  'DAY-9': [
    { verdict: 'unknown', message: 'the two runs never overlapped; at least 1 overlap is needed', occurrences: 0 },
  ],
  'MAP-4': [{}, { scenario: 'MAP-4/group-of-three', title: 'prefers the file for a group of three' }],
  'MAP-5': [
    {},
    {
      scenario: 'MAP-5/target-is-no-user',
      title: 'uses the address in the item when the file has no valid user for the number',
      verdict: 'fail',
      message: '7 of 9 copies are not where they must be',
      findings: Array.from({ length: 7 }, (_, at) => sampleFinding({ itemId: `itm-4b1f0a9c2d3${at}` })),
    },
  ],
  'CNV-5': [
    {
      scenario: 'the-day',
      title: 'a synthetic day',
      verdict: 'fail',
      message: 'The text differs from the served text.',
      findings: [
        sampleFinding({
          requirement: 'CNV-5',
          fault: 'altered',
          message: 'The text differs from the served text.',
          acceptable: ['Grazie! 🫠\nשלום 日本語'],
          seen: 'Grazie! ?\n???? ???',
        }),
      ],
    },
  ],
  'MAP-9': [{ verdict: 'fail', message: 'national numbers are not found', knownReason: 'ARCH-12: planned for spring' }],
  'CAP-1': [{ durationMs: 1234.5, connectorOutput: 'sync started\nsync done\n' }],
  'RES-4': [
    {
      verdict: 'error',
      message:
        'RangeError: the fault that cuts downloads did not fire\n    at play (download.scenario.ts:12:3)\n    at run',
      occurrences: 0,
    },
  ],
}

const notCovered: Partial<Result> = {
  verdict: 'not-covered',
  scenario: undefined,
  message: 'no scenario yet',
  occurrences: 0,
}
const flaky: Partial<Result> = {
  verdict: 'flaky',
  message: 'red in 2 of 4 plays with the same seed; in the red play: the folder is there twice',
}
const notDeclared = (capability: string): Partial<Result> => ({
  verdict: 'inapplicable',
  message: `the connector does not declare ${capability}`,
  occurrences: 0,
})

/** The declaration of a maker with one reading that loses data and one that does not; for tests. */
export const losingDeclared: Declared = {
  from: 'the file losing.json',
  readings: { ...defaultReadings, 'window.catchUp': 'exactly-24-hours', 'folder.parent': 'inbox' },
  capabilities: [],
  importLogIfWritten: false,
}

/** A run in which every verdict occurs; for tests, and for looking at reports. */
export function sampleRun(): RunReport {
  const results = requirements.flatMap((requirement) => {
    const { id, capability } = requirement
    if (capability === 'staging: azure-blob') return [sampleResult(requirement, notDeclared(capability))]
    if (id === 'RES-8') return [sampleResult(requirement, flaky)]
    if (['RES-9', 'RES-10', 'TEN-6', 'CMP-4'].includes(id)) return [sampleResult(requirement, notCovered)]
    return (special[id] ?? [{}]).map((set) => sampleResult(requirement, set))
  })
  const faults = { missing: 7, misplaced: 0, doubled: 0, altered: 1, unexpected: 0, 'log-untrue': 1 }
  const leftLines = Array.from({ length: 23 }, (_, at) => ({
    file: 'exports/family-group.txt',
    lineNumber: 11 + at * 7,
    reason: 'a system line without a sender',
  }))
  return sampleReport(results, { ledger: sampleLedger({ faults }), leftLines })
}

/** A report in which every text from outside is `text`; for tests with hostile text. */
export function sampleReportSaying(text: string, set: Partial<RunReport> = {}): RunReport {
  const finding = sampleFinding({ requirement: text, message: text, acceptable: [text, text], seen: text })
  const findings = [{ ...finding, itemId: text, archiveMessageId: text, mailbox: text }]
  const said = { scenario: text, title: text, message: text, findings, connectorOutput: text }
  const results: Record<string, Partial<Result>> = {
    'MAP-5': { ...said, verdict: 'fail' },
    'MAP-6': { ...said, scenario: undefined, verdict: 'not-covered' },
    'MAP-7': { ...said, verdict: 'warn' },
    'MAP-8': { ...said, verdict: 'fail', knownReason: text },
    'MAP-9': { ...said, verdict: 'error' },
  }
  return sampleReport(
    Object.entries(results).map(([id, result]) => sampleResult(requirementOf(id), result)),
    {
      connector: text,
      replayCommand: text,
      leftLines: [{ file: text, lineNumber: 1, reason: text }],
      ledgerCopies: [{ itemId: text, archiveMessageId: text, kind: text, mailbox: text, faults: [] }],
      outdatedKnownFailures: [{ requirement: 'CAP-1', reason: text }],
      ...set,
    },
  )
}
