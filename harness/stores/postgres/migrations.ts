/** One step from a version of the format to the next one. */
export type Migration = readonly string[]

/**
 * From an empty schema to the present format. Steps are added at the end, and never changed.
 *
 * `state_tables` has the names of the tables of the servers' state. In the order of their ids, the `records` of a table are in the order
 * in which their keys were first set. `bytes` of a body is null if it is in a container of Azure. `texts` has what all servers of a store
 * share besides: credentials, certificates, and which of them works.
 */
export const migrations: readonly Migration[] = [
  [
    'CREATE TABLE state_tables (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE)',
    `CREATE TABLE records (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      table_id int NOT NULL REFERENCES state_tables (id),
      key text COLLATE "C" NOT NULL,
      text text NOT NULL,
      crc bigint NOT NULL,
      UNIQUE (table_id, key)
    )`,
    'CREATE TABLE bodies (digest text COLLATE "C" PRIMARY KEY, size_bytes bigint NOT NULL, bytes bytea)',
    // Messages and files are compressed already, or small.
    'ALTER TABLE bodies ALTER COLUMN bytes SET STORAGE EXTERNAL',
    'CREATE TABLE texts (name text PRIMARY KEY, text text NOT NULL)',
  ],
]
