import { declarationSentences } from '../catalogue/index.ts'
import type { KnownFailure, RunReport } from '../runner/play/result.ts'
import { type AreaRows, areaRows, type RequirementRow } from './requirement-rows.ts'
import type { Standing, StandingCounts } from './standing.ts'
import { verdictOrder, verdictWords } from './verdict-words.ts'

/** `undecided`: no unknown failure, but something that counts was not judged. */
export type Outcome = 'passes' | 'fails' | 'undecided'

/** What a reader must know after two lines. */
export interface Headline {
  outcome: Outcome
  /**
   * Requirements on the connector by verdict, as the runner counted them: the exit code follows from the same numbers.
   */
  connector: StandingCounts
  /** Requirements on this mock's own site and tenant by verdict; they never count for the connector. */
  mock: StandingCounts
  /** The connector and the outcome: `my-connector fails`. */
  title: string
  /** The requirements on the connector, in one sentence. */
  sentence: string
  /** What a strict run demands, and whether it got it; empty if the run is not strict. */
  strictSentence: string
  /** One sentence about the mock's own self-test; empty where it was not in the run. */
  mockSentence: string
  /** Declared readings other than the default, with the data that they lose; one sentence for each. */
  declaredSentences: string[]
  /** Shoulds that are not met, one sentence for each: exit code 0 does not tell of them. */
  warnedSentences: string[]
  /** Entries to remove from the baseline; one sentence for each. */
  baselineSentences: string[]
}

/** Sums a run up by requirement: a requirement counts once, with the most serious verdict of its scenarios. */
export function headlineOf(report: RunReport): Headline {
  const areas = areaRows(report)
  const ofConnector = areas.filter((area) => area.subject === 'connector')
  const ofMock = areas.filter((area) => area.subject !== 'connector')
  const connector = { ...report.totals, known: countsOf(ofConnector).known }
  const mock = countsOf(ofMock)
  const baselineSentences = (report.outdatedKnownFailures ?? []).map(outdatedSentence)
  const outcome = baselineSentences.length > 0 ? 'fails' : outcomeOf(connector, report.strict)
  return {
    outcome,
    connector,
    mock,
    title: `${report.connector} ${outcomeWords(outcome, connector.warn)}`,
    sentence: connectorSentence(connector, ofConnector),
    strictSentence: report.strict ? strictSentence(connector, ofConnector) : '',
    mockSentence: mockSentence(mock, ofMock),
    declaredSentences: [...archiverSentences(report), ...declarationSentences(report.declared.readings)],
    warnedSentences: ofConnector.flatMap(({ rows }) => rows.flatMap(warnedSentence)),
    baselineSentences,
  }
}

function outcomeWords(outcome: Outcome, warnings: number): string {
  if (outcome === 'undecided') return 'is undecided'
  if (outcome === 'fails' || warnings === 0) return outcome
  return `passes, with ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
}

function warnedSentence({ requirement, verdict }: RequirementRow): string[] {
  return verdict === 'warn'
    ? [`Warning: ${requirement.id}, which is a should, is not met: ${requirement.sentence}`]
    : []
}

function archiverSentences({ archiver }: RunReport): string[] {
  return archiver === undefined ? [] : [`Played: the ${archiver.folderName}.`]
}

/** Requirements on the connector by standing; known failures are counted separately. */
export function standingsOf(report: Pick<RunReport, 'results' | 'archiver'>): StandingCounts {
  return countsOf(areaRows(report).filter((area) => area.subject === 'connector'))
}

function countsOf(of: AreaRows[]): StandingCounts {
  const counts = Object.fromEntries(verdictOrder.map((verdict) => [verdict, 0])) as StandingCounts
  for (const { rows } of of) for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

function outcomeOf(counts: StandingCounts, strict: boolean): Outcome {
  if (counts.fail > 0) return 'fails'
  if (counts.error + counts.flaky + counts.unknown > 0) return 'undecided'
  if (strict && counts['not-covered'] > 0) return 'undecided'
  return counts.pass + counts.warn + counts.known > 0 ? 'passes' : 'undecided'
}

/** First failures, then passes, then what was left out. */
const spokenOrder: Standing[] = [
  'fail',
  'error',
  'flaky',
  'unknown',
  'known',
  'warn',
  'pass',
  'not-covered',
  'inapplicable',
]

/** They are in every headline, even as zero: the number of passes means little without what was left out. */
const alwaysSaid: Standing[] = ['pass', 'not-covered', 'inapplicable']

function connectorSentence(counts: StandingCounts, areas: AreaRows[]): string {
  if (totalOf(counts) === 0) return 'No requirement on a connector was in this run.'
  return `${phrases(counts, areas, alwaysSaid)}.`
}

/** Without it, a reader of a green strict run may believe that the mock's own requirements are covered, too. */
function strictSentence(counts: StandingCounts, areas: AreaRows[]): string {
  const open = idsOf(areas, ['not-covered', 'unknown', 'flaky', 'error'])
  if (open.length > 0)
    return `Strict: each requirement on the connector must be judged; not judged: ${open.join(', ')}.`
  if (counts.pass + counts.warn + counts.known + counts.fail === 0) {
    return 'Strict: a requirement on the connector must be judged; none was.'
  }
  return 'Strict: each requirement on the connector in this run was judged, or is left out by its declaration.'
}

function idsOf(areas: AreaRows[], standings: Standing[]): string[] {
  return areas.flatMap(({ rows }) =>
    rows.filter(({ verdict }) => standings.includes(verdict)).map(({ requirement }) => requirement.id),
  )
}

function mockSentence(counts: StandingCounts, areas: AreaRows[]): string {
  if (totalOf(counts) === 0) return ''
  const doubt = counts.fail + counts.error > 0 ? ' So the verdicts on the connector may be wrong.' : ''
  return `This mock's own self-test, which does not count for the connector: ${phrases(counts, areas, [])}.${doubt}`
}

function phrases(counts: StandingCounts, areas: AreaRows[], alsoZero: Standing[]): string {
  const said = spokenOrder.filter((verdict) => counts[verdict] > 0 || alsoZero.includes(verdict))
  return said
    .map((verdict, position) => {
      const count = counts[verdict]
      const noun = count === 1 ? ' requirement' : ' requirements'
      // What nobody has looked at is named: a number alone would not say whether it matters to the reader.
      const ids = verdict === 'not-covered' && count > 0 ? ` (${idsOf(areas, [verdict]).join(' ')})` : ''
      return `${count}${position === 0 ? noun : ''} ${count === 1 ? verdictWords[verdict].one : verdictWords[verdict].many}${ids}`
    })
    .join(', ')
}

/** What to do about an outdated entry of the baseline. */
export function outdatedSentence({ requirement, scenario }: KnownFailure): string {
  const what = scenario === undefined ? requirement : `${requirement} in ${scenario}`
  return `The baseline lists ${what}, which now passes: remove this entry.`
}

/** The number of all requirements. */
export function totalOf(counts: StandingCounts): number {
  return verdictOrder.reduce((sum, verdict) => sum + counts[verdict], 0)
}
