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

/** What a store has when it is opened. */
function testOpening(place: () => Promise<StorePlace>): void {
  test('is empty at first', async () => {
    const store = await (await place()).open()
    expect(await recordsOf(store)).toEqual([])
    await store.close()
  })

  test('keeps what was committed lazily, before and after what was not', async () => {
    const { open } = await place()
    const first = await open()
    const put = (key: string) => ({ changes: [{ table: 'a', key, text: key }], bodies: [] })
    await first.commit({ ...put('lazy'), isLazy: true })
    await first.commit(put('synced'))
    await first.commit({ ...put('lazy again'), isLazy: true })
    await first.close()
    const again = await open()
    expect((await tablesOf(again))['a']?.map(([key]) => key)).toEqual(['lazy', 'synced', 'lazy again'])
    await again.close()
  })
}

/** Only for tests: the one contract, which every store passes. `place` makes a new place. */
export function describeStore(name: string, place: () => Promise<StorePlace>): void {
  describe(`a store: ${name}`, () => {
    testOpening(place)

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

    describeReads(place)

    test('says that it has no such body', async () => {
      const store = await (await place()).open()
      expect(() => store.body('0'.repeat(64))).toThrow(expect.objectContaining({ code: 'body-missing' }))
      await store.close()
    })
  })
}

/** What a store does that can be read at any time. */
function describeReads(place: () => Promise<StorePlace>): void {
  test('reads single records at any time, if it can: as they are kept, by key and by place', async () => {
    const { open } = await place()
    const first = await open()
    const places = new Map<string, number>()
    const put = (table: string, key: string, text?: string) => ({
      ...{ table, key, text },
      kept: (at: number) => void places.set(`${table} ${key}`, at),
    })
    await first.commit({ changes: [put('b', 'two', '2'), put('a', 'one', '1'), put('b', 'one', '1')], bodies: [] })
    // A place stays while the record is there; what went and came back is the last one.
    const before = places.get('b one')
    await first.commit({ changes: [put('b', 'one', 'changed'), put('b', 'two')], bodies: [] })
    if (first.reads !== undefined) {
      expect([places.get('b one'), places.get('b two')]).toEqual([before, 0])
      expect(first.reads.textAt('b', before ?? 0)).toBe('changed')
    }
    await first.commit({ changes: [put('b', 'two', 'back')], bodies: [] })
    if (first.reads !== undefined) expect(first.reads.textAt('b', places.get('b two') ?? 0)).toBe('back')
    await first.close()
    const { reads, ...again } = await open()
    if (reads !== undefined) {
      const records = [...reads.recordsOf('b')]
      expect(records.map(({ key, text }) => [key, text])).toEqual([
        ['one', 'changed'],
        ['two', 'back'],
      ])
      const [one, two] = records.map((record) => record.place)
      expect(new Set(reads.keysOf('b'))).toEqual(
        new Set([
          { key: 'one', place: one },
          { key: 'two', place: two },
        ]),
      )
      expect([reads.find('b', 'two'), reads.textAt('b', one ?? 0)]).toEqual([
        { key: 'two', text: 'back', place: two },
        'changed',
      ])
      expect([reads.find('b', 'three'), reads.find('c', 'one'), ...reads.recordsOf('c')]).toEqual([
        undefined,
        undefined,
      ])
      expect(() => reads.textAt('a', one ?? 0)).toThrow(expect.objectContaining({ code: 'record-damaged' }))
    }
    await again.close()
  })

  test('reads thousands of records of a table between those of others', async () => {
    const { open } = await place()
    const store = await open()
    const changes = Array.from({ length: 5_000 }, (_, number) => ({
      table: number % 9 === 0 ? 'few' : number > 2_500 && number < 3_000 ? 'others' : 'many',
      ...{ key: `${number}`, text: `text ${number}` },
    }))
    await store.commit({ changes, bodies: [] })
    for (const table of ['few', 'many']) {
      const expected = changes.filter((change) => change.table === table).map(({ key, text }) => ({ key, text }))
      if (store.reads === undefined) continue
      expect(Array.from(store.reads.recordsOf(table), ({ key, text }) => ({ key, text }))).toEqual(expected)
    }
    await store.close()
  })
}
