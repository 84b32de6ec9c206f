import { StoreError } from '../record-store.ts'
import type { PostgresAddress } from './address.ts'
import { openSession, type Session, storeError } from './session.ts'
import { statement } from './statements.ts'

/** The first number of our locks; the second one is that of the schema. */
const lockClass = 1_836_412_776

/**
 * A session that alone has the schema, which is made if it is missing. Throws a StoreError `store-in-use`, or waits until the other one ends
 * if there is a signal to stop waiting by; `store-unavailable`; an AbortError.
 */
export async function lockSchema(address: PostgresAddress, waitUntil?: AbortSignal): Promise<Session> {
  const session = await openSession(address, { waits: waitUntil !== undefined })
  const stop = (): void => void session.end()
  waitUntil?.addEventListener('abort', stop)
  try {
    waitUntil?.throwIfAborted()
    await makeSchema(session, address.schema)
    const values = [lockClass, address.schema]
    const { rows } = await session.query<{ locked: boolean }>(statement('tryLock', values))
    if (rows[0]?.locked === true) return session
    if (waitUntil === undefined) {
      throw new StoreError(
        'store-in-use',
        `${address.name} is in use by another process; stop the other one, or use another schema (?schema=name)`,
      )
    }
    await session.query(statement('waitForLock', values))
    return session
  } catch (error) {
    void session.end().catch(() => {})
    waitUntil?.throwIfAborted()
    throw storeError(error, address)
  } finally {
    waitUntil?.removeEventListener('abort', stop)
  }
}

async function makeSchema(session: Session, schema: string): Promise<void> {
  const { rows } = await session.query<{ has: boolean }>(statement('hasSchema', [schema]))
  if (rows[0]?.has === true) return
  // A name takes no parameter; that of the schema has letters, digits and _ only.
  await session
    .query(`CREATE SCHEMA IF NOT EXISTS ${session.escapeIdentifier(schema)}`)
    .catch(async (error: unknown) => {
      // Two that make it at once: PostgreSQL refuses one of them although it says IF NOT EXISTS.
      const again = await session.query<{ has: boolean }>(statement('hasSchema', [schema]))
      if (again.rows[0]?.has !== true) throw error
    })
}
