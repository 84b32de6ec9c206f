import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type TableFault, typedAddress, typedNumber, typedTable } from '../../typed-files/index.ts'
import { PeopleFileError, type PeopleFileErrorCode } from '../errors.ts'
import { inWords } from '../file/export-limits.ts'
import { nameKey, plain } from '../plain-text.ts'

/** The people of exports, in the order of the file. */
export interface PeopleFile {
  /** Base name. */
  file: string
  rows: PeopleFileRow[]
  /** The lines that were read differently from how they are written, each with what was read. */
  notes: string[]
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

/**
 * Reads a people file: CSV with the columns `Name,Number,Email,Mailbox` in any order; Email and Mailbox may be empty. Text,
 * numbers and addresses are read as those of a custom mapping file. Throws a PeopleFileError that names the line.
 */
export async function readPeopleFile(path: string): Promise<PeopleFile> {
  const file = basename(path)
  const table = typedTable(await bytesOf(path, file), columns)
  const rows: PeopleFileRow[] = []
  const notes: string[] = []
  const lines = new Map<string, number>()
  for (const { cells, line } of table.rows) {
    const refuse = refusalAt(file, line)
    const row = rowOf(cells, { refuse, note: (what) => notes.push(`${file}, line ${line}: ${what}`) })
    refuseTwice(`name ${nameKey(row.name)}`, line, lines, (first) =>
      refuse('duplicate-name', `has the name of line ${first}; every name must occur once, as the export shows it`),
    )
    refuseTwice(`number ${row.number}`, line, lines, (first) =>
      refuse('duplicate-number', `has the number of line ${first}; every person has a number of their own`),
    )
    rows.push(row)
  }
  if (table.fault !== undefined) throw errorOf(table.fault, file)
  return { file, rows, notes }
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > fileBytesMax) {
      throw new PeopleFileError('too-large', {
        file,
        complaint: `is larger than ${inWords(fileBytesMax)}, which no people file is`,
      })
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof PeopleFileError) throw cause
    const error = new PeopleFileError('unreadable', { file, complaint: 'cannot be read; give the path of a CSV file' })
    error.cause = cause
    throw error
  }
}

const codes = {
  'not-text': 'not-utf-8',
  'not-csv': 'not-csv',
  'wrong-header': 'wrong-header',
  'wrong-columns': 'wrong-columns',
} as const

function errorOf({ kind, line, problem }: TableFault, file: string): PeopleFileError {
  return new PeopleFileError(codes[kind], { file, line, complaint: problem })
}

type Refuse = (code: PeopleFileErrorCode, complaint: string) => never

/** What is said about a row: that the file is refused for it, or that a cell was read differently. */
interface Remarks {
  refuse: Refuse
  note(what: string): void
}

function refusalAt(file: string, line: number): Refuse {
  return (code, complaint) => {
    throw new PeopleFileError(code, { file, line, complaint })
  }
}

function rowOf(cells: Record<Column, string>, remarks: Remarks): PeopleFileRow {
  const { refuse, note } = remarks
  const name = plain(cells.Name)
  if (name === '') refuse('no-name', 'has no Name; write the name as the export shows it')
  if (/[\n\ufffd]/u.test(name)) {
    refuse(
      'no-name',
      'the Name has a line break or a lost character, which no export shows; write it as the export shows it',
    )
  }
  const number = typedNumber(cells.Number)
  if ('problem' in number) return refuse('bad-number', `the Number cannot be read: ${number.problem}`)
  if (number.changed !== undefined) note(`the Number was ${number.changed}`)
  return {
    name,
    number: number.number,
    email: addressIn('Email', cells, remarks),
    mailbox: addressIn('Mailbox', cells, remarks),
  }
}

function addressIn(
  column: 'Email' | 'Mailbox',
  cells: Record<Column, string>,
  { refuse, note }: Remarks,
): string | undefined {
  if (plain(cells[column]) === '') return undefined
  const read = typedAddress(cells[column])
  if ('address' in read) {
    if (read.changed !== undefined) note(`the ${column} was ${read.changed}`)
    return read.address
  }
  return refuse('bad-address', `the ${column} is not an e-mail address: ${read.problem}; or leave it empty`)
}

function refuseTwice(key: string, line: number, lines: Map<string, number>, refuse: (first: number) => never): void {
  const first = lines.get(key)
  if (first !== undefined) refuse(first)
  lines.set(key, line)
}
