import { crc32 } from 'node:zlib'
import type { Batch, RecordReads, StoredRecord } from '../record-store.ts'
import { bodyInDataBaseBytesMax } from './body-files.ts'
import { checkAdvice, closeDataBase, type DataBase, openDataBase } from './open-data-base.ts'
import { damaged, type NamedFile, readsOf } from './record-reads.ts'
import { type Statements, statementsOf } from './statements.ts'

/** The records of a store in a file: the store itself, or a copy of another one. */
export interface RecordDataBase {
  db: DataBase
  statements: Statements
  reads: RecordReads
  /** Every record; those of one table in the order in which their keys were first set. Throws a StoreError `record-damaged`. */
  records(): AsyncIterable<StoredRecord>
  /** Writes all of a batch, but for the bytes of large bodies, or nothing. Then says of each change that it is kept. Throws errors of SQLite. */
  write(batch: Pick<Batch, 'changes' | 'bodies'>): void
  close(): void
}

/** Opens the data base in a file, or makes it. `advice`: what to do if it is damaged. Throws what `openDataBase` throws. */
export function openRecordDataBase(file: string, advice: string = checkAdvice): RecordDataBase {
  const db = openDataBase(file)
  const statements = statementsOf(db)
  // A batch runs it thousands of times, and arrays are made more quickly than objects.
  statements.putRecordForPlace.raw()
  const tableIds = new Map<string, number>()
  for (const { id, name } of statements.allTables.all() as { id: number; name: string }[]) tableIds.set(name, id)
  return {
    db,
    statements,
    reads: readsOf(statements, tableIds, { file, advice }),
    records: () => recordsIn(statements, tableIds, { file, advice }),
    write: (batch) => writeBatch(db, statements, tableIds, batch),
    close: () => closeDataBase(db),
  }
}

async function* recordsIn(
  statements: Statements,
  tableIds: ReadonlyMap<string, number>,
  named: NamedFile,
): AsyncGenerator<StoredRecord> {
  const names = new Map([...tableIds].map(([name, id]) => [id, name]))
  const rows = statements.allRecords.iterate() as Iterable<{ table_id: number; key: string; text: string; crc: number }>
  for (const { table_id, key, text, crc } of rows) {
    const table = names.get(table_id) ?? `table ${table_id}`
    if (crc32(text) !== crc) throw damaged(named, table, key)
    yield { table, key, text }
  }
}

/** All of it in one transaction; on an error, nothing. */
function writeBatch(
  db: DataBase,
  statements: Statements,
  tableIds: Map<string, number>,
  batch: Pick<Batch, 'changes' | 'bodies'>,
): void {
  const made: string[] = []
  const placed: (() => void)[] = []
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const { digest, bytes } of batch.bodies) {
      statements.putBody.run(digest, bytes.length, bytes.length > bodyInDataBaseBytesMax ? null : bytes)
    }
    for (const { table, key, text, kept } of batch.changes) {
      let tableId = tableIds.get(table)
      if (tableId === undefined) {
        tableId = Number(statements.addTable.run(table).lastInsertRowid)
        tableIds.set(table, tableId)
        made.push(table)
      }
      if (text === undefined) {
        statements.removeRecord.run(tableId, key)
        if (kept !== undefined) placed.push(() => kept(0))
      } else if (kept === undefined) {
        statements.putRecord.run(tableId, key, text, crc32(text))
      } else {
        const [place] = statements.putRecordForPlace.get(tableId, key, text, crc32(text)) as [number]
        placed.push(() => kept(place))
      }
    }
    db.exec('COMMIT')
  } catch (error) {
    for (const table of made) tableIds.delete(table)
    // SQLite itself may have rolled back already, such as on a full disk.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
  for (const tell of placed) tell()
}
