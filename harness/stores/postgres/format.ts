import { StoreError } from '../record-store.ts'
import type { PostgresAddress } from './address.ts'
import { type Migration, migrations as presentMigrations } from './migrations.ts'
import type { Session } from './session.ts'
import { statement } from './statements.ts'

/** Brings a schema to the present format, in one transaction. Throws a StoreError `store-too-new`, or the error of the driver. */
export async function bringToPresentFormat(
  session: Session,
  address: PostgresAddress,
  migrations: readonly Migration[] = presentMigrations,
): Promise<void> {
  const version = (await versionIn(session, address)) ?? 0
  refuseNewer(version, address, migrations)
  if (version === migrations.length) return
  await session.query('BEGIN')
  try {
    if (version === 0) {
      await session.query(statement('createFormat'))
      await session.query(statement('insertVersion', [0]))
    }
    for (const step of migrations.slice(version)) for (const text of step) await session.query(text)
    await session.query(statement('updateVersion', [migrations.length]))
    await session.query('COMMIT')
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Throws a StoreError if a schema has no store, `store-unavailable`, or one of another format, also `store-too-new`. Changes nothing. */
export async function requirePresentFormat(session: Session, address: PostgresAddress): Promise<void> {
  const version = await versionIn(session, address)
  if (version === undefined) {
    throw new StoreError(
      'store-unavailable',
      `${address.name} has nothing that a serve kept; check the address, and its schema (?schema=name)`,
    )
  }
  refuseNewer(version, address, presentMigrations)
  if (version === presentMigrations.length) return
  throw new StoreError(
    'store-unavailable',
    `${address.name} was written by an older version of mock-telemessage (format ${version}); start serve --store with it once, which brings it to format ${presentMigrations.length}`,
  )
}

function refuseNewer(version: number, { name }: PostgresAddress, migrations: readonly Migration[]): void {
  if (version <= migrations.length) return
  throw new StoreError(
    'store-too-new',
    `${name} was written by a newer version of mock-telemessage (format ${version}; this version reads up to format ${migrations.length}); use that version, or another schema (?schema=name)`,
  )
}

/** Undefined if the schema, or its table of the format, is missing. */
async function versionIn(session: Session, { schema }: PostgresAddress): Promise<number | undefined> {
  const { rows } = await session.query<{ has: boolean }>(statement('hasFormat', [schema]))
  if (rows[0]?.has !== true) return undefined
  const versions = await session.query<{ version: number }>(statement('version'))
  return versions.rows[0]?.version ?? 0
}
