import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { PeopleFileError, type PeopleFileErrorCode } from '../errors.ts'
import { inWords } from '../file/export-limits.ts'
import { decodeUtf8 } from '../file/text-bytes.ts'
import { nameKey, plain } from '../plain-text.ts'

/** The people of exports, in the order of the file. */
export interface PeopleFile {
  /** Base name. */
  file: string
  rows: PeopleFileRow[]
}

export interface PeopleFileRow {
  /** As the export shows it: the name in the phone's address book. */
  name: string
  /** Country code and number, digits only, without plus. */
  number: string
  /** The address registered at TeleMessage; absent: they are not registered. */
  email?: string | undefined
  /** The mailbox in Microsoft 365; absent: they have none. */
  mailbox?: string | undefined
}

const columns = ['Name', 'Number', 'Email', 'Mailbox'] as const
type Column = (typeof columns)[number]

const fileBytesMax = 1024 * 1024
const address = z.email()

/**
 * Reads a people file: CSV in UTF-8, its header `Name,Number,Email,Mailbox` in any order; Email and Mailbox may be empty.
 * Throws a PeopleFileError that names the line.
 */
export async function readPeopleFile(path: string): Promise<PeopleFile> {
  const file = basename(path)
  const [header, ...records] = recordsOf(await textOf(path, file), file)
  const positions = positionsIn(header, file)
  const rows: PeopleFileRow[] = []
  const lines = new Map<string, number>()
  for (const { fields, line } of records) {
    const refuse = refusalAt(file, line)
    if (fields.length !== columns.length) refuse('wrong-columns', `has ${fields.length} columns; the header has 4`)
    const row = rowOf((column) => plain(fields[positions[column]] ?? ''), refuse)
    refuseTwice(`name ${nameKey(row.name)}`, line, lines, (first) =>
      refuse('duplicate-name', `has the name of line ${first}; every name must occur once, as the export shows it`),
    )
    refuseTwice(`number ${row.number}`, line, lines, (first) =>
      refuse('duplicate-number', `has the number of line ${first}; every person has a number of their own`),
    )
    rows.push(row)
  }
  return { file, rows }
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > fileBytesMax) {
      throw new PeopleFileError('too-large', {
        file,
        complaint: `is larger than ${inWords(fileBytesMax)}, which no people file is`,
      })
    }
    const decoded = decodeUtf8(await readFile(path))
    if ('text' in decoded) return decoded.text
    throw new PeopleFileError('not-utf-8', {
      file,
      line: decoded.badLine,
      complaint: 'is not UTF-8; save it as “CSV UTF-8”',
    })
  } catch (cause) {
    if (cause instanceof PeopleFileError) throw cause
    const error = new PeopleFileError('unreadable', { file, complaint: 'cannot be read; give the path of a CSV file' })
    error.cause = cause
    throw error
  }
}

interface CsvRecord {
  fields: string[]
  /** Counted from 1; the last line of a record that has a line break in a field. */
  line: number
}

function recordsOf(text: string, file: string): CsvRecord[] {
  try {
    const records: CsvRecord[] = []
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (fields: string[], { lines }) => {
        records.push({ fields, line: lines })
        return null
      },
    })
    return records
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause && typeof cause.lines === 'number' ? cause.lines : undefined
    const error = new PeopleFileError('not-csv', {
      file,
      line,
      complaint:
        'is not valid CSV: a quotation mark is not closed, or is inside a field; double it, and put the field in quotation marks',
    })
    error.cause = cause
    throw error
  }
}

function positionsIn(header: CsvRecord | undefined, file: string): Record<Column, number> {
  const names = (header?.fields ?? []).map((name) => plain(name).toLowerCase())
  const position = (column: Column): number => names.indexOf(column.toLowerCase())
  if (names.length !== columns.length || columns.some((column) => position(column) === -1)) {
    throw new PeopleFileError('wrong-header', {
      file,
      line: header?.line ?? 1,
      complaint: `the header is not ${columns.join(',')} (in any order, with commas)`,
    })
  }
  return { Name: position('Name'), Number: position('Number'), Email: position('Email'), Mailbox: position('Mailbox') }
}

type Refuse = (code: PeopleFileErrorCode, complaint: string) => never

function refusalAt(file: string, line: number): Refuse {
  return (code, complaint) => {
    throw new PeopleFileError(code, { file, line, complaint })
  }
}

function rowOf(field: (column: Column) => string, refuse: Refuse): PeopleFileRow {
  if (field('Name') === '') refuse('no-name', 'has no Name; write the name as the export shows it')
  const number = field('Number').replace(/^\+/u, '')
  if (!/^[1-9]\d{6,14}$/u.test(number)) {
    refuse('bad-number', 'the Number is not digits with country code (7 to 15, with or without + in front)')
  }
  return {
    name: field('Name'),
    number,
    email: addressIn('Email', field, refuse),
    mailbox: addressIn('Mailbox', field, refuse),
  }
}

function addressIn(column: 'Email' | 'Mailbox', field: (column: Column) => string, refuse: Refuse): string | undefined {
  const value = field(column)
  if (value === '') return undefined
  if (!address.safeParse(value).success)
    refuse('bad-address', `the ${column} is not an e-mail address; correct it, or leave it empty`)
  return value
}

function refuseTwice(key: string, line: number, lines: Map<string, number>, refuse: (first: number) => never): void {
  const first = lines.get(key)
  if (first !== undefined) refuse(first)
  lines.set(key, line)
}
