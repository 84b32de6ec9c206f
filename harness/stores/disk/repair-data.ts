import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { realNow } from '../../control/clock.ts'
import type { IndexedRecords } from '../../control/state/term-index.ts'
import type { DataFinding, RepairedData } from '../checked-data.ts'
import type { StoredRecord } from '../record-store.ts'
import { bodyFile } from './body-files.ts'
import { type CheckedFolder, checkData } from './check-data.ts'
import {
  closeDataBase,
  type DataBase,
  isCorruption,
  openDataBase,
  removeDataBase,
  storeError,
} from './open-data-base.ts'
import { placesIn } from './places.ts'

/**
 * Takes out what is damaged, so that the rest can be served again. What is taken out is kept beside it, as far as it can be read; only a
 * damaged index of words is not, because the next search makes it again. Throws like `checkData`.
 */
export async function repairData(folder: string, indexed?: IndexedRecords): Promise<RepairedData<CheckedFolder>> {
  const before = await checkData(folder, indexed)
  const { unusedFiles } = before
  const places = placesIn(folder)
  for (const path of unusedFiles) await rm(join(places.bodies, path), { force: true })
  const isIndex = ({ kind }: DataFinding): boolean => kind === 'search index'
  if (before.findings.some(isIndex)) removeDataBase(places.terms)
  const findings = before.findings.filter((finding) => !isIndex(finding))
  if (findings.length === 0) return { before, removedTo: undefined, after: await checkData(folder, indexed) }
  const removedTo = join(places.removed, realNow().toISOString().replaceAll(':', '-'))
  await mkdir(removedTo, { recursive: true, mode: 0o700 })
  const isTorn = findings.some(({ kind }) => kind === 'data base')
  if (isTorn) await copyReadable(folder, removedTo)
  // In the copy, what could not be read before shows as records without their bodies.
  await takeOut(folder, removedTo, isTorn ? (await checkData(folder)).findings : findings)
  return { before, removedTo, after: await checkData(folder, indexed) }
}

/** Puts a new data base with all rows that can be read in the place of a damaged one, which is kept. */
async function copyReadable(folder: string, removedTo: string): Promise<void> {
  const { dataBase } = placesIn(folder)
  await copyFile(dataBase, join(removedTo, 'data.db'))
  const fresh = `${dataBase}.new`
  await rm(fresh, { force: true })
  const from = openDataBase(dataBase)
  const to = openDataBase(fresh)
  try {
    to.exec('BEGIN')
    copyRows(from, to, 'tables', ['id', 'name'])
    copyRows(from, to, 'records', ['id', 'table_id', 'key', 'text', 'crc'])
    copyRows(from, to, 'bodies', ['rowid', 'digest', 'size_bytes', 'bytes'])
    to.exec('COMMIT')
  } catch (error) {
    throw storeError(error, dataBase)
  } finally {
    closeDataBase(to)
    closeDataBase(from)
  }
  await rename(fresh, dataBase)
}

const blockRows = 256

/** Copies a table in blocks. A block that cannot be read is read row by row; what then cannot be read is lost. */
function copyRows(from: DataBase, to: DataBase, table: string, columns: string[]): void {
  const [id] = columns
  const names = columns.join(', ')
  const block = from.prepare(`SELECT ${names} FROM ${table} WHERE ${id} >= ? AND ${id} < ?`).raw()
  const put = to.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  const last = lastId(from, table, id ?? 'rowid')
  const copy = (start: number, end: number): void => {
    try {
      for (const row of block.all(start, end) as unknown[][]) put.run(...row)
    } catch (error) {
      if (end - start === 1) return
      if (!isCorruption(error)) throw error
      for (let at = start; at < end; at += 1) copy(at, at + 1)
    }
  }
  for (let start = 1; start <= last; start += blockRows) copy(start, start + blockRows)
}

/** The highest id; where even that cannot be read, as many ids as are tried. */
function lastId(db: DataBase, table: string, id: string): number {
  try {
    return (db.prepare(`SELECT max(${id}) AS last FROM ${table}`).get() as { last: number | null }).last ?? 0
  } catch {
    return 1_000_000
  }
}

/** Removes damaged records and bodies, after they were written to a file of their own. */
async function takeOut(folder: string, removedTo: string, findings: readonly DataFinding[]): Promise<void> {
  const { dataBase, bodies } = placesIn(folder)
  const ids = new Set(findings.flatMap(({ recordIds }) => recordIds))
  const digests = findings.flatMap(({ digest }) => digest ?? [])
  const db = openDataBase(dataBase)
  try {
    const one = db.prepare(
      'SELECT tables.name AS "table", key, text FROM records LEFT JOIN tables ON tables.id = table_id WHERE records.id = ?',
    )
    const log = await open(join(removedTo, 'records.jsonl'), 'w', 0o600)
    for (const id of ids) {
      const { table, key, text } = one.get(id) as StoredRecord
      await log.write(`${JSON.stringify({ table, key, text })}\n`)
    }
    await log.sync()
    await log.close()
    for (const digest of digests) {
      const path = bodyFile(bodies, digest)
      if (existsSync(path)) await rename(path, join(removedTo, digest))
    }
    db.exec('BEGIN')
    for (const id of ids) db.prepare('DELETE FROM records WHERE id = ?').run(id)
    for (const digest of digests) db.prepare('DELETE FROM bodies WHERE digest = ?').run(digest)
    db.exec('COMMIT')
  } catch (error) {
    throw storeError(error, dataBase)
  } finally {
    closeDataBase(db)
  }
}
