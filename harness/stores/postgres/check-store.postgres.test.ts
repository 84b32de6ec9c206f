import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Body } from '../record-store.ts'
import { checkPostgresStore } from './check-store.ts'
import { repairPostgresStore } from './repair-store.ts'
import { openSamplePlace, refusalOf } from './sample-place.ts'

// Goal: damage to a store in PostgreSQL is named, also while a server works; a check changes nothing; a repair takes out what is damaged.

const bodyOf = (bytes: Buffer): Body => ({ digest: hash('sha256', bytes), bytes })
const small = bodyOf(Buffer.from('a small body'))
const large = bodyOf(Buffer.alloc(100_000, 'large'))
const fileOf = (key: string, { digest }: Body) => ({ table: 'files', key, text: `{"sha256":"${digest}"}` })

/** A store with so many items, and three records of two bodies. */
async function setup(count = 3) {
  const place = await openSamplePlace()
  const store = await place.open()
  const items = Array.from({ length: count }, (_, at) => ({ table: 'items', key: `${at}`, text: `{"number":${at}}` }))
  const files = [fileOf('small', small), fileOf('large', large), fileOf('also large', large)]
  await store.commit({ changes: [...items, ...files], bodies: [small, large] })
  const { outside, schema } = place
  const change = async (sql: string, ...values: unknown[]): Promise<void> => {
    await outside.query(sql.replaceAll('{}', schema), values)
  }
  return { ...place, store, change, check: () => checkPostgresStore(place.url) }
}

async function keysOf({ open }: { open(): Promise<Awaited<ReturnType<typeof setup>>['store']> }): Promise<string[]> {
  const store = await open()
  const keys: string[] = []
  for await (const { key } of store.records()) keys.push(key)
  await store.close()
  return keys
}

test('a sound store has no findings while a server works on it, and a check leaves nothing behind', async () => {
  const { store, check, outside, schema } = await setup(2_500)
  const tables = async () =>
    (await outside.query('SELECT table_name FROM information_schema.tables WHERE table_schema = $1', [schema])).rows
  const before = await tables()
  const checked = await check()
  expect(checked).toMatchObject({ recordCount: 2_503, bodyCount: 2, findings: [], unusedFiles: [] })
  expect(checked.bodyBytes).toBe(small.bytes.length + large.bytes.length)
  expect(checked.store).toMatch(/^the schema t_\w+ of the database at /)
  expect(await tables()).toEqual(before)
  await store.confirm()
  await store.commit({ changes: [{ table: 'items', key: 'later', text: '{}' }], bodies: [] })
  await store.close()
})

test('what moves while it is read is read once: a check sees one moment', async () => {
  const { store, check } = await setup(1_500)
  let isDone = false
  const checking = check().finally(() => {
    isDone = true
  })
  for (let from = 0; !isDone; from = (from + 300) % 1_500) {
    // The oldest records go and come back as the newest, together.
    const keys = Array.from({ length: 300 }, (_, at) => ({ table: 'items', key: `${from + at}` }))
    const changes = [undefined, '{}'].flatMap((text) => keys.map((one) => ({ ...one, text })))
    await store.commit({ changes, bodies: [] })
  }
  expect(await checking).toMatchObject({ recordCount: 1_503, findings: [] })
  await store.close()
})

test.each([
  [
    'whose text changed',
    `UPDATE {}.records SET text = '{"number":7}' WHERE key = '1'`,
    'its text is not the one that was written',
  ],
  [
    'whose checksum changed',
    `UPDATE {}.records SET crc = crc + 1 WHERE key = '1'`,
    'its text is not the one that was written',
  ],
  ['that is no JSON', `UPDATE {}.records SET text = 'text', crc = 999008199 WHERE key = '1'`, 'its text is not JSON'],
  [
    'of no table',
    `ALTER TABLE {}.records DROP CONSTRAINT records_table_id_fkey; UPDATE {}.records SET table_id = 99 WHERE key = '1'`,
    'it belongs to no table',
  ],
])('a record %s is named, taken out and kept beside', async (_what, sql, problem) => {
  const { store, change, check, open, url, outside, schema } = await setup()
  await change(sql)
  const checked = await check()
  expect(checked.findings).toMatchObject([{ kind: 'record', problem, lost: 'this record', digest: undefined }])
  expect(checked.findings[0]?.place).toMatch(new RegExp(`^${schema}\\.records: (items|table 99), 1$`))
  expect(await refusalOf(() => repairPostgresStore(url))).toMatchObject({ code: 'store-in-use' })
  await store.close()
  const { before, removedTo, after } = await repairPostgresStore(url)
  expect([before, after.findings, after.recordCount]).toEqual([checked, [], 5])
  expect(removedTo).toBe(`${schema}.removed_records and ${schema}.removed_bodies`)
  const { rows } = await outside.query(`SELECT table_name, key FROM ${schema}.removed_records`)
  expect(rows).toEqual([{ table_name: problem.includes('table') ? null : 'items', key: '1' }])
  expect(await keysOf({ open })).toEqual(['0', '2', 'small', 'large', 'also large'])
})

