import { z } from 'zod'
import type { Source, Weight } from '../../catalogue/index.ts'
import type { Disposition, LedgerFault } from '../../oracle/index.ts'
import type { EvidenceChain } from '../../runner/evidence/evidence-chain.ts'
import type { Challenge } from '../../runner/play/challenge.ts'
import type { KnownFailure, LeftLine, Verdict } from '../../runner/play/result.ts'
import type { Outcome } from '../headline.ts'
import { jsonEvidenceSchema } from './evidence.ts'
import { finding, type JsonFinding, requirementId } from './finding.ts'
import { type JsonRequest, jsonRequestSchema } from './request.ts'

/** Requirements by verdict. */
type VerdictCounts = Record<Verdict, number>

/** The result of one scenario for one requirement. */
export interface JsonResult {
  requirement: string
  scenario: string | null
  title: string
  verdict: Verdict
  source: Source
  weight: Weight
  message: string
  occurrences: number
  findings: JsonFinding[]
  known: boolean
  knownReason: string | null
  exchanges: JsonRequest[] | null
  connectorOutput: string | null
  durationSeconds: number | null
}

/** The declaration of the connector's maker; readings by their ids. */
export interface JsonDeclared {
  from: string
  readings: Record<string, string | number>
  capabilities: string[]
}

/** A declared reading that leaves some data out of the archive. */
export interface JsonLoss {
  reading: string
  value: string | number
  /** Requirements that it makes inapplicable. */
  requirements: string[]
  why: string
}

/** An entry of a baseline; `scenario` is null if the entry is about the requirement in any scenario. */
export interface JsonKnownFailure extends Omit<KnownFailure, 'scenario'> {
  scenario: string | null
}

/** The ledger, flat: a count for each disposition and for each fault, by their own names. */
export interface JsonLedger extends Record<Disposition, number>, Record<LedgerFault, number> {
  items: number
  copies: number
  noMailbox: number
  sharedMailbox: number
}

/**
 * The JSON report. Two runs of one seed differ only in the fields `durationSeconds` and, if it has any, in `exchanges`.
 */
export interface JsonReport {
  schemaVersion: 1
  package: string
  connector: string
  /** Absent for the default archiver. */
  archiver?: string | undefined
  seed: number
  challenge: Challenge | null
  strict: boolean
  replayCommand: string
  /** Names of variables that the command of the connector gets; the values are in no report. */
  passedVariables: string[]
  outcome: Outcome
  /**
   * Requirements on the connector by their most serious verdict, without those whose failures are all in the baseline.
   */
  totals: VerdictCounts
  /** The number of requirements on the connector whose failures are all in the baseline. */
  knownFailures: number
  /** Entries of the baseline that pass now. */
  outdatedKnownFailures: JsonKnownFailure[]
  declared: JsonDeclared | null
  losses: JsonLoss[]
  /** The same for requirements on the mock's own site and tenant. */
  mockTotals: VerdictCounts
  results: JsonResult[]
  ledger: JsonLedger | null
  /** The evidence of one archived item, from its capture to its export. */
  evidence: EvidenceChain | null
  leftLines: LeftLine[]
  durationSeconds: number
}

const count = z.int().nonnegative()
const verdict = z
  .enum(['fail', 'error', 'flaky', 'unknown', 'warn', 'not-covered', 'inapplicable', 'pass'])
  .describe(
    'fail: a must is not met. error: a mistake of the suite, or a machine that could not play it. flaky: red in some plays only. unknown: played, but the situation occurred too rarely, or ' +
      'not reached before an error ended the run. warn: a should is not met. not-covered: no scenario plays it. inapplicable: left out by declaration. pass: met.',
  )
const verdictCounts = z.strictObject({
  fail: count,
  error: count,
  // Reports of versions that knew no flaky results lack it.
  flaky: count.default(0),
  unknown: count,
  warn: count,
  'not-covered': count,
  inapplicable: count,
  pass: count,
})

const result: z.ZodType<JsonResult> = z.strictObject({
  requirement: requirementId,
  scenario: z.string().nullable().describe('The id of the scenario; null if no scenario plays the requirement.'),
  title: z.string().describe("The scenario's sentence, or the requirement's."),
  verdict,
  source: z
    .enum(['stated', 'documented', 'assumed'])
    .describe('stated by the specification, documented in another public document, or assumed by this suite.'),
  weight: z.enum(['must', 'should']),
  message: z.string().describe('Why the verdict is not a pass; empty for a pass.'),
  occurrences: count.describe('How often the situation of the requirement occurred.'),
  findings: z.array(finding),
  known: z.boolean().default(false).describe('The baseline lists this failure; it does not fail the run.'),
  knownReason: z.string().nullable().default(null).describe('The reason in the baseline why it is not fixed yet.'),
  exchanges: z
    .array(jsonRequestSchema)
    .nullable()
    .default(null)
    .describe(
      'The requests and their answers, if something is wrong; for a long run, those that concern the findings.',
    ),
  connectorOutput: z
    .string()
    .nullable()
    .default(null)
    .describe("What the connector printed, shortened; only in the result of the scenario's own requirement."),
  durationSeconds: z
    .number()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("Real seconds that the scenario took; only in the result of the scenario's own requirement."),
})

