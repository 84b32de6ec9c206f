import { parse } from 'csv-parse/sync'
import pLimit from 'p-limit'
import {
  type ImportedLine,
  type NewUser,
  newUserSchema,
  type UserImport,
  userImportColumns,
  userImportLinesMax,
} from '../../contract/index.ts'
import { hashPassword, type PasswordHash } from '../login/passwords.ts'
import { isCaptureProblem } from '../refusals/capture-problems.ts'
import { Refusal } from '../refusals/errors.ts'
import { faultsIn } from '../refusals/schema-faults.ts'
import { SiteError, siteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { createUser } from './user-administration.ts'

type Column = (typeof userImportColumns)[number]
type RefusedLine = Extract<ImportedLine, { outcome: 'refused' }>

interface Row {
  cells: string[]
  /** The line in which the row begins. */
  line: number
}

interface ReadUser {
  line: number
  user: NewUser
}

const mandatoryColumns: readonly Column[] = ['firstName', 'number', 'password']
/** Slow hashes at once: as many as Node.js has threads for them. */
const hashesAtOnce = 4

/**
 * Creates the users of a CSV file, each line separately: a bad line does not stop the others. Throws the Refusal
 * `csv-invalid` when the file as a whole cannot be read. Verdicts never repeat the content of a line.
 */
export async function importUsers(text: string, account: CaptureAccount): Promise<UserImport> {
  const [header, ...rows] = rowsOf(text)
  const columns = readHeader(header)
  if (rows.length > userImportLinesMax) {
    throw new Refusal('csv-invalid', `The file has more than ${userImportLinesMax} users`)
  }
  const read = rows.map((row) => readRow(row, columns))
  const hashes = await hashAll(read)
  const lines = read.map((row) => ('user' in row ? create(row, account, hashes.get(row)) : row))
  const created = lines.filter(({ outcome }) => outcome === 'created').length
  return { created, refused: lines.length - created, lines }
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  try {
    // One kind of line break: csv-parse counts two lines for each CRLF within quotes, and would blame the wrong lines.
    parse(text.replaceAll(/\r\n?/g, '\n'), {
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      max_record_size: 65_536,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell !== '')) rows.push({ cells, line: lines - breaksIn(cells) })
        return null
      },
    })
    return rows
  } catch (error) {
    // Only the code: the parser's own words repeat the cell that it could not read.
    const { code = 'unknown reason', lines = 1 } = error as { code?: string; lines?: number }
    throw new Refusal('csv-invalid', `The file cannot be read at line ${lines} (${code})`)
  }
}

/** How many lines a row has before its last one. */
function breaksIn(cells: string[]): number {
  return cells.join('').split('\n').length - 1
}

function readHeader(header: Row | undefined): Column[] {
  const names = header?.cells ?? []
  const columns = userImportColumns.filter((column) => names.includes(column))
  const isComplete = mandatoryColumns.every((column) => columns.includes(column))
  if (isComplete && names.length === columns.length) return names as Column[]
  throw new Refusal(
    'csv-invalid',
    `The first line must name the columns ${mandatoryColumns.join(', ')}, and may name ${userImportColumns.slice(mandatoryColumns.length).join(', ')}, each once`,
  )
}

function readRow({ cells, line }: Row, columns: Column[]): ReadUser | RefusedLine {
  if (cells.length !== columns.length) {
    return refused(
      line,
      'body-invalid',
      `${cells.length} cells under ${columns.length} columns: quote cells with a comma`,
    )
  }
  // An empty cell means that the field is absent.
  const given = columns.flatMap((column, index) => (cells[index] === '' ? [] : [[column, cells[index]] as const]))
  const user = newUserSchema.safeParse(Object.fromEntries(given))
  return user.success ? { line, user: user.data } : refused(line, 'body-invalid', faultsIn(user.error))
}

async function hashAll(rows: (ReadUser | RefusedLine)[]): Promise<Map<ReadUser, PasswordHash>> {
  const limit = pLimit(hashesAtOnce)
  const users = rows.filter((row) => 'user' in row)
  return new Map(
    await Promise.all(users.map((row) => limit(async () => [row, await hashPassword(row.user.password)] as const))),
  )
}

function create(row: ReadUser, account: CaptureAccount, hash: PasswordHash | undefined): ImportedLine {
  if (hash === undefined) throw new RangeError('a password was not hashed')
  const { password: _, ...fields } = row.user
  try {
    return { line: row.line, outcome: 'created', userId: createUser(account, fields, hash).userId }
  } catch (error) {
    if (!(error instanceof SiteError) || !isCaptureProblem(error.code)) throw error
    return refused(row.line, error.code, siteError(error.code).message)
  }
}

function refused(line: number, code: string, reason: string): RefusedLine {
  return { line, outcome: 'refused', code, reason }
}
