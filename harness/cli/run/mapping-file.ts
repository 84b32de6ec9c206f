import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { CustomMapping } from '../../runner/index.ts'
import { readInputFile } from '../read-input-file.ts'
import { UserError } from '../user-error.ts'

const numberColumn = 'External User ID'
const mailboxColumn = 'Microsoft 365 User Mailbox'

/** A record and the line where it ends, as csv-parse returns them with `info`. */
interface CsvRow {
  record: Record<string, string>
  info: { lines: number }
}

const address = z.email()

/**
 * Reads a mapping file from the command line, for the oracle. It accepts only the documented spelling of numbers,
 * because the oracle must not need a parser for phone numbers. The connector reads the same bytes by its own rules.
 * Throws a UserError that names file, line and what would be right.
 */
export async function readMappingFile(path: string): Promise<CustomMapping> {
  const fileText = await readInputFile(path)
  if (isSpreadsheet(fileText)) throw wrong(path, 1, 'this is a spreadsheet; save it as CSV (UTF-8, comma-separated)')
  const rows = parseRows(path, fileText).map(({ record, info }) => {
    const number = record[numberColumn] ?? ''
    const target = record[mailboxColumn] ?? ''
    if (!/^[1-9][0-9]{6,14}$/.test(number)) {
      throw wrong(path, info.lines, `"${numberColumn}" must be country code and number, digits only, without plus`)
    }
    if (!address.safeParse(target).success)
      throw wrong(path, info.lines, `"${mailboxColumn}" must be an e-mail address`)
    return { number, target, line: info.lines }
  })
  const first = new Map<string, { target: string; line: number }>()
  for (const { number, target, line } of rows) {
    const other = first.get(number)
    if (other && other.target.toLowerCase() !== target.toLowerCase()) {
      throw wrong(
        path,
        line,
        `this is the number of line ${other.line}, with another mailbox; keep one of the two lines`,
      )
    }
    first.set(number, { target, line })
  }
  return { rows: rows.map(({ number, target }) => ({ number, target })), fileText }
}

function parseRows(path: string, fileText: Buffer): CsvRow[] {
  let hasHeader = false
  try {
    const rows = parse(fileText, {
      bom: true,
      columns: (header: string[]) => {
        hasHeader = true
        return checkedHeader(path, header)
      },
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as CsvRow[]
    if (!hasHeader) checkedHeader(path, [])
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw wrong(path, Number(error['lines'] ?? 1), error.message)
  }
}

function checkedHeader(path: string, header: string[]): string[] {
  const names = header.map((name) => name.trim())
  const missing = [numberColumn, mailboxColumn].filter((name) => !names.includes(name))
  if (missing.length === 0) return names
  throw wrong(path, 1, `the header must have the columns "${numberColumn}" and "${mailboxColumn}"`)
}

function wrong(path: string, line: number, what: string): UserError {
  return new UserError('bad-mapping-file', `${path}, line ${line}: ${what}`)
}

/**
 * Excel files are ZIP files, and older ones are compound files. The user may have forgotten to save the spreadsheet as
 * CSV.
 */
const spreadsheetBeginnings = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('\xd0\xcf\x11\xe0', 'latin1')]

function isSpreadsheet(fileText: Buffer): boolean {
  return spreadsheetBeginnings.some((beginning) => fileText.subarray(0, beginning.length).equals(beginning))
}
