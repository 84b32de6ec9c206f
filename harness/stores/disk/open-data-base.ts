import { rmSync } from 'node:fs'
import Database from 'libsql'
import { StoreError } from '../record-store.ts'
import { type Migration, migrations as presentMigrations } from './data-base.ts'

/** An open data base, which no other process can open. */
export type DataBase = Database.Database

/** A prepared statement. */
export type Statement = Database.Statement<unknown[]>

/**
 * Opens a data base file, or makes it, and brings it to the present format. Throws a StoreError: `store-in-use`, `store-too-new`,
 * `store-damaged`, `store-unavailable`.
 */
export function openDataBase(file: string, migrations: readonly Migration[] = presentMigrations): DataBase {
  try {
    const db = new Database(file)
    try {
      // The lock of the operating system ends with the process, however it ends.
      db.pragma('locking_mode = EXCLUSIVE')
      db.pragma('journal_mode = WAL')
      // FULL: the log is synced before a transaction counts as done.
      db.pragma('synchronous = FULL')
      db.exec('BEGIN EXCLUSIVE')
      migrate(db, file, migrations)
      db.exec('COMMIT')
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw storeError(error, file)
  }
}

/** Closes a data base for every other process and for this one: the library may keep it open until its statements are collected. */
export function closeDataBase(db: DataBase): void {
  try {
    // A lock that began with a write-ahead log can be given up only without one (SQLite: write-ahead logging, section 6).
    db.pragma('journal_mode = DELETE')
    db.pragma('locking_mode = NORMAL')
    db.pragma('user_version')
  } catch (error) {
    // A damaged file may refuse even this. Nothing is lost: what was committed is in the file or in its log.
    if (!isCorruption(error)) throw error
  } finally {
    db.close()
  }
}

/** Removes a data base file, and what belongs to it. */
export function removeDataBase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}

function migrate(db: DataBase, file: string, migrations: readonly Migration[]): void {
  const version = versionOf(db)
  if (version > migrations.length) {
    throw new StoreError(
      'store-too-new',
      `${file} was written by a newer version of mock-telemessage (format ${version}; this version reads up to format ${migrations.length}); use that version, or another folder`,
    )
  }
  for (const step of migrations.slice(version)) for (const text of step) db.exec(text)
  // A pragma takes no parameters; the value is a count of ours.
  db.pragma(`user_version = ${migrations.length}`)
}

function versionOf(db: DataBase): number {
  const [row] = db.pragma('user_version') as [{ user_version: number }]
  return row.user_version
}

/** What to do about a damaged data base of a store. */
export const checkAdvice = 'run mock-telemessage data check on its folder'

/** The error in our words, whatever SQLite calls it. `advice`: what to do if the file is damaged. */
export function storeError(error: unknown, file: string, advice: string = checkAdvice): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const other = 'stop the other one, or use another folder with --data'
    return new StoreError('store-in-use', `${file} is in use by another process; ${other}`, error)
  }
  if (isCorruption(error)) {
    return new StoreError('store-damaged', `${file} is damaged (${messageOf(error)}); ${advice}`, error)
  }
  return new StoreError('store-unavailable', `${file} cannot be used: ${messageOf(error)}`, error)
}

/** Whether SQLite says that a file is not what it wrote. */
export function isCorruption(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
