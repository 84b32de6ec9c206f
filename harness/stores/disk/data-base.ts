import type { CompiledQuery, Generated } from 'kysely'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'

/** The tables of a data base on a disk. */
export interface DataTables {
  /** The names of the tables of the servers' state. */
  tables: { id: Generated<number>; name: string }
  /** In the order of their ids, the records of a table are in the order in which their keys were first set. */
  records: { id: Generated<number>; table_id: number; key: string; text: string; crc: number }
  /** Small bodies; `bytes` is null for a large one, which is a file. */
  bodies: { digest: string; size_bytes: number; bytes: Buffer | null }
}

/** Builds SQL for SQLite, and runs nothing. */
export const sql: Kysely<DataTables> = new Kysely<DataTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** One step from a version of the format to the next one. */
export type Migration = readonly Pick<CompiledQuery, 'sql'>[]

/** From an empty data base to the present format. Steps are added at the end, and never changed. */
export const migrations: readonly Migration[] = [
  [
    sql.schema
      .createTable('tables')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .compile(),
    sql.schema
      .createTable('records')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('table_id', 'integer', (column) => column.notNull().references('tables.id'))
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('crc', 'integer', (column) => column.notNull())
      .addUniqueConstraint('key_of_table', ['table_id', 'key'])
      .compile(),
    sql.schema
      .createTable('bodies')
      .addColumn('digest', 'text', (column) => column.primaryKey())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('bytes', 'blob')
      .compile(),
  ],
]
