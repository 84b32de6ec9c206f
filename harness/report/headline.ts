import type { RunReport, Verdict } from '../runner/result.ts'
import { type AreaRows, areaRows } from './requirement-rows.ts'
import { verdictOrder, verdictWords } from './verdict-words.ts'

/** Requirements by verdict. */
export type VerdictCounts = Record<Verdict, number>

/** `undecided`: nothing failed, and something that counts was not judged. */
export type Outcome = 'passes' | 'fails' | 'undecided'

/** What a reader who stops after two lines must know. */
export interface Headline {
  outcome: Outcome
  /** Requirements on the connector by verdict, as the runner counted them: the exit code follows from the same numbers. */
  connector: VerdictCounts
  /** Requirements on this mock's own site and tenant by verdict; they never count for the connector. */
  mock: VerdictCounts
  /** Who, and the outcome: `my-connector fails`. */
  title: string
  /** The requirements on the connector, in one sentence. */
  sentence: string
  /** One sentence about the mock's own self-test; empty where it was not in the run. */
  mockSentence: string
}

/** Sums a run up by requirement: a requirement counts once, with the most serious verdict of its scenarios. */
export function headlineOf(report: RunReport): Headline {
  const connector = report.totals
  const mock = countsOf(areaRows(report).filter((area) => area.subject !== 'connector'))
  const outcome = outcomeOf(connector, report.strict)
  return {
    outcome,
    connector,
    mock,
    title: `${report.connector} ${outcome === 'undecided' ? 'is undecided' : outcome}`,
    sentence: connectorSentence(connector),
    mockSentence: mockSentence(mock),
  }
}

function countsOf(of: AreaRows[]): VerdictCounts {
  const counts = Object.fromEntries(verdictOrder.map((verdict) => [verdict, 0])) as VerdictCounts
  for (const { rows } of of) for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

function outcomeOf(counts: VerdictCounts, strict: boolean): Outcome {
  if (counts.fail > 0) return 'fails'
  if (counts.error > 0 || counts.unknown > 0) return 'undecided'
  if (strict && counts['not-covered'] > 0) return 'undecided'
  return counts.pass + counts.warn > 0 ? 'passes' : 'undecided'
}

/** What went wrong, what went well, what was left out. */
const spokenOrder: Verdict[] = ['fail', 'error', 'unknown', 'warn', 'pass', 'not-covered', 'inapplicable']

/** They stand in every headline, also as a zero: a number of passes says little without what was left out. */
const alwaysSaid: Verdict[] = ['pass', 'not-covered', 'inapplicable']

function connectorSentence(counts: VerdictCounts): string {
  if (totalOf(counts) === 0) return 'No requirement on a connector was in this run.'
  return `${phrases(counts, alwaysSaid)}.`
}

function mockSentence(counts: VerdictCounts): string {
  if (totalOf(counts) === 0) return ''
  const doubt = counts.fail > 0 ? ' What was found in the connector may be wrong.' : ''
  return `This mock's own self-test, which does not count for the connector: ${phrases(counts, [])}.${doubt}`
}

function phrases(counts: VerdictCounts, alsoZero: Verdict[]): string {
  const said = spokenOrder.filter((verdict) => counts[verdict] > 0 || alsoZero.includes(verdict))
  return said
    .map((verdict, position) => {
      const count = counts[verdict]
      const noun = count === 1 ? ' requirement' : ' requirements'
      return `${count}${position === 0 ? noun : ''} ${count === 1 ? verdictWords[verdict].one : verdictWords[verdict].many}`
    })
    .join(', ')
}

/** Requirements in all. */
export function totalOf(counts: VerdictCounts): number {
  return verdictOrder.reduce((sum, verdict) => sum + counts[verdict], 0)
}
