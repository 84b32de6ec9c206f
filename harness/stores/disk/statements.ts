import { sql } from './data-base.ts'
import type { DataBase, Statement } from './open-data-base.ts'

/** The statements of a store, made once: a batch runs them thousands of times. */
export interface Statements {
  addTable: Statement
  allTables: Statement
  allRecords: Statement
  putRecord: Statement
  removeRecord: Statement
  putBody: Statement
  body: Statement
  allBodies: Statement
}

/** The statements. Their parameters are in the order of the columns. */
export function statementsOf(db: DataBase): Statements {
  const prepare = (query: { compile(): { sql: string } }): Statement => db.prepare<unknown[]>(query.compile().sql)
  const anyRecord = { table_id: 0, key: '', text: '', crc: 0 }
  return {
    addTable: prepare(sql.insertInto('tables').values({ name: '' })),
    allTables: prepare(sql.selectFrom('tables').select(['id', 'name'])),
    allRecords: prepare(sql.selectFrom('records').select(['id', 'table_id', 'key', 'text', 'crc']).orderBy('id')),
    putRecord: prepare(
      sql
        .insertInto('records')
        .values(anyRecord)
        .onConflict((conflict) =>
          conflict
            .columns(['table_id', 'key'])
            .doUpdateSet((row) => ({ text: row.ref('excluded.text'), crc: row.ref('excluded.crc') })),
        ),
    ),
    removeRecord: prepare(sql.deleteFrom('records').where('table_id', '=', 0).where('key', '=', '')),
    putBody: prepare(
      sql
        .insertInto('bodies')
        .values({ digest: '', size_bytes: 0, bytes: Buffer.alloc(0) })
        .onConflict((conflict) => conflict.column('digest').doNothing()),
    ),
    body: prepare(sql.selectFrom('bodies').select(['size_bytes', 'bytes']).where('digest', '=', '')),
    allBodies: prepare(sql.selectFrom('bodies').select(['digest', 'size_bytes']).orderBy('digest')),
  }
}
