import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IndexedRecords } from '../../control/state/term-index.ts'
import {
  type BodyReferences,
  bodyFinding,
  bodyProblems,
  type CheckedData,
  type DataFinding,
  digestsIn,
  problemOfRecord,
  recordFinding,
  refer,
} from '../checked-data.ts'
import { StoreError } from '../record-store.ts'
import { bodyFile } from './body-files.ts'
import { type CheckedIndex, openIndexCheck } from './check-index.ts'
import {
  closeDataBase,
  type DataBase,
  isCorruption,
  openDataBase,
  type Statement,
  storeError,
} from './open-data-base.ts'
import { placesIn } from './places.ts'
import { type Statements, statementsOf } from './statements.ts'

/** What was found in a data folder. */
export interface CheckedFolder extends CheckedData {
  folder: string
  index: CheckedIndex
}

/**
 * Reads everything in a data folder: the data base, each record, each body, whether each body that a record refers to is there, and the
 * index of words; `indexed` says what must be in it. Changes nothing. Throws a StoreError: `store-in-use`, `store-too-new`, `store-damaged` if nothing can be read, `store-unavailable`.
 */
export async function checkData(folder: string, indexed?: IndexedRecords): Promise<CheckedFolder> {
  const places = placesIn(folder)
  if (!existsSync(places.dataBase)) {
    throw new StoreError('store-unavailable', `${places.dataBase} is not there: this is not the data folder of a serve`)
  }
  const db = openDataBase(places.dataBase)
  try {
    return { folder, ...(await checkOpened(db, folder, indexed)) }
  } catch (error) {
    throw storeError(error, places.dataBase)
  } finally {
    closeDataBase(db)
  }
}

async function checkOpened(
  db: DataBase,
  folder: string,
  indexed: IndexedRecords | undefined,
): Promise<Omit<CheckedFolder, 'folder'>> {
  const places = placesIn(folder)
  const file = basename(places.dataBase)
  const statements = statementsOf(db)
  const terms = openIndexCheck(places.terms, indexed)
  try {
    const records = checkRecords(statements, file, terms.note)
    const bodies = await checkBodies(statements, places.bodies, records.references)
    const { index, findings: ofIndex } = terms.finish()
    const findings = [...checkStructure(db, file), ...records.findings, ...bodies.findings, ...ofIndex]
    const unusedFiles = await unusedIn(places.bodies, bodies.digests)
    const counts = { recordCount: records.count, bodyCount: bodies.digests.size, bodyBytes: bodies.bytes }
    return { ...counts, findings, unusedFiles, index }
  } finally {
    terms.close()
  }
}

function checkStructure(db: DataBase, file: string): DataFinding[] {
  try {
    const rows = db.pragma('integrity_check') as { integrity_check: string }[]
    return rows.flatMap(({ integrity_check: problem }) => (problem === 'ok' ? [] : tornFile(file, problem)))
  } catch (error) {
    if (!isCorruption(error)) throw error
    return [tornFile(file, 'its structure cannot be read')]
  }
}

function tornFile(file: string, problem: string): DataFinding {
  const lost = 'what is in this part of the file; repair keeps the rest'
  return { kind: 'data base', place: file, problem, lost, recordIds: [], digest: undefined }
}

/** The digests that records refer to, with the rows of these records. */
type References = Map<string, BodyReferences>

interface CheckedRecords {
  count: number
  findings: DataFinding[]
  references: References
}

function checkRecords(
  statements: Statements,
  file: string,
  note: (record: { table: string; text: string }) => void,
): CheckedRecords {
  const names = new Map(
    (statements.allTables.all() as { id: number; name: string }[]).map(({ id, name }) => [id, name]),
  )
  const findings: DataFinding[] = []
  const references: References = new Map()
  let count = 0
  const rows = readable<StoredRow>(statements.allRecords, file, findings)
  for (const { id, table_id, key, text, crc } of rows) {
    count += 1
    const table = names.get(table_id) ?? `table ${table_id}`
    const place = `${file}: ${table}, ${key}`
    const problem = problemOfRecord(text, crc, names.has(table_id))
    if (problem !== undefined) {
      findings.push(recordFinding(id, place, problem))
      continue
    }
    note({ table, text })
    for (const digest of digestsIn(text)) refer(references, digest, id, place)
  }
  return { count, findings, references }
}

/** The rows of a statement up to the first one that cannot be read, which is a finding. */
function* readable<Row>(statement: Statement, file: string, findings: DataFinding[]): Generator<Row> {
  try {
    yield* statement.iterate() as Iterable<Row>
  } catch (error) {
    if (!isCorruption(error)) throw error
    findings.push(tornFile(file, 'a page of the file cannot be read'))
  }
}

interface StoredRow {
  id: number
  table_id: number
  key: string
  text: string
  crc: number
}

interface CheckedBodies {
  digests: Set<string>
  bytes: number
  findings: DataFinding[]
}

async function checkBodies(statements: Statements, folder: string, references: References): Promise<CheckedBodies> {
  const findings: DataFinding[] = []
  const digests = new Set<string>()
  let bytes = 0
  const report = (digest: string, place: string, problem: string): void => {
    findings.push(bodyFinding({ digest, place, problem }, references.get(digest)))
  }
  for (const { digest, size_bytes: sizeBytes } of readable<BodyRow>(statements.allBodies, 'data.db', findings)) {
    digests.add(digest)
    bytes += sizeBytes
    const { bytes: inside } = statements.body.get(digest) as { bytes: Buffer | null }
    const path = bodyFile(folder, digest)
    if (inside !== null && createHash('sha256').update(inside).digest('hex') !== digest) {
      report(digest, `data.db: body ${digest}`, bodyProblems.otherBytes)
    } else if (inside === null && !existsSync(path)) report(digest, path, bodyProblems.noFile)
    else if (inside === null && (await digestOf(path)) !== digest) {
      report(digest, path, bodyProblems.otherBytes)
    }
  }
  for (const digest of references.keys()) {
    if (!digests.has(digest)) report(digest, `data.db: body ${digest}`, bodyProblems.noBody)
  }
  return { digests, bytes, findings }
}

interface BodyRow {
  digest: string
  size_bytes: number
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}

async function unusedIn(folder: string, digests: ReadonlySet<string>): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
  const files: string[] = []
  for (const path of paths) {
    if (!digests.has(basename(path)) && (await stat(path)).isFile()) files.push(relative(folder, path))
  }
  return files.sort()
}
