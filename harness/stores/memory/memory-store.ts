import { type Body, type RecordStore, type StoredRecord, StoreError } from '../record-store.ts'

/** A store that is lost with the process. */
export function createMemoryStore(): RecordStore {
  const tables = new Map<string, Map<string, string>>()
  const bodies = new Map<string, Buffer>()
  const keep = ({ digest, bytes }: Body): void => {
    bodies.set(digest, bytes)
  }
  return {
    records: async function* (): AsyncGenerator<StoredRecord> {
      for (const [table, records] of tables) for (const [key, text] of records) yield { table, key, text }
    },
    commit: async (batch) => {
      for (const body of batch.bodies) keep(body)
      for (const { table, key, text } of batch.changes) {
        const records = tables.get(table) ?? new Map<string, string>()
        tables.set(table, records)
        if (text === undefined) records.delete(key)
        else records.set(key, text)
      }
    },
    body: (digest) => {
      const bytes = bodies.get(digest)
      if (bytes === undefined) throw new StoreError('body-missing', `the store has no bytes with the digest ${digest}`)
      return bytes
    },
    close: async () => {},
  }
}
