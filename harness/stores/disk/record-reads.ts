import { crc32 } from 'node:zlib'
import { type PlacedRecord, type RecordReads, StoreError } from '../record-store.ts'
import { type Statement, storeError } from './open-data-base.ts'
import type { Statements } from './statements.ts'

interface Row {
  id: number
  key: string
  text: string
  crc: number
}

/** Records that are read together. */
const recordsAtOnce = 1_000
/** A range of places is read as a whole if at least one of so many records in it belongs to the table. */
const sparseness = 4

/** How errors name a data base, and what they advise if it is damaged. */
export interface NamedFile {
  file: string
  advice: string
}

/** Reads the records of a data base; `tableIds` are the ids of the tables by name. */
export function readsOf(
  statements: Statements,
  tableIds: ReadonlyMap<string, number>,
  { file, advice }: NamedFile,
): RecordReads {
  const named = <Result>(read: () => Result): Result => {
    try {
      return read()
    } catch (error) {
      throw storeError(error, file, advice)
    }
  }
  const recordOf = (table: string, { id: place, key, text, crc }: Row): PlacedRecord => {
    if (crc32(text) === crc) return { key, text, place }
    throw damaged({ file, advice }, table, key)
  }
  return {
    recordsOf: function* (table) {
      const tableId = tableIds.get(table)
      if (tableId === undefined) return
      const places = named(() => placesOf(statements, tableId))
      for (let from = 0; from < places.length; from += recordsAtOnce) {
        const some = places.subarray(from, from + recordsAtOnce)
        const rows = named(() => rowsAt(statements, tableId, some))
        if (rows.length < some.length) throw lost({ file, advice }, table)
        for (const row of rows) yield recordOf(table, row)
      }
    },
    keysOf: function* (table) {
      const tableId = tableIds.get(table)
      if (tableId === undefined) return
      const rows = named(() => rowsOf<Pick<Row, 'id' | 'key'>>(statements.keysOf, tableId))
      for (const { id, key } of rows) yield { key, place: id }
    },
    find: (table, key) => {
      const row = named(() => statements.recordOf.get(tableIds.get(table), key)) as Row | undefined
      return row && recordOf(table, row)
    },
    textAt: (table, place) => {
      const row = named(() => statements.recordAt.get(place)) as (Row & { table_id: number }) | undefined
      if (row === undefined || row.table_id !== tableIds.get(table)) throw lost({ file, advice }, table)
      return recordOf(table, row).text
    },
  }
}

/** The places of the records of a table, in their order. */
function placesOf(statements: Statements, tableId: number): Float64Array {
  const { places } = statements.placesOf.get(tableId) as { places: string | null }
  // Numbers, not texts: they are sorted in a tenth of the time.
  return Float64Array.from(places?.split(',') ?? [], Number).sort()
}

/** The rows at places, which are in their order. */
function rowsAt(statements: Statements, tableId: number, places: Float64Array): Row[] {
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  if (last - first < places.length * sparseness) return rowsOf(statements.recordsBetween, first, last, tableId)
  return Array.from(places, (place) => statements.recordAt.get(place) as Row | undefined).filter(
    (row) => row !== undefined,
  )
}

/** The rows of a statement. One by one: `all` takes several times as long. No statement stays open while they are used. */
function rowsOf<Some>(statement: Statement, ...parameters: unknown[]): Some[] {
  return [...(statement.iterate(...parameters) as Iterable<Some>)]
}

/** A record that cannot be read. */
export function damaged({ file, advice }: NamedFile, table: string, key: string): StoreError {
  return new StoreError('record-damaged', `${file}: the record ${key} of ${table} is damaged; ${advice}`)
}

function lost({ file, advice }: NamedFile, table: string): StoreError {
  return new StoreError('record-damaged', `${file}: a record of ${table} is gone that was kept; ${advice}`)
}
