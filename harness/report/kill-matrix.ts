import type { Requirement } from '../catalogue/index.ts'
import type { ProvenConnector } from '../runner/index.ts'
import { counted } from './count-words.ts'
import { type ProofReport, unprovenRequirements } from './prove-report.ts'
import { heading, labelled, labelledWhole, paragraph, type TextPage, textPage } from './text-page.ts'
import { type Cell, type Column, textTable } from './text-table.ts'

export interface KillMatrixOptions {
  /** Without it, there is no escape sequence in the text. */
  colour: boolean
  widthColumns: number
  /** The catalogue's; those on others than a connector are passed over. */
  requirements: Requirement[]
  /** Ids of the requirements that some scenario plays. */
  coveredIds: ReadonlySet<string>
}

/** Which wrong connector turned which requirement red, and what nothing turned red. Ends in a line break. */
export function renderKillMatrix(proof: ProofReport, options: KillMatrixOptions): string {
  const page = textPage(options)
  const parts = [
    textTable(page, columnsFor(page), [{ title: '', rows: proof.connectors.map((each) => cellsOf(page, each)) }]),
    escapeLines(page, proof),
    unprovenLines(page, proof, options),
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

/** The wrong connectors that got away, and why. */
function escapeLines(page: TextPage, proof: ProofReport): string[] {
  const escaped = proof.connectors.filter(({ caught }) => !caught)
  if (escaped.length === 0) return []
  return [
    page.verdict.fail('Not caught'),
    ...escaped.flatMap(({ id, why }) => [...labelledWhole(page, 'connector', id), ...labelled(page, 'why', why)]),
  ]
}

function unprovenLines(page: TextPage, proof: ProofReport, options: KillMatrixOptions): string[] {
  const unproven = unprovenRequirements(proof, options.requirements, options.coveredIds)
  if (unproven.length === 0) return [heading(page, 'Unproven: none. Every covered requirement has been seen red.')]
  return [
    heading(page, 'Unproven'),
    ...paragraph(
      page,
      `No wrong connector that was caught turns ${unproven.length === 1 ? 'this one' : 'these'} red:`,
      2,
    ),
    ...paragraph(page, unproven.join(' '), 2).map(page.verdict.unknown),
  ]
}

function summaryLines(page: TextPage, proof: ProofReport): string[] {
  const caught = proof.connectors.filter((each) => each.caught).length
  const all = counted(proof.connectors.length, 'wrong connector', 'wrong connectors')
  const paint = caught === proof.connectors.length ? page.verdict.pass : page.verdict.fail
  return paragraph(page, `${caught} of ${all} caught.`).map(paint)
}
