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
  const version = await versionIn(session, address)
  if (version > migrations.length) {
    throw new StoreError(
      'store-too-new',
      `${address.name} was written by a newer version of mock-telemessage (format ${version}; this version reads up to format ${migrations.length}); use that version, or another schema (?schema=name)`,
    )
  }
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

async function versionIn(session: Session, { schema }: PostgresAddress): Promise<number> {
  const { rows } = await session.query<{ has: boolean }>(statement('hasFormat', [schema]))
  if (rows[0]?.has !== true) return 0
  const versions = await session.query<{ version: number }>(statement('version'))
  return versions.rows[0]?.version ?? 0
}