test('a body that changed, and one that is gone, are named with the records that lose their content', async () => {
  const { store, change, check, open, url, outside, schema } = await setup()
  await store.close()
  await change(`UPDATE {}.bodies SET bytes = 'other' WHERE digest = $1`, small.digest)
  await change('DELETE FROM {}.bodies WHERE digest = $1', large.digest)
  expect((await check()).findings).toMatchObject([
    {
      kind: 'body',
      place: `${schema}.bodies: ${small.digest}`,
      problem: 'its bytes are not those of its digest',
      lost: `the content of ${schema}.records: files, small`,
    },
    {
      kind: 'body',
      place: `${schema}.bodies: ${large.digest}`,
      problem: 'the body is not there',
      lost: `the content of ${schema}.records: files, large and 1 more`,
    },
  ])
  const { after } = await repairPostgresStore(url)
  expect(after).toMatchObject({ findings: [], recordCount: 3, bodyCount: 0 })
  const { rows } = await outside.query(`SELECT digest, bytes FROM ${schema}.removed_bodies`)
  expect(rows).toEqual([{ digest: small.digest, bytes: Buffer.from('other') }])
  expect(await keysOf({ open })).toEqual(['0', '1', '2'])
  const again = await repairPostgresStore(url)
  expect(again).toEqual({ before: after, removedTo: undefined, after })
})

test('a row that PostgreSQL cannot read is named with the row before it, and repair does not call it sound', async () => {
  const { store, change, check, url } = await setup(1_200)
  await store.close()
  // A view whose text fails with the code of damage takes the place of a damaged page.
  await change(`CREATE FUNCTION {}.torn(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'missing chunk number 0' USING ERRCODE = 'XX001'; END $$`)
  await change('ALTER TABLE {}.records RENAME TO real_records')
  await change(`CREATE VIEW {}.records AS SELECT id, table_id, key, crc,
    CASE WHEN id = 1100 THEN {}.torn(text) ELSE text END AS text FROM {}.real_records`)
  await change(`UPDATE {}.real_records SET crc = 0 WHERE id = 1099`)
  const { recordCount, findings } = await check()
  expect(recordCount).toBe(1_099)
  expect(findings).toMatchObject([
    { kind: 'record', recordIds: [1_099] },
    { kind: 'data base', problem: 'PostgreSQL cannot read the row after 1099 (missing chunk number 0)' },
  ])
  // What can be read and is damaged goes; what cannot be read stays a finding.
  const { before, after } = await repairPostgresStore(url)
  expect(before.findings).toEqual(findings)
  expect(after.findings).toMatchObject([{ kind: 'data base' }])
  expect(after.recordCount).toBe(1_098)
})

test('where bodies cannot be read, the records are still checked', async () => {
  const { store, change, check } = await setup(5)
  await store.close()
  await change(`CREATE FUNCTION {}.torn(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not read block 0' USING ERRCODE = '58030'; END $$`)
  await change('ALTER TABLE {}.bodies RENAME TO real_bodies')
  await change('CREATE VIEW {}.bodies AS SELECT {}.torn(digest) AS digest, size_bytes, bytes FROM {}.real_bodies')
  await change('UPDATE {}.records SET crc = 0 WHERE id = 5')
  const { recordCount, findings } = await check()
  expect(recordCount).toBeGreaterThan(5)
  expect(findings).toMatchObject([
    { kind: 'data base', problem: 'PostgreSQL cannot read its first row (could not read block 0)' },
    { kind: 'record', recordIds: [5] },
  ])
})

test('pages end at their size, and nothing is left out between them', async () => {
  const { store, check } = await setup(0)
  const long = 'x'.repeat(3 * 1024 * 1024)
  const changes = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ table: 'long', key, text: `"${key}${long}"` }))
  const bodies = changes.map(({ text }) => bodyOf(Buffer.from(text)))
  await store.commit({ changes, bodies })
  expect(await check()).toMatchObject({ recordCount: 8, bodyCount: 7, findings: [] })
  await store.close()
})

test('any bytes of a record that change are found', async () => {
  const { store, change, check, schema } = await setup(20)
  await store.close()
  const drawn = fc.record({ key: fc.integer({ min: 0, max: 19 }), text: fc.json() })
  await fc.assert(
    fc.asyncProperty(drawn, async ({ key, text }) => {
      fc.pre(!text.includes('\\u0000') && text !== `{"number":${key}}`)
      await change('UPDATE {}.records SET text = $1 WHERE key = $2', text, `${key}`)
      const { findings } = await check()
      await change('UPDATE {}.records SET text = $1 WHERE key = $2', `{"number":${key}}`, `${key}`)
      expect(findings.map(({ place }) => place)).toEqual([`${schema}.records: items, ${key}`])
    }),
    { numRuns: 15 },
  )
})

test('a newer format, an older one, a schema without a store, and no server are refused; a schema is not made', async () => {
  const { store, change, check, url, outside, schema } = await setup()
  await store.close()
  await change('UPDATE {}.format SET version = 7')
  const newer = { code: 'store-too-new', message: expect.stringContaining('format 7; this version reads up to') }
  expect(await refusalOf(check)).toMatchObject(newer)
  expect(await refusalOf(() => repairPostgresStore(url))).toMatchObject(newer)
  await change('UPDATE {}.format SET version = 0')
  expect((await refusalOf(check)).message).toContain('start serve --store with it once')
  const nowhere = url.replace(schema, `${schema}_none`)
  for (const act of [checkPostgresStore, repairPostgresStore]) {
    expect((await refusalOf(() => act(nowhere))).message).toContain('has nothing that a serve kept')
  }
  const { rows } = await outside.query('SELECT to_regnamespace($1) AS found', [`${schema}_none`])
  expect(rows).toEqual([{ found: null }])
})
