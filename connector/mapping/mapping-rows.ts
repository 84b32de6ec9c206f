import { Readable } from 'node:stream'
import { type Info, parse } from 'csv-parse'
import { causeInWords, FatalError } from '../errors.ts'
import { refused, unreadable } from './mapping-refusal.ts'
import { mappingText } from './mapping-text.ts'
import { strangeCharacter, withoutInvisible, withoutInvisibleEnds } from './typed-text.ts'

/** A row as it is written in the file. */
export interface MappingRow {
  number: string
  target: string
  /** Where it begins, from 1. */
  line: number
}

/** The places of the two columns, and the number of columns. */
interface Header {
  number: number
  target: number
  cells: number
}

/** The columns of the file, as the vendor names them (MAP-10). */
export const numberColumn = 'External User ID'
/** The second column. */
export const targetColumn = 'Microsoft 365 User Mailbox'
const headerAdvice = `begin with a line that names the columns "${numberColumn}" and "${targetColumn}", each once, separated by commas`

/**
 * The rows of a mapping file (MAP-10): comma-separated with a header line, columns in any order, others ignored, empty rows
 * and empty cells at the end of a row left out. Throws a FatalError (`mapping-file-refused`) with line and reason.
 */
export async function* mappingRows(path: string): AsyncGenerator<MappingRow> {
  let header: Header | undefined
  for await (const { cells, line } of records(path)) {
    // A spreadsheet writes an empty row as a row of empty cells.
    if (cells.every((cell) => withoutInvisibleEnds(cell).text === '')) continue
    if (header === undefined) {
      header = readHeader(cells, line)
      continue
    }
    while (cells.length > header.cells && cells.at(-1) === '') cells.pop()
    if (cells.length !== header.cells) throw refused(line, cellProblem(cells, header.cells))
    yield { number: cells[header.number] ?? '', target: cells[header.target] ?? '', line }
  }
  if (header === undefined) throw refused(1, `there is no header: ${headerAdvice}`)
}

function cellProblem(cells: string[], wanted: number): string {
  const control = cells.map(strangeCharacter).find((character) => character?.startsWith('U+00') === true)
  if (control !== undefined) return `the control character ${control} is in it: the file is damaged, so save it again`
  return `${cells.length} cells, but the header has ${wanted}: quote cells that contain a comma`
}

function readHeader(cells: string[], line: number): Header {
  const names = cells.map((cell) => withoutInvisible(cell).text.replaceAll(/\s+/g, ' ').toLowerCase())
  const placeOf = (name: string): number => {
    const place = names.indexOf(name.toLowerCase())
    if (place >= 0 && place === names.lastIndexOf(name.toLowerCase())) return place
    throw refused(line, `the header is wrong: ${headerAdvice}`)
  }
  return { number: placeOf(numberColumn), target: placeOf(targetColumn), cells: cells.length }
}

async function* records(path: string): AsyncGenerator<{ cells: string[]; line: number }> {
  const file = Readable.from(mappingText(path), { objectMode: false })
  const parser = parse({
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // Named explicitly: otherwise the parser expects the line end of the first line everywhere.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 65_536,
  })
  file.on('error', (error) => parser.destroy(error))
  // The parser counts two lines for each CRLF within quotes; people look for a row where it begins.
  let countedTwice = 0
  try {
    for await (const { record, info } of file.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>) {
      const text = record.join('')
      countedTwice += occurrences(text, /\r\n/g)
      yield { cells: record, line: info.lines - countedTwice - occurrences(text, /\r\n|\n|\r/g) }
    }
  } catch (error) {
    if (error instanceof FatalError) throw error
    // Only the code: the parser's own words repeat the cell that it could not read.
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) - countedTwice : 1
    throw unreadable(line, causeInWords(error))
  } finally {
    file.destroy()
  }
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