const declared: z.ZodType<JsonDeclared> = z.strictObject({
  from: z.string().describe('Where the suite found the declaration.'),
  readings: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('How the maker understands sentences about which the sources disagree.'),
  capabilities: z.array(z.string()).describe('The optional features of the connector.'),
})

const loss: z.ZodType<JsonLoss> = z.strictObject({
  reading: z.string(),
  value: z.union([z.string(), z.number()]),
  requirements: z.array(requirementId).describe('The requirements that it leaves out.'),
  why: z.string().describe('The data that are never imported.'),
})

const knownFailure: z.ZodType<JsonKnownFailure> = z.strictObject({
  requirement: requirementId,
  scenario: z.string().nullable().describe('null: in any scenario.'),
  reason: z.string(),
})

const ledger: z.ZodType<JsonLedger> = z.strictObject({
  items: count.describe('Captured items in the windows that were run.'),
  copies: count.describe(
    'Copies after fan-out: one for each item and distinct mailbox; one for an item that resolves to no mailbox.',
  ),
  imported: count.describe('Copies that had to be imported completely. This and the next three add up to copies.'),
  partial: count.describe('Copies that had to be imported without attachments over the limit.'),
  skipped: count.describe('Copies that were already there.'),
  failed: count.describe('Copies that must not be imported, and items that resolve to no mailbox.'),
  missing: count.describe('Fault: copies that should be in a mailbox but are not.'),
  misplaced: count.describe('Fault: copies in another folder.'),
  doubled: count.describe('Fault: copies beyond the first.'),
  altered: count.describe('Fault: copies that differ from the captured content.'),
  unexpected: count.describe('Fault: messages in a mailbox that should not have them.'),
  'log-untrue': count.describe('Fault: counts of the import log that differ from the mailboxes.'),
  noMailbox: count.describe('Items that resolve to no mailbox: not a fault.'),
  sharedMailbox: count.describe('Copies that several participants share: not a fault.'),
})

const leftLine: z.ZodType<LeftLine> = z.strictObject({
  file: z.string(),
  lineNumber: z.int().positive().describe('The number of the line, from 1.'),
  reason: z.string(),
})

/**
 * The fields of a JSON report; any other field is an error. Later additions have defaults, so that older reports can be
 * read too.
 */
export const jsonReportSchema: z.ZodType<JsonReport> = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Increases when a field changes its meaning or is removed.'),
    package: z.string().min(1).describe('The version of mock-telemessage that judged the connector.'),
    connector: z.string().describe('The name of the judged connector.'),
    archiver: z.string().optional().describe('The archiver that was played; absent for the default one.'),
    seed: count.describe('All random choices in the run come from it.'),
    challenge: z
      .strictObject({ commitment: z.string(), nonce: z.string() })
      .nullable()
      .default(null)
      .describe('commitment: SHA-256 of seed, space and nonce, printed before the run; null if the seed was given.'),
    strict: z
      .boolean()
      .describe(
        'Whether a should counts like a must, and each requirement on the connector must be covered by a scenario and judged, ' +
          "unless its declaration leaves it out. Requirements on the mock's own site and tenant never count.",
      ),
    replayCommand: z
      .string()
      .describe('Plays the run again; with the id of a scenario or a requirement after it, only that one.'),
    passedVariables: z
      .array(z.string())
      .default([])
      .describe(
        'Names of the variables of --pass-env. The replay command needs their values, and does not contain them.',
      ),
    outcome: z
      .enum(['passes', 'fails', 'undecided'])
      .describe('undecided: no requirement on the connector failed, but something that counts was not judged.'),
    totals: verdictCounts.describe(
      'Requirements on the connector by their most serious verdict, without those whose failures are all in the baseline.',
    ),
    knownFailures: count
      .default(0)
      .describe('The number of requirements on the connector whose failures are all in the baseline.'),
    outdatedKnownFailures: z
      .array(knownFailure)
      .default([])
      .describe('Entries of the baseline that now pass: they fail the run until they are removed.'),
    declared: declared
      .nullable()
      .default(null)
      .describe("The declaration of the connector's maker, which was used to judge the connector."),
    losses: z
      .array(loss)
      .default([])
      .describe('Declared readings that lose data; the requirements that they leave out are not judged.'),
    mockTotals: verdictCounts.describe(
      "The same for the requirements on the mock's own site and tenant: its self-test.",
    ),
    results: z.array(result).describe('In catalogue order.'),
    ledger: ledger.nullable().describe('The synthetic or imported day; null if it was not in the run.'),
    evidence: jsonEvidenceSchema
      .nullable()
      .default(null)
      .describe('One archived item, followed from its capture to its export; null if none was.'),
    leftLines: z.array(leftLine).describe('Lines of chat exports that are not part of any item.'),
    durationSeconds: z
      .number()
      .nonnegative()
      .describe('Real seconds. Fields of this name are the only ones that differ when a run is repeated.'),
  })
  .meta({ title: 'Conformance report of mock-telemessage' })

/** The JSON Schema (draft 2020-12) of the JSON report, for programs in other languages. */
export function jsonReportJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(jsonReportSchema) }
}
