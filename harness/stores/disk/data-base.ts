/** One step from a version of the format to the next one. */
export type Migration = readonly string[]

/**
 * From an empty data base to the present format. Steps are added at the end, and never changed.
 *
 * `tables` has the names of the tables of the servers' state. In the order of their ids, the `records` of a table are in the order in which
 * their keys were first set. `bodies` has small bodies; `bytes` is null for a large one, which is a file.
 */
export const migrations: readonly Migration[] = [
  [
    'CREATE TABLE tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)',
    `CREATE TABLE records (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES tables (id),
      key TEXT NOT NULL,
      text TEXT NOT NULL,
      crc INTEGER NOT NULL,
      UNIQUE (table_id, key)
    )`,
    'CREATE TABLE bodies (digest TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, bytes BLOB)',
  ],
]
