import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startStopwatch } from '../../control/clock.ts'
import { postgresPrograms } from '../../stores/postgres/local-server.ts'
import type { Batch } from '../../stores/record-store.ts'

/** What PostgreSQL itself needs for rows. */
interface Copier {
  /** How long `psql` takes to copy the rows of batches, one transaction for each; with its own start. */
  copyMs(batches: readonly Batch[]): Promise<number>
  close(): Promise<void>
}

const run = promisify(execFile)

/** Makes tables without indexes. Files for `psql` are in the folder. */
export async function createCopier(url: string, folder: string): Promise<Copier> {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  await session.query('CREATE TABLE copied_records (state_table text, key text, text text)')
  await session.query('CREATE TABLE copied_bodies (digest text, bytes bytea)')
  const psql = join(await postgresPrograms(), 'psql')
  return {
    copyMs: async (batches) => {
      const script = join(folder, 'copy.sql')
      await writeFile(script, (await Promise.all(batches.map((batch, place) => copyOf(batch, folder, place)))).join(''))
      const elapsedMs = startStopwatch()
      await run(psql, ['--quiet', '--no-psqlrc', '--set', 'ON_ERROR_STOP=1', '--file', script, url])
      return elapsedMs()
    },
    close: async () => {
      await session.query('DROP TABLE copied_records, copied_bodies')
      await session.end()
    },
  }
}

async function copyOf({ changes, bodies }: Batch, folder: string, place: number): Promise<string> {
  const records = join(folder, `records-${place}.csv`)
  const contents = join(folder, `bodies-${place}.csv`)
  await writeFile(records, changes.map(({ table, key, text = '' }) => line(table, key, text)).join(''))
  await writeFile(contents, bodies.map(({ digest, bytes }) => line(digest, `\\x${bytes.toString('hex')}`)).join(''))
  return [
    'BEGIN;',
    `\\copy copied_records FROM '${records}' (FORMAT csv)`,
    `\\copy copied_bodies FROM '${contents}' (FORMAT csv)`,
    'COMMIT;',
    '',
  ].join('\n')
}

function line(...cells: string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`
}
