import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Body, RecordStore, StoredRecord } from './record-store.ts'

/** A place for a store: what is opened there again has what was kept, if the store lasts. */
export interface StorePlace {
  open(): Promise<RecordStore>
}

function bodyOf(bytes: Buffer): Body {
  return { digest: createHash('sha256').update(bytes).digest('hex'), bytes }
}

async function recordsOf(store: RecordStore): Promise<StoredRecord[]> {
  const records: StoredRecord[] = []
  for await (const record of store.records()) records.push(record)
  return records
}

/** The records by table, in their order. */
async function tablesOf(store: RecordStore): Promise<Record<string, [string, string][]>> {
  const tables: Record<string, [string, string][]> = {}
  for (const { table, key, text } of await recordsOf(store)) tables[table] = [...(tables[table] ?? []), [key, text]]
  return tables
}

/** Only for tests: the one contract, which every store passes. `place` makes a new place. */
export function describeStore(name: string, place: () => Promise<StorePlace>): void {
  describe(`a store: ${name}`, () => {
    test('is empty at first', async () => {
      const store = await (await place()).open()
      expect(await recordsOf(store)).toEqual([])
      await store.close()
    })

    test('keeps what was committed, in the order in which keys were first set, after it was opened again', async () => {
      const { open } = await place()
      const first = await open()
      const changes = [
        { table: 'b', key: 'two', text: '2' },
        { table: 'a', key: 'one', text: '1' },
        { table: 'b', key: 'one', text: '1' },
      ]
      await first.commit({ changes, bodies: [] })
      await first.commit({ changes: [{ table: 'b', key: 'two', text: 'changed' }], bodies: [] })
      await first.close()
      const again = await open()
      expect(await tablesOf(again)).toEqual({
        a: [['one', '1']],
        b: [
          ['two', 'changed'],
          ['one', '1'],
        ],
      })
      await again.close()
    })

    test('follows any history of changes as a map of maps does', async () => {
      const change = fc.record({
        table: fc.constantFrom('a', 'b'),
        key: fc.constantFrom('x', 'y', 'z', '', 'é \\u0000 😀'),
        text: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
          const { open } = await place()
          const store = await open()
          const model = new Map<string, Map<string, string>>()
          for (const changes of batches) {
            await store.commit({ changes, bodies: [] })
            for (const { table, key, text } of changes) {
              const records = model.get(table) ?? new Map<string, string>()
              model.set(table, records)
              if (text === undefined) records.delete(key)
              else records.set(key, text)
            }
          }
          await store.close()
          const again = await open()
          const filled = [...model].filter(([, records]) => records.size > 0)
          expect(await tablesOf(again)).toEqual(
            Object.fromEntries(filled.map(([table, records]) => [table, [...records]])),
          )
          await again.close()
        }),
        { numRuns: 10 },
      )
    })

    test.each([0, 1, 64 * 1024, 64 * 1024 + 1, 5_000_000])('returns a body of %i bytes', async (sizeBytes) => {
      const { open } = await place()
      const body = bodyOf(Buffer.from(Array.from({ length: Math.min(sizeBytes, 1000) }, (_, place) => place % 251)))
      const whole = bodyOf(Buffer.concat([body.bytes, Buffer.alloc(sizeBytes - body.bytes.length, 7)]))
      const store = await open()
      await store.commit({ changes: [], bodies: [whole, body] })
      // The second time, nothing happens.
      await store.commit({ changes: [], bodies: [whole] })
      await store.close()
      const again = await open()
      expect(again.body(whole.digest).equals(whole.bytes)).toBe(true)
      expect(again.body(whole.digest).equals(whole.bytes)).toBe(true)
      expect(again.body(body.digest).equals(body.bytes)).toBe(true)
      await again.close()
    })

    test('says that it has no such body', async () => {
      const store = await (await place()).open()
      expect(() => store.body('0'.repeat(64))).toThrow(expect.objectContaining({ code: 'body-missing' }))
      await store.close()
    })
  })
}
