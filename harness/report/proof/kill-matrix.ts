import type { ProvenConnector } from '../../runner/index.ts'
import { counted } from '../count-words.ts'
import { heading, labelled, labelledWhole, paragraph, type TextPage, textPage } from '../text/page.ts'
import { type Cell, type Column, textTable } from '../text/table.ts'
import { mutationScoreText } from './mutation-score.ts'
import { type Kill, killOf, killWords, type ProofReport } from './prove-report.ts'

export interface KillMatrixOptions {
  /** Without colour, the text has no escape sequences. */
  colour: boolean
  widthColumns: number
}

/**
 * Which wrong connectors turned which requirements red, and which requirements none turned red. Ends in a line break.
 */
export function renderKillMatrix(proof: ProofReport, options: KillMatrixOptions): string {
  const page = textPage(options)
  const ofConnectors = [
    textTable(page, columnsFor(page), [{ title: '', rows: proof.connectors.map((each) => cellsOf(page, each)) }]),
    requirementLines(page, proof),
    escapeLines(page, 'connector', proof.connectors),
    unprovenLines(page, proof),
    mutantLines(page, proof),
  ]
  const parts = [
    // Somebody may have asked for wrong mocks only.
    ...(proof.connectors.length === 0 ? [] : ofConnectors),
    mockLines(page, proof),
    escapeLines(page, 'mock', proof.mocks),
    summaryLines(page, proof),
  ]
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${text.join('\n\n')}\n`
}

function columnsFor(page: TextPage): Column[] {
  const share = (percent: number) => Math.floor((page.widthColumns * percent) / 100)
  return [
    { header: 'connector', overflow: 'wrap', widthColumnsMax: share(26) },
    { header: 'caught', overflow: 'wrap' },
    { header: 'must be red', overflow: 'wrap', widthColumnsMax: Math.max(11, share(15)) },
    { header: 'also red', overflow: 'wrap', widthColumnsMax: Math.max(8, share(13)) },
    { header: 'fault', overflow: 'wrap' },
  ]
}

function cellsOf(page: TextPage, { id, fault, mustRed, red, caught }: ProvenConnector): Cell[] {
  const alsoRed = red.filter((requirement) => !mustRed.includes(requirement))
  return [
    { text: id },
    { text: caught ? 'yes' : 'no', paint: caught ? page.verdict.pass : page.verdict.fail },
    { text: mustRed.join(' ') },
    { text: alsoRed.join(' ') || '-', paint: page.paint.dim },
    { text: fault },
  ]
}

/** The matrix by requirement: the connectors that had to turn it red, and whether they did; for the others, counts. */
function requirementLines(page: TextPage, { connectors, requirements }: ProofReport): string[] {
  const counts = ['may', 'green', 'unplayed'] as const
  const rows = requirements.map(({ id }): Cell[] => {
    const by = (kill: Kill): string[] =>
      connectors.filter((connector) => killOf(connector, id) === kill).map((connector) => connector.id)
    const wrong = (['stray', 'missed'] as const).flatMap((kill) =>
      by(kill).map((name) => `${killWords[kill].letter} ${name}`),
    )
    const names = [...by('must'), ...wrong].join(', ')
    return [{ text: id }, ...counts.map((kill) => ({ text: String(by(kill).length) })), { text: names || '-' }]
  })
  const columns: Column[] = [
    { header: 'requirement', overflow: 'wrap' },
    ...counts.map((kill): Column => ({ header: killWords[kill].letter, overflow: 'wrap' })),
    { header: `${killWords.must.letter} by`, overflow: 'wrap' },
  ]
  const legend = Object.values(killWords).map(({ letter, meaning }) => `${letter} ${meaning}`)
  return [...textTable(page, columns, [{ title: '', rows }]), ...paragraph(page, legend.join('; '), 2)]
}

/** The wrong connectors or mocks that were not caught, and why. */
function escapeLines(
  page: TextPage,
  what: 'connector' | 'mock',
  proven: readonly Pick<ProvenConnector, 'id' | 'caught' | 'why'>[],
): string[] {
  const escaped = proven.filter(({ caught }) => !caught)
  if (escaped.length === 0) return []
  return [
    page.verdict.fail('Not caught'),
    ...escaped.flatMap(({ id, why }) => [...labelledWhole(page, what, id), ...labelled(page, 'why', why)]),
  ]
}

/** The wrong mocks apart: no connector is judged by them. */
function mockLines(page: TextPage, { mocks }: ProofReport): string[] {
  if (mocks.length === 0) return []
  const columns: Column[] = [
    { header: 'mock', overflow: 'wrap', widthColumnsMax: Math.floor(page.widthColumns * 0.35) },
    { header: 'caught', overflow: 'wrap' },
    { header: 'must be red', overflow: 'wrap', widthColumnsMax: Math.max(11, Math.floor(page.widthColumns * 0.15)) },
    { header: 'fault', overflow: 'wrap' },
  ]
  const rows = mocks.map(({ id, caught, mustRed, fault }): Cell[] => [
    { text: id },
    { text: caught ? 'yes' : 'no', paint: caught ? page.verdict.pass : page.verdict.fail },
    { text: mustRed.join(' ') },
    { text: fault },
  ])
  return [heading(page, 'Wrong mocks of the self-test'), ...textTable(page, columns, [{ title: '', rows }])]
}

function unprovenLines(page: TextPage, { requirements }: ProofReport): string[] {
  const unproven = requirements.filter(({ redBy }) => redBy.length === 0)
  if (unproven.length === 0) return [heading(page, 'Unproven: none. Every requirement has been seen red.')]
  const unsaid = unproven.filter(({ unprovenBecause }) => unprovenBecause === undefined).map(({ id }) => id)
  const noneOf = `No wrong connector that was played and caught turns ${unsaid.length === 1 ? 'this one' : 'these'} red:`
  return [
    heading(page, 'Unproven'),
    ...unproven.flatMap(({ id, unprovenBecause = '' }) =>
      unprovenBecause === '' ? [] : labelled(page, id, unprovenBecause),
    ),
    ...(unsaid.length === 0
      ? []
      : [...paragraph(page, noneOf, 2), ...paragraph(page, unsaid.join(' '), 2).map(page.verdict.unknown)]),
  ]
}

/** What mutation testing has shown: it asks of every place in the code what wrong connectors ask of some. */
function mutantLines(page: TextPage, { mutants }: ProofReport): string[] {
  const played = mutants.filter((score) => score.played > 0)
  if (played.length === 0) return []
  return [
    heading(page, 'Mutants, as last measured in a checkout (npm run test:mutants)'),
    ...played.flatMap((score) => paragraph(page, mutationScoreText(score), 2)),
  ]
}

function summaryLines(page: TextPage, { connectors, mocks }: ProofReport): string[] {
  const line = (proven: readonly { caught: boolean }[], one: string, several: string): string[] => {
    if (proven.length === 0) return []
    const caught = proven.filter((each) => each.caught).length
    const paint = caught === proven.length ? page.verdict.pass : page.verdict.fail
    return paragraph(page, `${caught} of ${counted(proven.length, one, several)} caught.`).map(paint)
  }
  return [
    ...line(connectors, 'wrong connector', 'wrong connectors'),
    ...line(mocks, 'wrong mock of the self-test', 'wrong mocks of the self-test'),
  ]
}
