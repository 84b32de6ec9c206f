import pg from 'pg'
import { StoreError } from '../record-store.ts'
import type { PostgresAddress } from './address.ts'
import { statement } from './statements.ts'

/** A session of a data base: what it locked is free when it ends, however it ends. */
export type Session = pg.Client

const connectMs = 10_000
/** A session that does not answer for so long is lost. */
const queryMs = 60_000

/** Opens a session in which names mean those of the schema. Throws a StoreError `store-unavailable`. */
export async function openSession(address: PostgresAddress, { waits = false } = {}): Promise<Session> {
  const session = sessionOf(address, waits)
  // Without a listener, a session that breaks would end the process; who asks it next gets an error.
  session.on('error', () => {})
  try {
    await session.connect()
    await session.query(statement('setSearchPath', [address.schema]))
    await session.query(statement('syncCommits'))
    return session
  } catch (error) {
    await session.end().catch(() => {})
    throw storeError(error, address)
  }
}

function sessionOf(address: PostgresAddress, waits: boolean): Session {
  try {
    return new pg.Client({
      connectionString: address.connectionString,
      application_name: 'mock-telemessage',
      connectionTimeoutMillis: connectMs,
      keepAlive: true,
      ...(waits ? {} : { query_timeout: queryMs }),
    })
  } catch (error) {
    // Such as a file of certificates that is missing.
    throw storeError(error, address)
  }
}

/** What PostgreSQL says of damage: data_corrupted, index_corrupted, io_error, undefined_file (appendix A of its manual). */
const damage = ['XX001', 'XX002', '58030', '58P01']

/** Whether PostgreSQL says that it cannot read what it wrote. */
export function isDamage(error: unknown): boolean {
  return damage.includes(codeOf(error))
}

/** The words for what happens most; PostgreSQL's own message says the rest, and never has a password. */
const whys: Record<string, string> = {
  ECONNREFUSED: 'no server listens there',
  ENOTFOUND: 'there is no such host',
  '28P01': 'it refused the user or the password; give the password in the address, in PGPASSWORD, or in ~/.pgpass',
  '28000': 'it refused the user',
  '3D000': 'there is no such database; make it with createdb',
  '42501': 'the user may not read there, or may not create a schema or tables',
  '53100': 'its disk is full',
}

/** What TLS of Node.js calls a certificate that it does not believe. */
const distrust = /CERT|SELF_SIGNED|LEAF_SIGNATURE/

/** The error in our words, whatever the driver calls it. */
export function storeError(error: unknown, { name }: Pick<PostgresAddress, 'name'>): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  const said = messageOf(error)
  if (isDamage(error)) return new StoreError('store-damaged', `${name} is damaged: ${said}`, error)
  const why =
    whys[code] ??
    (distrust.test(code) ? 'its certificate is not trusted; name its authority with sslrootcert=file.pem' : undefined)
  return new StoreError(
    'store-unavailable',
    `${name} cannot be used: ${why === undefined ? said : `${why} (${said})`}`,
    error,
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  // All addresses of a host failed.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
