import { crc32 } from 'node:zlib'
import pLimit from 'p-limit'
import { createBodyCache } from '../body-cache.ts'
import { type Batch, type Body, type RecordStore, type StoredRecord, StoreError } from '../record-store.ts'
import { type PostgresAddress, postgresAddress } from './address.ts'
import { type BodyContainer, openBodyContainer } from './body-container.ts'
import { createBodyReader } from './body-reader.ts'
import { folded } from './folded-batch.ts'
import { bringToPresentFormat } from './format.ts'
import { lockSchema } from './schema-lock.ts'
import { type Session, storeError } from './session.ts'
import { type SharedTexts, sharedTextsOf } from './shared-texts.ts'
import { statement } from './statements.ts'

/** How a store in PostgreSQL is opened. */
export interface PostgresStoreOptions {
  /** The address of a container of Azure for large bodies, with its signature; absent: they are in the data base. */
  containerUrl?: string | undefined
  /** Waits until the process that has the store ends, in the place of `store-in-use`, until the signal is given. */
  waitUntil?: AbortSignal | undefined
}

/** A store in a schema of PostgreSQL, which belongs to the process that opened it for as long as its session lasts. */
export interface PostgresStore extends RecordStore {
  confirm(): Promise<void>
  texts: SharedTexts
  /** Fulfilled when the session ends, by `close()` or because it broke. Then the store is of no more use. */
  ended: Promise<void>
}

/** Larger bodies are in the container, if there is one. */
const bodyInRowBytesMax = 64 * 1024
const recordsOfPage = 5_000

/**
 * Opens the store at `postgres://…`, or makes it. Throws a StoreError: `store-in-use`, `store-too-new`, `store-damaged`,
 * `store-unavailable`; an AbortError if the signal came first.
 */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<PostgresStore> {
  const { containerUrl } = options
  const address = postgresAddress(url)
  const container = containerUrl === undefined ? undefined : await openBodyContainer(containerUrl)
  const session = await lockSchema(address, options.waitUntil)
  const ended = new Promise<void>((resolve) => session.once('end', () => resolve()))
  const inWords = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    try {
      return await act()
    } catch (error) {
      throw storeError(error, address)
    }
  }
  try {
    const tableIds = await inWords(async () => {
      await bringToPresentFormat(session, address)
      return tableIdsIn(session)
    })
    return storeOf({ address, container, containerUrl, session, ended, tableIds, inWords })
  } catch (error) {
    await session.end()
    throw error
  }
}

interface StoreParts {
  address: PostgresAddress
  container: BodyContainer | undefined
  containerUrl: string | undefined
  session: Session
  ended: Promise<void>
  tableIds: Map<string, number>
  inWords<Value>(act: () => Promise<Value>): Promise<Value>
}

function storeOf(parts: StoreParts): PostgresStore {
  const { address, container, containerUrl, session, ended, tableIds, inWords } = parts
  const cache = createBodyCache()
  const reader = createBodyReader(address, containerUrl)
  // What comes while a transaction is open would be a part of it.
  const one = pLimit(1)
  const oneInWords = (act: () => Promise<void>): Promise<void> => one(() => inWords(act))
  const texts = sharedTextsOf(session, address)
  return {
    ended,
    texts: {
      read: (name) => one(() => texts.read(name)),
      write: (name, text) => one(() => texts.write(name, text)),
    },
    records: () => recordsIn(session, tableIds, address),
    commit: (batch) =>
      oneInWords(async () => {
        const isApart = ({ bytes }: Body): boolean => container !== undefined && bytes.length > bodyInRowBytesMax
        // Before the records that refer to them. Without these records, such a body is an unused one.
        await container?.put(batch.bodies.filter(isApart))
        await writeBatch(session, tableIds, batch, isApart)
      }),
    confirm: () => oneInWords(async () => void (await session.query(statement('alive')))),
    body: (digest) => {
      const cached = cache.get(digest)
      if (cached !== undefined) return cached
      const bytes = reader.read(digest)
      cache.add(digest, bytes)
      return bytes
    },
    close: async () => {
      await reader.close()
      await session.end().catch(() => {})
    },
  }
}

