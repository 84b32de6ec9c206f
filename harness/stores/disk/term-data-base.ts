import { StoreError } from '../record-store.ts'
import type { Migration } from './data-base.ts'
import {
  closeDataBase,
  type DataBase,
  openDataBase,
  removeDataBase,
  type Statement,
  storeError,
} from './open-data-base.ts'

/**
 * The data base of the term index. `rules` has one row. `terms` has for each document its texts; it keeps no copy of them (`content=''`),
 * and no sizes. The tokenizer `ascii` splits at ASCII characters that are no letters or digits, and leaves all others as they are.
 */
const migrations: readonly Migration[] = [
  [
    'CREATE TABLE rules (name TEXT NOT NULL)',
    'CREATE TABLE documents (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE)',
    "CREATE VIRTUAL TABLE terms USING fts5(text, content='', columnsize=0, tokenize='ascii')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(terms, 'row')",
  ],
]

const texts = {
  rules: 'SELECT name FROM rules',
  setRules: 'INSERT INTO rules (name) VALUES (?)',
  count: 'SELECT coalesce(max(number), 0) AS value FROM documents',
  addDocument: 'INSERT INTO documents (number, key) VALUES (?, ?)',
  addTerms: 'INSERT INTO terms (rowid, text) VALUES (?, ?)',
  numberOf: 'SELECT number AS value FROM documents WHERE key = ?',
  keys: `SELECT group_concat(lower(hex(key)), '') AS value FROM
    (SELECT key FROM documents WHERE number BETWEEN ? AND ? ORDER BY number)`,
  // One value for all rows: as rows of their own they take ten times as long.
  having: 'SELECT json_group_array(rowid) AS value FROM terms WHERE terms MATCH ?',
  terms: 'SELECT json_group_array(term) AS value FROM vocabulary WHERE term >= ? AND term < ?',
  termCount: 'SELECT count(*) AS value FROM vocabulary WHERE term >= ? AND term < ?',
}

/** The data base of a term index with its statements. */
export interface TermDataBase {
  db: DataBase
  statements: Record<keyof typeof texts, Statement>
  close(): void
}

/**
 * Opens the data base in a file. A damaged one, and one of a newer version, is made again: everything in it follows from the messages.
 * Throws a StoreError: `store-in-use`, `store-unavailable`.
 */
export function openTermDataBase(file: string): TermDataBase {
  try {
    return openTermDataBaseAsItIs(file)
  } catch (error) {
    if (!(error instanceof StoreError && ['store-damaged', 'store-too-new'].includes(error.code))) throw error
    removeDataBase(file)
    return openTermDataBaseAsItIs(file)
  }
}

/** The same for a check: it throws a StoreError `store-damaged` or `store-too-new`, too. */
export function openTermDataBaseAsItIs(file: string): TermDataBase {
  const db = openDataBase(file, migrations)
  try {
    // Synced now and then: after a loss of power the latest documents are missing, and are added again.
    db.pragma('synchronous = NORMAL')
    // FTS5 looks at its tables here, so that much damage shows now.
    const prepared = Object.entries(texts).map(([name, text]) => [name, db.prepare<unknown[]>(text)])
    const statements = Object.fromEntries(prepared) as TermDataBase['statements']
    return { db, statements, close: () => closeDataBase(db) }
  } catch (error) {
    closeDataBase(db)
    // Such as a table that is missing.
    const isOther = error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR'
    if (isOther) throw new StoreError('store-damaged', `${file} is damaged (${error.message})`, error)
    throw storeError(error, file)
  }
}

/** What is in the column `value` of a row: most statements of the index ask for one thing. */
export function columnOf(row: unknown): unknown {
  return (row as { value: unknown }).value
}
