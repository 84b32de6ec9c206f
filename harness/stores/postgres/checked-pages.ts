import type { QueryConfig } from 'pg'
import type { DataFinding } from '../checked-data.ts'
import type { PostgresAddress } from './address.ts'
import { isDamage, type Session } from './session.ts'
import { statement } from './statements.ts'

const rowsOfPageMax = 1_000
/** A page ends with the row that reaches this size, so that memory holds little at a time. */
const bytesOfPageMax = 8 * 1024 * 1024

/** What is in front of the key of the first row. */
const firstKeys = { records: '0', bodies: '' } as const

/** A table that is read in the order of its keys. */
export interface PagedTable<Row> {
  session: Session
  address: PostgresAddress
  table: 'records' | 'bodies'
  read: 'checkedRecordsAfter' | 'checkedBodiesAfter'
  keyOf(row: Row): string
  /** Gets what PostgreSQL cannot read. */
  findings: DataFinding[]
}

/** The rows of a table, in a transaction, up to the first one that PostgreSQL cannot read, which is a finding. */
export async function* readPages<Row extends object>(paged: PagedTable<Row>): AsyncGenerator<Row[]> {
  const { session, table, read, keyOf } = paged
  let after: string = firstKeys[table]
  for (let rowsMax = rowsOfPageMax; ; ) {
    const rows = await pageOf<Row>(session, statement(read, [after, rowsMax, bytesOfPageMax]))
    if (rows instanceof Error) {
      if (rowsMax === 1) {
        paged.findings.push(tornTable(paged, after, rows))
        return
      }
      // Row by row, up to the one that cannot be read.
      rowsMax = 1
      continue
    }
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = keyOf(last)
  }
}

/** Returns the error if PostgreSQL cannot read something; the transaction is as before then. */
export async function pageOf<Row extends object>(session: Session, query: QueryConfig): Promise<Row[] | Error> {
  await session.query('SAVEPOINT page')
  try {
    const { rows } = await session.query<Row>(query)
    await session.query('RELEASE SAVEPOINT page')
    return rows
  } catch (error) {
    if (!(isDamage(error) && error instanceof Error)) throw error
    await session.query('ROLLBACK TO SAVEPOINT page')
    return error
  }
}

function tornTable<Row>({ address, table }: PagedTable<Row>, after: string, error: Error): DataFinding {
  const row = after === firstKeys[table] ? 'its first row' : `the row after ${after}`
  return {
    kind: 'data base',
    place: `${address.schema}.${table}`,
    problem: `PostgreSQL cannot read ${row} (${error.message})`,
    lost: 'what is there; nothing behind it was checked: restore the data base from a backup',
    recordIds: [],
    digest: undefined,
  }
}