async function tableIdsIn(session: Session): Promise<Map<string, number>> {
  const { rows } = await session.query<{ id: number; name: string }>(statement('allTables'))
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function* recordsIn(
  session: Session,
  tableIds: ReadonlyMap<string, number>,
  address: PostgresAddress,
): AsyncGenerator<StoredRecord> {
  const names = new Map([...tableIds].map(([name, id]) => [id, name]))
  let after = '0'
  for (;;) {
    // A number of 64 bits comes as a text.
    const { rows } = await session
      .query<{ id: string; table_id: number; key: string; text: string; crc: string }>(
        statement('recordsAfter', [after, recordsOfPage]),
      )
      .catch((error: unknown) => {
        throw storeError(error, address)
      })
    for (const { table_id, key, text, crc } of rows) {
      const table = names.get(table_id) ?? `table ${table_id}`
      if (crc32(text) !== Number(crc)) {
        throw new StoreError(
          'record-damaged',
          `${address.name}: the record ${key} of ${table} is damaged; run mock-telemessage data check with its address`,
        )
      }
      yield { table, key, text }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/** All of it in one transaction; on an error, nothing. */
async function writeBatch(
  session: Session,
  tableIds: Map<string, number>,
  { changes, bodies, isLazy = false }: Batch,
  isApart: (body: Body) => boolean,
): Promise<void> {
  const { gone, put } = folded(changes)
  await session.query(isLazy ? 'BEGIN; SET LOCAL synchronous_commit TO off' : 'BEGIN')
  try {
    await putBodies(session, bodies, isApart)
    const added = await addTables(session, tableIds, put)
    const idOf = (table: string): number | undefined => tableIds.get(table) ?? added.get(table)
    // What was never kept has no table, and nothing to remove.
    const known = gone.filter(({ table }) => idOf(table) !== undefined)
    if (known.length > 0) {
      const values = [known.map(({ table }) => idOf(table)), known.map(({ key }) => key)]
      await session.query(statement('removeRecords', values))
    }
    if (put.length > 0) {
      const texts = put.map(({ text }) => text)
      const values = [
        put.map(({ table }) => idOf(table)),
        put.map(({ key }) => key),
        texts,
        texts.map((text) => crc32(text)),
      ]
      await session.query(statement('putRecords', values))
    }
    await session.query('COMMIT')
    for (const [name, id] of added) tableIds.set(name, id)
  } catch (error) {
    // The session itself may be gone; then the data base rolls back.
    await session.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function addTables(
  session: Session,
  tableIds: ReadonlyMap<string, number>,
  put: readonly StoredRecord[],
): Promise<Map<string, number>> {
  const missing = [...new Set(put.map(({ table }) => table))].filter((table) => !tableIds.has(table))
  if (missing.length === 0) return new Map()
  const { rows } = await session.query<{ id: number; name: string }>(statement('addTables', [missing]))
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Small bodies go together in one statement, up to so many bytes; each of the others has a statement of its own. */
const bytesOfStatementMax = 1024 * 1024

async function putBodies(session: Session, bodies: readonly Body[], isApart: (body: Body) => boolean): Promise<void> {
  let group: Body[] = []
  let groupBytes = 0
  const flush = async (): Promise<void> => {
    if (group.length === 0) return
    await session.query(statement('putBodies', [group.map(({ digest }) => digest), group.map(({ bytes }) => bytes)]))
    group = []
    groupBytes = 0
  }
  for (const body of bodies) {
    const { digest, bytes } = body
    if (bytes.length > bodyInRowBytesMax) {
      await session.query(statement('putBody', [digest, bytes.length, isApart(body) ? null : bytes]))
      continue
    }
    if (groupBytes + bytes.length > bytesOfStatementMax) await flush()
    group.push(body)
    groupBytes += bytes.length
  }
  await flush()
}
