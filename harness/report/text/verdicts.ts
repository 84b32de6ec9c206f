import type { Source } from '../../catalogue/index.ts'
import type { AreaRows, RequirementRow } from '../requirement-rows.ts'
import type { TextPage } from './page.ts'
import { type Cell, type Column, textTable } from './table.ts'

/** From this width on, the table has room for everything except the source as a word. */
const middleColumns = 64
/** From this width on, it also has room for the source. */
const wideColumns = 100

const sourceLetters: Record<Source, string> = { stated: 'S', documented: 'D', assumed: 'A' }

interface VerdictColumn extends Column {
  cell(row: RequirementRow): Cell
}

/** The verdicts by requirement, in catalogue order, under the titles of their areas. */
export function verdictTable(page: TextPage, areas: AreaRows[]): string[] {
  const columns = columnsFor(page)
  const groups = areas.map(({ title, subject, rows }) => ({
    title: subject === 'connector' ? title : `${title} (this mock's own self-test)`,
    rows: rows.map((row) => columns.map((column) => column.cell(row))),
  }))
  const abbreviated = page.widthColumns >= middleColumns && page.widthColumns < wideColumns
  return [
    ...(abbreviated ? [page.paint.dim('  src: S stated, D documented, A assumed')] : []),
    ...textTable(page, columns, groups),
  ]
}

function columnsFor(page: TextPage): VerdictColumn[] {
  const { dim } = page.paint
  const wide = page.widthColumns >= wideColumns
  const details: VerdictColumn[] = [
    column('passed', (row) => ({ text: passedText(row), paint: dim })),
    column('weight', (row) => ({ text: row.requirement.weight, paint: dim })),
    column(wide ? 'source' : 'src', ({ requirement: { source } }) => ({
      text: wide ? source : sourceLetters[source],
      paint: dim,
    })),
  ]
  return [
    column('id', (row) => ({ text: row.requirement.id })),
    column('verdict', (row) => ({ text: row.verdict, paint: page.verdict[row.verdict] })),
    ...(page.widthColumns >= middleColumns ? details : []),
    column('requirement', (row) => ({ text: row.requirement.sentence })),
  ]
}

function column(header: string, cell: VerdictColumn['cell']): VerdictColumn {
  return { header, overflow: 'cut', cell }
}

function passedText({ passedScenarios, playedScenarios }: RequirementRow): string {
  return playedScenarios === 0 ? '-' : `${passedScenarios}/${playedScenarios}`
}
