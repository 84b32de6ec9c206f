import type { QueryConfig } from 'pg'

// Every statement is a constant, and every value is a parameter: nothing is glued together (decision 40).

const texts = {
  setSearchPath: "SELECT set_config('search_path', $1, false)",
  /** What was answered for is on the disk of the server of the data base, whatever its default is. */
  syncCommits:
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
  hasSchema: 'SELECT to_regnamespace(quote_ident($1)) IS NOT NULL AS has',
  /** Two numbers name the lock: ours, and that of the schema. Who has it is the only one who reads and writes. */
  tryLock: 'SELECT pg_try_advisory_lock($1, to_regnamespace(quote_ident($2))::oid::int) AS locked',
  waitForLock: 'SELECT pg_advisory_lock($1, to_regnamespace(quote_ident($2))::oid::int)',
  hasFormat: "SELECT to_regclass(quote_ident($1) || '.format') IS NOT NULL AS has",
  createFormat: 'CREATE TABLE format (version int NOT NULL)',
  insertVersion: 'INSERT INTO format (version) VALUES ($1)',
  updateVersion: 'UPDATE format SET version = $1',
  version: 'SELECT version FROM format',
  alive: 'SELECT 1',
  allTables: 'SELECT id, name FROM state_tables',
  addTables: 'INSERT INTO state_tables (name) SELECT unnest($1::text[]) RETURNING id, name',
  recordsAfter: 'SELECT id, table_id, key, text, crc FROM records WHERE id > $1 ORDER BY id LIMIT $2',
  /**
   * For a check: up to so many rows, and so many bytes of texts or bytes. The sizes are known without reading them, and those that are not
   * on the page are not read.
   */
  checkedRecordsAfter: `SELECT id, table_id, key, text, crc
    FROM (SELECT *, sum(octet_length(text)) OVER (ORDER BY id) - octet_length(text) AS before
      FROM (SELECT id, table_id, key, text, crc FROM records WHERE id > $1 ORDER BY id LIMIT $2) AS rows) AS page
    WHERE before < $3 ORDER BY id`,
  checkedBodiesAfter: `SELECT digest, size_bytes, bytes IS NULL AS is_apart, encode(sha256(bytes), 'hex') AS found
    FROM (SELECT *, sum(coalesce(octet_length(bytes), 0)) OVER (ORDER BY digest) - coalesce(octet_length(bytes), 0) AS before
      FROM (SELECT digest, size_bytes, bytes FROM bodies WHERE digest > $1 ORDER BY digest LIMIT $2) AS rows) AS page
    WHERE before < $3 ORDER BY digest`,
  missingBodies: `SELECT digest FROM unnest($1::text[]) AS asked (digest)
    WHERE NOT EXISTS (SELECT FROM bodies WHERE bodies.digest = asked.digest COLLATE "C")`,
  noIdleLimit: "SELECT set_config('idle_in_transaction_session_timeout', '0', true)",
  hasBodiesApart: 'SELECT EXISTS (SELECT FROM bodies WHERE bytes IS NULL) AS has',
  createRemovedRecords: `CREATE TABLE IF NOT EXISTS removed_records (
    removed_at timestamptz NOT NULL DEFAULT now(), table_name text, key text NOT NULL, text text NOT NULL)`,
  createRemovedBodies: `CREATE TABLE IF NOT EXISTS removed_bodies (
    removed_at timestamptz NOT NULL DEFAULT now(), digest text NOT NULL, size_bytes bigint NOT NULL, bytes bytea)`,
  takeOutRecords: `WITH gone AS (DELETE FROM records WHERE id = ANY($1::bigint[]) RETURNING table_id, key, text)
    INSERT INTO removed_records (table_name, key, text)
    SELECT name, key, text FROM gone LEFT JOIN state_tables ON state_tables.id = table_id`,
  takeOutBodies: `WITH gone AS (DELETE FROM bodies WHERE digest = ANY($1::text[]) RETURNING digest, size_bytes, bytes)
    INSERT INTO removed_bodies (digest, size_bytes, bytes) SELECT digest, size_bytes, bytes FROM gone`,
  removeRecords: `DELETE FROM records USING unnest($1::int[], $2::text[]) AS gone (table_id, key)
    WHERE records.table_id = gone.table_id AND records.key = gone.key COLLATE "C"`,
  putRecords: `INSERT INTO records (table_id, key, text, crc)
    SELECT table_id, key, text, crc
    FROM unnest($1::int[], $2::text[], $3::text[], $4::bigint[]) WITH ORDINALITY AS new (table_id, key, text, crc, place)
    ORDER BY place
    ON CONFLICT (table_id, key) DO UPDATE SET text = excluded.text, crc = excluded.crc`,
  putBody: 'INSERT INTO bodies (digest, size_bytes, bytes) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING',
  putBodies: `INSERT INTO bodies (digest, size_bytes, bytes)
    SELECT digest, octet_length(bytes), bytes FROM unnest($1::text[], $2::bytea[]) AS new (digest, bytes)
    ON CONFLICT (digest) DO NOTHING`,
  text: 'SELECT text FROM texts WHERE name = $1',
  putText: 'INSERT INTO texts (name, text) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text',
}

/** Read by the worker in the same words: see `body-worker.ts`. */
export const bodyText = 'SELECT bytes FROM bodies WHERE digest = $1'

/** A statement with its values. The data base prepares it once for each session. */
export function statement(name: keyof typeof texts, values: readonly unknown[] = []): QueryConfig {
  return { name, text: texts[name], values: [...values] }
}
