import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Info, parse } from 'csv-parse'
import { causeInWords, FatalError } from '../errors.ts'
import { isEmailAddress } from './email-address.ts'
import { itemNumber, normalizeNumber } from './phone-number.ts'

/** Whose number leads to which mailbox, as an administrator wrote it down (MAP-3). */
export interface CustomMapping {
  /** The address that a participant's number is mapped to. It may belong to no valid user. */
  targetOf(number: string): string | undefined
}

interface Row {
  number: string
  target: string
  line: number
}

/** The places of the two columns, and the number of columns. */
interface Header {
  number: number
  target: number
  cells: number
}

const numberColumn = 'External User ID'
const targetColumn = 'Microsoft 365 User Mailbox'
const headerAdvice = `begin with a line that names the columns "${numberColumn}" and "${targetColumn}", each once, separated by commas`

/**
 * Reads the custom mapping file (MAP-10): comma-separated with a header line, columns in any order, others ignored. A
 * file with a mistake is refused as a whole (MAP-11), because half a mapping sends chats to wrong mailboxes or nowhere. Throws a FatalError (`mapping-file-refused`) with line and reason, and without a number.
 */
export async function readCustomMapping(path: string, region?: string): Promise<CustomMapping> {
  const targets = new Map<string, Row>()
  for await (const row of rows(path)) {
    const number = normalizeNumber(row.number, region)
    if (number === undefined)
      throw refused(row.line, `"${numberColumn}" is not a phone number: ${numberAdvice(region)}`)
    if (!isEmailAddress(row.target)) {
      throw refused(row.line, `"${targetColumn}" is not an e-mail address: give the address of one mailbox`)
    }
    const known = targets.get(number)
    if (known !== undefined && known.target.toLowerCase() !== row.target.toLowerCase()) {
      throw refused(
        row.line,
        `the number of line ${known.line} has another mailbox here: keep only one of the two rows`,
      )
    }
    targets.set(number, known ?? row)
  }
  return { targetOf: (number) => targets.get(itemNumber(number))?.target }
}

async function* rows(path: string): AsyncGenerator<Row> {
  let header: Header | undefined
  for await (const { cells, line } of records(path)) {
    // A spreadsheet writes an empty row as a row of empty cells.
    if (cells.every((cell) => cell === '')) continue
    if (header === undefined) {
      header = readHeader(cells, line)
      continue
    }
    if (cells.length !== header.cells) {
      throw refused(line, `${cells.length} cells, but the header has ${header.cells}: quote cells that contain a comma`)
    }
    yield { number: cells[header.number] ?? '', target: cells[header.target] ?? '', line }
  }
  if (header === undefined) throw refused(1, `there is no header: ${headerAdvice}`)
}

function readHeader(cells: string[], line: number): Header {
  const names = cells.map((cell) => cell.toLowerCase())
  const placeOf = (name: string): number => {
    const place = names.indexOf(name.toLowerCase())
    if (place >= 0 && place === names.lastIndexOf(name.toLowerCase())) return place
    throw refused(line, `the header is wrong: ${headerAdvice}`)
  }
  return { number: placeOf(numberColumn), target: placeOf(targetColumn), cells: cells.length }
}

async function* records(path: string): AsyncGenerator<{ cells: string[]; line: number }> {
  // Before the stream is opened: an error of a stream that is not read yet would reach nobody.
  const spreadsheet = await isSpreadsheet(path).catch((error: unknown) => {
    throw unreadable(1, error)
  })
  if (spreadsheet) throw refused(1, 'it is a spreadsheet: save it as CSV (UTF-8, comma-separated)')
  const file = createReadStream(path)
  const parser = parse({
    bom: true,
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
    throw unreadable(line, error)
  } finally {
    file.destroy()
  }
}

/** Excel writes ZIP files, and older versions compound files. The message for an administrator who chose such a file must name it. */
async function isSpreadsheet(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && ['504b0304', 'd0cf11e0'].includes(buffer.toString('hex'))
  } finally {
    await file.close()
  }
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function numberAdvice(region: string | undefined): string {
  const national =
    region === undefined ? 'set MT_DEFAULT_REGION for national spellings' : `or a national spelling of ${region}`
  return `give country code and number, digits only; ${national}`
}

function unreadable(line: number, cause: unknown): FatalError {
  return refused(
    line,
    `it cannot be read (${causeInWords(cause)}): give a readable file of comma-separated values in UTF-8`,
  )
}

function refused(line: number, reason: string): FatalError {
  return new FatalError('mapping-file-refused', `the custom mapping file is refused, line ${line}: ${reason}`)
}
