import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { createBodyCache } from '../body-cache.ts'
import { type Batch, type RecordStore, type StoredRecord, StoreError } from '../record-store.ts'
import { bodyInDataBaseBytesMax, makeFolder, readBodyFile, writeBodyFile } from './body-files.ts'
import { diskTermIndex } from './disk-term-index.ts'
import { closeDataBase, type DataBase, openDataBase, storeError } from './open-data-base.ts'
import { placesIn } from './places.ts'
import { damaged, readsOf } from './record-reads.ts'
import { type Statements, statementsOf } from './statements.ts'

/**
 * A store in a folder: a data base, and large bodies as files beside it. Throws a StoreError: `store-in-use`, `store-too-new`,
 * `store-damaged`, `store-unavailable`.
 */
export async function openDiskStore(folder: string): Promise<RecordStore> {
  const places = placesIn(folder)
  await makeFolder(places.bodies).catch((error: unknown) => {
    throw storeError(error, places.bodies)
  })
  const db = openDataBase(places.dataBase)
  const statements = statementsOf(db)
  // A batch runs it thousands of times, and arrays are made more quickly than objects.
  statements.putRecordForPlace.raw()
  const tableIds = new Map<string, number>()
  for (const { id, name } of statements.allTables.all() as { id: number; name: string }[]) tableIds.set(name, id)
  const cache = createBodyCache()
  const terms = diskTermIndex(places.terms)
  return {
    records: () => recordsIn(statements, tableIds, places.dataBase),
    commit: async (batch) => {
      try {
        // Before the records that refer to them. Without these records, a body file is an unused one.
        const large = batch.bodies.filter(({ bytes }) => bytes.length > bodyInDataBaseBytesMax)
        for (const body of large) await writeBodyFile(places.bodies, body)
        writeBatch(db, statements, tableIds, batch)
      } catch (error) {
        throw storeError(error, places.dataBase)
      }
    },
    body: (digest) => {
      const cached = cache.get(digest)
      if (cached !== undefined) return cached
      const bytes = readBody(statements, places.bodies, digest)
      cache.add(digest, bytes)
      return bytes
    },
    reads: readsOf(statements, tableIds, places.dataBase),
    terms,
    close: async () => {
      terms.close()
      closeDataBase(db)
    },
  }
}

async function* recordsIn(
  statements: Statements,
  tableIds: ReadonlyMap<string, number>,
  file: string,
): AsyncGenerator<StoredRecord> {
  const names = new Map([...tableIds].map(([name, id]) => [id, name]))
  const rows = statements.allRecords.iterate() as Iterable<{ table_id: number; key: string; text: string; crc: number }>
  for (const { table_id, key, text, crc } of rows) {
    const table = names.get(table_id) ?? `table ${table_id}`
    if (crc32(text) !== crc) throw damaged(file, table, key)
    yield { table, key, text }
  }
}

/** All of it in one transaction; on an error, nothing. */
function writeBatch(db: DataBase, statements: Statements, tableIds: Map<string, number>, batch: Batch): void {
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

function readBody(statements: Statements, folder: string, digest: string): Buffer {
  const row = statements.body.get(digest) as { size_bytes: number; bytes: Buffer | null } | undefined
  const bytes = row?.bytes ?? (row && readBodyFile(folder, digest))
  if (bytes === undefined)
    throw new StoreError('body-missing', `there are no bytes with the digest ${digest} in the store`)
  // What the archive is for: nobody gets bytes that are not those that came.
  if (hash('sha256', bytes) === digest) return bytes
  throw new StoreError('body-damaged', `the bytes with the digest ${digest} are damaged in the store`)
}
