import { CsvError, parse } from 'csv-parse/sync'
import { neverTypedIn, trimmed, visible } from './characters.ts'
import { readableText } from './readable-text.ts'

/** Why a table cannot be used. */
export interface TableFault {
  kind: 'not-text' | 'not-csv' | 'wrong-header' | 'wrong-columns'
  /** Counted from 1; where the row begins. */
  line: number
  problem: string
}

/** A row with its named cells, without blanks around them. */
interface TableRow<Column extends string> {
  line: number
  cells: Record<Column, string>
}

/** The rows before the first fault, and the fault. */
export interface TypedTable<Column extends string> {
  rows: TableRow<Column>[]
  fault?: TableFault | undefined
}

/**
 * Reads a table that an administrator typed or saved from a spreadsheet: comma-separated, with a header that names each of
 * `columns` once, in any order and letter case. Further columns, empty rows, and empty cells behind the last column are left out.
 */
export function typedTable<Column extends string>(bytes: Buffer, columns: readonly Column[]): TypedTable<Column> {
  const readable = readableText(bytes)
  if ('badLine' in readable) {
    return { rows: [], fault: { kind: 'not-text', line: readable.badLine, problem: readable.problem } }
  }
  const { records, fault: csvFault } = recordsOf(readable.text)
  const [header, ...others] = records.filter(({ cells }) => cells.some((cell) => trimmed(cell) !== ''))
  const places = header && placesOf(header.cells, columns)
  if (header === undefined || places === undefined) {
    if (header === undefined && csvFault !== undefined) return { rows: [], fault: csvFault }
    const problem = `the header must name the columns ${columns.map((name) => `"${name}"`).join(', ')}, each once, separated by commas`
    return { rows: [], fault: { kind: 'wrong-header', line: header?.line ?? 1, problem } }
  }
  const rows: TableRow<Column>[] = []
  for (const { cells, line } of others) {
    const surplus = cells.slice(header.cells.length)
    if (cells.length < header.cells.length || surplus.some((cell) => cell !== '')) {
      return { rows, fault: { kind: 'wrong-columns', line, problem: columnProblem(cells, header.cells.length) } }
    }
    const named = columns.map((column) => [column, cells[places[column]] ?? ''] as const)
    rows.push({ line, cells: Object.fromEntries(named) as Record<Column, string> })
  }
  return { rows, fault: csvFault }
}

interface Cells {
  cells: string[]
  line: number
}

function recordsOf(text: string): { records: Cells[]; fault?: TableFault } {
  const records: Cells[] = []
  // One kind of line end, so that the parser's lines are those that people count.
  const lines = text.replaceAll(/\r\n?/g, '\n')
  try {
    parse(lines, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      record_delimiter: '\n',
      max_record_size: 65_536,
      on_record: (cells: string[], info) => {
        records.push({ cells, line: info.lines - (cells.join('').split('\n').length - 1) })
        return null
      },
    })
    return { records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const problem =
      'is not valid CSV: a quotation mark is not closed, or is inside a field; double it, and put the field in quotation marks'
    return { records, fault: { kind: 'not-csv', line: Number(error['lines'] ?? 1), problem } }
  }
}

function placesOf<Column extends string>(
  header: string[],
  columns: readonly Column[],
): Record<Column, number> | undefined {
  const names = header.map((name) => visible(name).split(/\s+/).join(' ').toLowerCase())
  const places = columns.map((column) => names.flatMap((name, place) => (name === column.toLowerCase() ? [place] : [])))
  if (places.some((found) => found.length !== 1)) return undefined
  return Object.fromEntries(columns.map((column, index) => [column, places[index]?.[0] ?? 0])) as Record<Column, number>
}

function columnProblem(cells: string[], wanted: number): string {
  const control = cells.map(neverTypedIn).find((character) => character?.startsWith('U+00'))
  if (control !== undefined) return `has the control character ${control}; the file is damaged, so save it again`
  return `has ${cells.length} columns, but the header has ${wanted}; quote cells that contain a comma`
}
