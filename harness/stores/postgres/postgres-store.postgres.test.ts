import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { withCopyOnDisk } from '../disk/copy-on-disk.ts'
import type { Body } from '../record-store.ts'
import { describeStore } from '../sample-store-contract.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSamplePlace, refusalOf } from './sample-place.ts'

// Goal: a store in PostgreSQL passes the contract of all stores, belongs to one process, and refuses what it cannot read.

const bodyOf = (bytes: Buffer): Body => ({ digest: hash('sha256', bytes), bytes })
const record = { table: 't', key: 'k', text: 'text' }

describeStore('PostgreSQL', openSamplePlace)

describeStore('PostgreSQL, with a copy on the disk', async () => {
  const [{ open }, folder] = [await openSamplePlace(), await mkdtemp(join(tmpdir(), 'postgres-copy-'))]
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { open: async () => withCopyOnDisk(await open(), folder) }
})

test('a store that is open is refused to others, until its session ends', async () => {
  const { open, url } = await openSamplePlace()
  const first = await open()
  expect(await refusalOf(open)).toMatchObject({ code: 'store-in-use' })
  const other = await openPostgresStore(`${url}_other`)
  const waiting = openPostgresStore(url, { waitUntil: new AbortController().signal })
  await other.close()
  await first.close()
  const second = await waiting
  expect(await refusalOf(open)).toMatchObject({ code: 'store-in-use' })
  await second.close()
})

test('who waits for a store can stop waiting', async () => {
  const { open, url } = await openSamplePlace()
  const first = await open()
  const stop = new AbortController()
  const waiting = openPostgresStore(url, { waitUntil: stop.signal })
  setTimeout(() => stop.abort(), 50)
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  await first.close()
})

test('a store whose session was ended from outside keeps nothing more, and says so', async () => {
  const { open, outside, schema } = await openSamplePlace()
  const store = await open()
  await store.confirm()
  await outside.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND objid = (SELECT oid FROM pg_namespace WHERE nspname = $1)`,
    [schema],
  )
  await store.ended
  expect(await refusalOf(store.confirm)).toMatchObject({ code: 'store-unavailable' })
  expect(await refusalOf(() => store.commit({ changes: [record], bodies: [] }))).toMatchObject({
    code: 'store-unavailable',
  })
  const again = await open()
  expect((await again.records()[Symbol.asyncIterator]().next()).done).toBe(true)
  await again.close()
})

test('a batch that the data base refuses is not there by half', async () => {
  const { open } = await openSamplePlace()
  const store = await open()
  // PostgreSQL has no texts with this character; the contract says that nobody gives it one.
  const changes = [record, { ...record, key: 'other', text: '\u0000' }]
  expect(await refusalOf(() => store.commit({ changes, bodies: [] }))).toMatchObject({ code: 'store-unavailable' })
  expect((await store.records()[Symbol.asyncIterator]().next()).done).toBe(true)
  await store.commit({ changes: [record], bodies: [] })
  expect((await store.records()[Symbol.asyncIterator]().next()).value).toEqual(record)
  await store.close()
})

test('data of a newer version is refused', async () => {
  const { open, outside, schema } = await openSamplePlace()
  await (await open()).close()
  await outside.query(`UPDATE ${schema}.format SET version = 7`)
  expect(await refusalOf(open)).toMatchObject({
    code: 'store-too-new',
    message: expect.stringContaining('format 7; this version reads up to format 1'),
  })
})

test('a record and a body that were changed from outside are named', async () => {
  const { open, outside, schema } = await openSamplePlace()
  const store = await open()
  const body = bodyOf(Buffer.from('text'))
  await store.commit({ changes: [record], bodies: [body] })
  await outside.query(`UPDATE ${schema}.records SET text = 'other'`)
  await outside.query(`UPDATE ${schema}.bodies SET bytes = 'other'`)
  expect(await refusalOf(() => store.records()[Symbol.asyncIterator]().next())).toMatchObject({
    code: 'record-damaged',
    message: expect.stringContaining('the record k of t is damaged'),
  })
  expect(await refusalOf(() => store.body(body.digest))).toMatchObject({ code: 'body-damaged' })
  await store.close()
})

test.each([
  ['nothing that listens', 'postgres://127.0.0.1:9/db', 'no server listens there'],
  ['no such database', undefined, 'there is no such database'],
  ['another kind of address', 'mysql://secret@host/db', 'must be like postgres://user@host:5432/database'],
  ['a schema with other signs', 'postgres://host/db?schema=A;B', 'A;B cannot be the schema'],
  ['a schema of PostgreSQL', 'postgres://host/db?schema=information_schema', 'information_schema cannot be the schema'],
  ['a schema of PostgreSQL', 'postgres://host/db?schema=pg_temp', 'pg_temp cannot be the schema'],
])('%s is refused with words that help', async (_what, given, words) => {
  const url = given ?? new URL('/nowhere', inject('postgresUrl')).href
  const { code, message } = await refusalOf(() => openPostgresStore(url))
  expect(code).toBe('store-unavailable')
  expect(message).toContain(words)
  expect(message).not.toContain('secret')
})
