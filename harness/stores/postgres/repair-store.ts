import { bodyProblems, type RepairedData } from '../checked-data.ts'
import { StoreError } from '../record-store.ts'
import { type PostgresAddress, postgresAddress } from './address.ts'
import { type CheckedStore, type CheckOptions, checkPostgresStore, placeInContainer } from './check-store.ts'
import { requirePresentFormat } from './format.ts'
import { lockSchema } from './schema-lock.ts'
import { openSession, type Session, storeError } from './session.ts'
import { statement } from './statements.ts'

/**
 * Takes out what is damaged, so that the rest can be served again. It is kept in two tables of the schema that no server reads. Throws like
 * `checkPostgresStore`, and `store-in-use` while a server works, `body-damaged` for a damaged body in a container, which only its owner
 * can remove.
 */
export async function repairPostgresStore(
  url: string,
  options: CheckOptions = {},
): Promise<RepairedData<CheckedStore>> {
  const address = postgresAddress(url)
  await requireStore(address)
  const session = await lockSchema(address)
  try {
    const before = await checkPostgresStore(url, options)
    refuseDamageInContainer(before)
    const ids = before.findings.flatMap(({ recordIds }) => recordIds)
    const digests = before.findings.flatMap(({ digest }) => digest ?? [])
    if (ids.length + digests.length === 0) return { before, removedTo: undefined, after: before }
    await takeOut(session, [...new Set(ids)], digests)
    const removedTo = `${address.schema}.removed_records and ${address.schema}.removed_bodies`
    return { before, removedTo, after: await checkPostgresStore(url, options) }
  } catch (error) {
    throw storeError(error, address)
  } finally {
    await session.end().catch(() => {})
  }
}

/** Before the lock, which makes a schema that is missing. */
async function requireStore(address: PostgresAddress): Promise<void> {
  const session = await openSession(address)
  try {
    await requirePresentFormat(session, address)
  } catch (error) {
    throw storeError(error, address)
  } finally {
    await session.end().catch(() => {})
  }
}

/** A body that comes again would be taken for the one that is there, so it must go first; a signature of serve may not remove it. */
function refuseDamageInContainer({ findings }: CheckedStore): void {
  for (const { digest = '', place, problem } of findings) {
    if (place !== placeInContainer(digest) || problem !== bodyProblems.otherBytes) continue
    throw new StoreError(
      'body-damaged',
      `the blob ${digest} in the container of Azure has other bytes; delete it there, and run data repair again: it may not do so itself`,
    )
  }
}

/** All of it in one transaction. */
async function takeOut(session: Session, ids: number[], digests: string[]): Promise<void> {
  await session.query('BEGIN')
  await session.query(statement('createRemovedRecords'))
  await session.query(statement('createRemovedBodies'))
  await session.query(statement('takeOutRecords', [ids]))
  await session.query(statement('takeOutBodies', [digests]))
  await session.query('COMMIT')
}
