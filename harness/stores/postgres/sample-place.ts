import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { drawGuid } from '../../control/seed.ts'
import type { StoreError } from '../record-store.ts'
import { openPostgresStore, type PostgresStore } from './postgres-store.ts'

/** A new schema for one test. */
export interface SamplePlace {
  url: string
  schema: string
  /** A session for what no store does. */
  outside: pg.Client
  open(): Promise<PostgresStore>
}

/** Only for tests: a schema of its own on the server of the tests; it is gone when the test is finished. */
export async function openSamplePlace(): Promise<SamplePlace> {
  const schema = `t_${drawGuid().replaceAll('-', '')}`
  const url = new URL(inject('postgresUrl'))
  const outside = new pg.Client({ connectionString: url.href })
  await outside.connect()
  onTestFinished(async () => {
    await outside.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    await outside.end()
  })
  url.searchParams.set('schema', schema)
  return { url: url.href, schema, outside, open: () => openPostgresStore(url.href) }
}

/** Only for tests: the error with which a store refuses something. Throws an Error if it does not. */
export async function refusalOf(act: () => unknown): Promise<Pick<StoreError, 'code' | 'message'>> {
  try {
    await act()
  } catch (error) {
    return error as StoreError
  }
  throw new Error('nothing was refused')
}
