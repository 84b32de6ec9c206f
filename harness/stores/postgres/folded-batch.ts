import type { RecordChange, StoredRecord } from '../record-store.ts'

/** What a list of changes comes to: first these records go, then these are put, in this order. */
export interface FoldedBatch {
  gone: Omit<RecordChange, 'text'>[]
  put: StoredRecord[]
}

/**
 * One statement for all removals and one for all records, in the place of one for each change. A key that went and came back goes first, so
 * that it is the last one of its table.
 */
export function folded(changes: readonly RecordChange[]): FoldedBatch {
  const gone = new Map<string, Omit<RecordChange, 'text'>>()
  const put = new Map<string, StoredRecord>()
  for (const { table, key, text } of changes) {
    const name = `${table}\n${key}`
    if (text === undefined) {
      put.delete(name)
      gone.set(name, { table, key })
    } else put.set(name, { table, key, text })
  }
  return { gone: [...gone.values()], put: [...put.values()] }
}
