import { StoreError } from '../record-store.ts'

/** Where a store in PostgreSQL is. */
export interface PostgresAddress {
  /** The connection string for the driver; it may have a password. */
  connectionString: string
  /** Everything is in this schema. */
  schema: string
  /** For messages: without user and password. */
  name: string
}

const schemaDefault = 'mock_telemessage'

/**
 * The address in a URL `postgres://user@host:5432/db?schema=name`. What else the URL says is for the driver: `sslmode`, `sslrootcert`. Throws
 * a StoreError `store-unavailable` for anything else, without the URL, which may have a password.
 */
export function postgresAddress(text: string): PostgresAddress {
  const url = urlOf(text)
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new StoreError(
      'store-unavailable',
      'this is not the address of a PostgreSQL database: it must be like postgres://user@host:5432/database',
    )
  }
  const schema = url.searchParams.get('schema') ?? schemaDefault
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new StoreError(
      'store-unavailable',
      `${schema} cannot be the schema: it must have small letters, digits and _ only, and not begin with a digit`,
    )
  }
  if (/^pg_|^information_schema$/.test(schema)) {
    throw new StoreError('store-unavailable', `${schema} cannot be the schema: PostgreSQL keeps its own tables there`)
  }
  url.searchParams.delete('schema')
  const name = `the schema ${schema} of the database at ${url.host || 'localhost'}${url.pathname}`
  return { connectionString: url.href, schema, name }
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
