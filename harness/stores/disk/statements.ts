import type { DataBase, Statement } from './open-data-base.ts'

const texts = {
  addTable: 'INSERT INTO tables (name) VALUES (?)',
  allTables: 'SELECT id, name FROM tables',
  allRecords: 'SELECT id, table_id, key, text, crc FROM records ORDER BY id',
  putRecord: `INSERT INTO records (table_id, key, text, crc) VALUES (?, ?, ?, ?)
    ON CONFLICT (table_id, key) DO UPDATE SET text = excluded.text, crc = excluded.crc`,
  putRecordForPlace: `INSERT INTO records (table_id, key, text, crc) VALUES (?, ?, ?, ?)
    ON CONFLICT (table_id, key) DO UPDATE SET text = excluded.text, crc = excluded.crc RETURNING id`,
  // As one text: to return a million rows takes three times as long.
  placesOf: 'SELECT group_concat(id) AS places FROM records WHERE table_id = ?',
  keysOf: 'SELECT id, key FROM records WHERE table_id = ?',
  fewRecordsOf: 'SELECT id, key, text, crc FROM records WHERE table_id = ? ORDER BY id',
  // The sign keeps SQLite from going through all keys of the table for each range.
  recordsBetween: 'SELECT id, key, text, crc FROM records WHERE id BETWEEN ? AND ? AND +table_id = ? ORDER BY id',
  recordAt: 'SELECT table_id, key, text, crc FROM records WHERE id = ?',
  recordOf: 'SELECT id, key, text, crc FROM records WHERE table_id = ? AND key = ?',
  removeRecord: 'DELETE FROM records WHERE table_id = ? AND key = ?',
  putBody: 'INSERT INTO bodies (digest, size_bytes, bytes) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING',
  body: 'SELECT size_bytes, bytes FROM bodies WHERE digest = ?',
  allBodies: 'SELECT digest, size_bytes FROM bodies ORDER BY digest',
}

/** The statements of a store, made once: a batch runs them thousands of times. */
export type Statements = Record<keyof typeof texts, Statement>

/** Prepares the statements. */
export function statementsOf(db: DataBase): Statements {
  const prepared = Object.entries(texts).map(([name, text]) => [name, db.prepare<unknown[]>(text)])
  return Object.fromEntries(prepared) as Statements
}
