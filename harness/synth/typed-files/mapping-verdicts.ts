import type { CountryCode } from 'libphonenumber-js/max'
import { typedAddress } from './typed-address.ts'
import { typedNumber } from './typed-number.ts'
import { typedTable } from './typed-table.ts'

/** `read`: as it is written. `cleaned`: with one reading that differs from what is written. `refused`: the whole file is refused. */
export type RowVerdict = 'read' | 'cleaned' | 'refused'

/** What a connector must make of a row of the mapping file. */
export interface JudgedRow {
  /** Where the row begins, from 1. */
  line: number
  /** As it is matched: digits with country code. Null if it cannot be read. */
  number: string | null
  /** The mailbox. Null if it cannot be read. */
  address: string | null
  verdict: RowVerdict
  /** What is wrong and what would be right, or what was read differently. Holds neither number nor address. */
  problem: string | null
}

const numberColumn = 'External User ID'
const mailboxColumn = 'Microsoft 365 User Mailbox'

/**
 * Judges each row of a custom mapping file (MAP-9 to MAP-11). A file that cannot be read from some line on has a last row for
 * that line. If any row is refused, a connector must refuse the whole file.
 */
export function mappingVerdicts(bytes: Buffer, region?: CountryCode): JudgedRow[] {
  const { rows, judge, faults } = judging(bytes, region)
  return [...rows.map(judge), ...faults]
}

/** So many rows are judged at a time: some hundredths of a second. */
const rowsPerTurn = 200

/**
 * The same, with pauses in which the process does other work: 200,000 rows take many seconds, and a server must answer others
 * meanwhile.
 */
export async function mappingVerdictsInTurns(bytes: Buffer, region?: CountryCode): Promise<JudgedRow[]> {
  const { rows, judge, faults } = judging(bytes, region)
  const judged: JudgedRow[] = []
  for (const row of rows) {
    judged.push(judge(row))
    if (judged.length % rowsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return [...judged, ...faults]
}

interface Row {
  line: number
  cells: Record<typeof numberColumn | typeof mailboxColumn, string>
}

interface Judging {
  rows: readonly Row[]
  /** To be called with each row once, in their order. */
  judge(row: Row): JudgedRow
  /** A last row for the line from which the file cannot be read. */
  faults: JudgedRow[]
}

function judging(bytes: Buffer, region: CountryCode | undefined): Judging {
  const { rows, fault } = typedTable(bytes, [numberColumn, mailboxColumn])
  const first = new Map<string, { address: string; line: number }>()
  const judge = ({ line, cells }: Row): JudgedRow => {
    const row = judgeRow(line, [cells[numberColumn], cells[mailboxColumn]], region)
    const { number, address } = row
    if (number === null || address === null) return row
    const other = first.get(number)
    if (other === undefined) first.set(number, { address, line })
    if (other === undefined || other.address.toLowerCase() === address.toLowerCase()) return row
    const problem = `this is the number of line ${other.line}, with another mailbox; keep one of the two lines`
    return { ...row, verdict: 'refused', problem }
  }
  if (fault === undefined) return { rows, judge, faults: [] }
  const { line, problem } = fault
  return { rows, judge, faults: [{ line, number: null, address: null, verdict: 'refused', problem }] }
}

function judgeRow(line: number, [typedIn, mailbox]: [string, string], region: CountryCode | undefined): JudgedRow {
  const number = typedNumber(typedIn, region)
  const address = typedAddress(mailbox)
  const problems = [
    ...('problem' in number ? [`"${numberColumn}": ${number.problem}`] : []),
    ...('problem' in address ? [`"${mailboxColumn}" must be an e-mail address: ${address.problem}`] : []),
  ]
  const changes = [
    ...('changed' in number ? [`"${numberColumn}": ${number.changed}`] : []),
    ...('changed' in address ? [`"${mailboxColumn}": ${address.changed}`] : []),
  ]
  const verdict = problems.length > 0 ? 'refused' : changes.length > 0 ? 'cleaned' : 'read'
  return {
    line,
    number: 'number' in number ? number.number : null,
    address: 'address' in address ? address.address : null,
    verdict,
    problem: [...problems, ...changes].join('; ') || null,
  }
}
