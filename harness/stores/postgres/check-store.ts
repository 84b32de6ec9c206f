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
import { type PostgresAddress, postgresAddress } from './address.ts'
import { type BodyContainer, openBodyContainer } from './body-container.ts'
import { pageOf, readPages } from './checked-pages.ts'
import { requirePresentFormat } from './format.ts'
import { openSession, type Session, storeError } from './session.ts'
import { statement } from './statements.ts'

/** What was found in a schema of PostgreSQL. */
export interface CheckedStore extends CheckedData {
  /** The data base and the schema in it, without user and password. */
  store: string
}

/** Where large bodies are. */
export interface CheckOptions {
  /** The address of the container of Azure, with a signature that may read; absent: they are in the data base. */
  containerUrl?: string | undefined
}

/**
 * Reads everything in a store in PostgreSQL, page by page and as it is at one moment: each record, each body, and whether each body that a
 * record refers to is there. Changes nothing, and takes no lock: servers may work meanwhile. Throws a StoreError: `store-too-new`,
 * `store-damaged` if nothing can be read, `store-unavailable`.
 */
export async function checkPostgresStore(url: string, { containerUrl }: CheckOptions = {}): Promise<CheckedStore> {
  const address = postgresAddress(url)
  const container = containerUrl === undefined ? undefined : await openBodyContainer(containerUrl)
  const session = await openSession(address)
  try {
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Blobs are downloaded between two pages.
    await session.query(statement('noIdleLimit'))
    await requirePresentFormat(session, address)
    if (container === undefined) await refuseBodiesApart(session, address)
    const check = { session, address, findings: [] }
    // First the bodies, so that only the few that are damaged are in memory while the records are read.
    const bodies = await checkBodies(check, container)
    const recordCount = await checkRecords(check, bodies.bad)
    const ofBodies = Array.from(bodies.bad.values(), (bad) => bodyFinding(bad, bad.references))
    const counts = { recordCount, bodyCount: bodies.count, bodyBytes: bodies.bytes }
    return { store: address.name, ...counts, findings: [...check.findings, ...ofBodies], unusedFiles: [] }
  } catch (error) {
    throw storeError(error, address)
  } finally {
    await session.end().catch(() => {})
  }
}

/** Without the container, nobody could say that the bodies in it are sound. */
async function refuseBodiesApart(session: Session, { name }: PostgresAddress): Promise<void> {
  const { rows } = await session.query<{ has: boolean }>(statement('hasBodiesApart'))
  if (rows[0]?.has !== true) return
  throw new StoreError(
    'store-unavailable',
    `${name} has bodies in a container of Azure; give the address of this container, as serve has it (--bodies)`,
  )
}

interface Check {
  session: Session
  address: PostgresAddress
  findings: DataFinding[]
}

interface BadBody {
  digest: string
  place: string
  problem: string
  references: BodyReferences | undefined
}

interface CheckedBodies {
  count: number
  bytes: number
  bad: Map<string, BadBody>
}

async function checkBodies(check: Check, container: BodyContainer | undefined): Promise<CheckedBodies> {
  const { schema } = check.address
  const checked: CheckedBodies = { count: 0, bytes: 0, bad: new Map() }
  const page = readPages<BodyRow>({ ...check, table: 'bodies', read: 'checkedBodiesAfter', keyOf: keyOfBody })
  for await (const rows of page) {
    const found = await Promise.all(rows.map((row) => (row.is_apart ? container?.digestOf(row.digest) : row.found)))
    for (const [at, { digest, size_bytes: sizeBytes, is_apart: isApart }] of rows.entries()) {
      checked.count += 1
      checked.bytes += Number(sizeBytes)
      if (found[at] === digest) continue
      const place = isApart ? placeInContainer(digest) : `${schema}.bodies: ${digest}`
      const problem = found[at] === undefined ? bodyProblems.noBody : bodyProblems.otherBytes
      checked.bad.set(digest, { digest, place, problem, references: undefined })
    }
  }
  return checked
}

interface BodyRow {
  digest: string
  size_bytes: string
  is_apart: boolean
  /** Null if the bytes are apart. */
  found: string | null
}

function keyOfBody({ digest }: BodyRow): string {
  return digest
}

/** The place of a body in a container. */
export function placeInContainer(digest: string): string {
  return `the container of Azure: ${digest}`
}

async function checkRecords(check: Check, bad: Map<string, BadBody>): Promise<number> {
  const { session, address, findings } = check
  const { rows: tables } = await session.query<{ id: number; name: string }>(statement('allTables'))
  const names = new Map(tables.map(({ id, name }) => [id, name]))
  let count = 0
  const pages = readPages<RecordRow>({ ...check, table: 'records', read: 'checkedRecordsAfter', keyOf: keyOfRecord })
  for await (const rows of pages) {
    count += rows.length
    const references = new Map<string, BodyReferences>()
    for (const { id, table_id: tableId, key, text, crc } of rows) {
      const place = `${address.schema}.records: ${names.get(tableId) ?? `table ${tableId}`}, ${key}`
      const problem = problemOfRecord(text, Number(crc), names.has(tableId))
      if (problem !== undefined) {
        findings.push(recordFinding(Number(id), place, problem))
        continue
      }
      for (const digest of digestsIn(text)) refer(references, digest, Number(id), place)
    }
    await noteMissing(check, [...references.keys()], bad)
    for (const [digest, of] of references) {
      const body = bad.get(digest)
      if (body === undefined) continue
      if (body.references === undefined) body.references = of
      else body.references.ids.push(...of.ids)
    }
  }
  return count
}

interface RecordRow {
  id: string
  table_id: number
  key: string
  text: string
  crc: string
}

function keyOfRecord({ id }: RecordRow): string {
  return id
}

async function noteMissing(
  { session, address, findings }: Check,
  digests: string[],
  bad: Map<string, BadBody>,
): Promise<void> {
  if (digests.length === 0) return
  const rows = await pageOf<{ digest: string }>(session, statement('missingBodies', [digests]))
  if (rows instanceof Error) {
    const place = `${address.schema}.bodies`
    if (!findings.some((one) => one.kind === 'data base' && one.place === place)) {
      findings.push({
        ...{ kind: 'data base', place, problem: `PostgreSQL cannot look up bodies (${rows.message})` },
        lost: 'what is there; not every reference was checked: restore the data base from a backup',
        ...{ recordIds: [], digest: undefined },
      })
    }
    return
  }
  for (const { digest } of rows) {
    if (bad.has(digest)) continue
    const place = `${address.schema}.bodies: ${digest}`
    bad.set(digest, { digest, place, problem: bodyProblems.noBody, references: undefined })
  }
}
