import { hash } from 'node:crypto'
import { ContainerClient, ContainerSASPermissions } from '@azure/storage-blob'
import { expect, test } from 'vitest'
import { realNow, startStopwatch } from '../../control/clock.ts'
import { storageAccount } from '../../staging/azurite.ts'
import { checkPostgresStore } from '../../stores/postgres/check-store.ts'
import { openPostgresStore } from '../../stores/postgres/postgres-store.ts'
import { repairPostgresStore } from '../../stores/postgres/repair-store.ts'
import { openSamplePlace, refusalOf } from '../../stores/postgres/sample-place.ts'
import type { Body } from '../../stores/record-store.ts'

// Goal: large bodies of a store in PostgreSQL can be in Azure Blob Storage.

const bodyOf = (bytes: Buffer): Body => ({ digest: hash('sha256', bytes), bytes })

/** A container of its own, with the address that serve gets. */
async function openContainer(schema: string) {
  const account = await storageAccount()
  const container = new ContainerClient(`${account.endpoint}/${schema.replaceAll('_', '-')}`, account.key)
  await container.create()
  const permissions = ContainerSASPermissions.parse('rcw')
  const expiresOn = new Date(realNow().getTime() + 3_600_000)
  return { container, containerUrl: await container.generateSasUrl({ permissions, expiresOn }) }
}

test('large bodies are in a container of Azure if there is one, and small ones in the data base', async () => {
  const { url, outside, schema } = await openSamplePlace()
  const { container, containerUrl } = await openContainer(schema)
  const store = await openPostgresStore(url, { containerUrl })
  const bodies = [64 * 1024, 64 * 1024 + 1].map((size, place) => bodyOf(Buffer.alloc(size, place + 1)))
  const [small, large] = bodies as [Body, Body]
  await store.commit({ changes: [], bodies })
  await store.commit({ changes: [], bodies })
  await store.close()
  const { rows } = await outside.query(`SELECT digest FROM ${schema}.bodies WHERE bytes IS NULL`)
  expect(rows).toEqual([{ digest: large.digest }])
  const again = await openPostgresStore(url, { containerUrl })
  for (const body of bodies) expect(again.body(body.digest).equals(body.bytes)).toBe(true)
  await again.close()
  const without = await openPostgresStore(url)
  expect(without.body(small.digest).equals(small.bytes)).toBe(true)
  expect(await refusalOf(() => without.body(large.digest))).toMatchObject({
    code: 'body-missing',
    message: expect.stringContaining('in a container of Azure'),
  })
  await without.close()
  await container.getBlobClient(large.digest).delete()
  const emptied = await openPostgresStore(url, { containerUrl })
  expect(await refusalOf(() => emptied.body(large.digest))).toMatchObject({ code: 'body-missing' })
  await emptied.close()
})

test('a container that cannot be used is refused at the start, without its address', async () => {
  const { url } = await openSamplePlace()
  const { endpoint } = await storageAccount()
  const { code, message } = await refusalOf(() =>
    openPostgresStore(url, { containerUrl: `${endpoint}/none?sig=secret` }),
  )
  expect(code).toBe('store-unavailable')
  expect(message).toContain('the container of Azure for bodies cannot be used')
  expect(message).not.toContain('secret')
})

test('a container that nobody serves is refused within seconds, and not after all retries of the client', async () => {
  const { url } = await openSamplePlace()
  const sinceStartMs = startStopwatch()
  // No system hands out port 2.
  const { message } = await refusalOf(() =>
    openPostgresStore(url, { containerUrl: 'https://127.0.0.1:2/none?sig=secret' }),
  )
  expect(message).toContain('cannot be used (ECONNREFUSED); its address must be')
  expect(sinceStartMs()).toBeLessThan(5_000)
})

test('data check and data repair look at the bodies in the container', async () => {
  const { url, schema } = await openSamplePlace()
  const { container, containerUrl } = await openContainer(schema)
  const store = await openPostgresStore(url, { containerUrl })
  const bodies = ['a', 'b', 'c'].map((letter) => bodyOf(Buffer.alloc(70_000, letter)))
  const [sound, other, gone] = bodies.map(({ digest }) => digest) as [string, string, string]
  const changes = bodies.map(({ digest }) => ({ table: 'files', key: digest, text: `{"sha256":"${digest}"}` }))
  await store.commit({ changes, bodies })
  await store.close()
  expect(await checkPostgresStore(url, { containerUrl })).toMatchObject({
    bodyCount: 3,
    bodyBytes: 210_000,
    findings: [],
  })
  const refused = await refusalOf(() => checkPostgresStore(url))
  expect(refused.message).toContain('has bodies in a container of Azure; give the address of this container')
  const changed = Buffer.alloc(70_000, 'x')
  await container.getBlockBlobClient(other).upload(changed, changed.length)
  await container.getBlobClient(gone).delete()
  const { findings } = await checkPostgresStore(url, { containerUrl })
  const found = (digest: string, problem: string) => ({
    ...{ kind: 'body', place: `the container of Azure: ${digest}`, problem },
    lost: `the content of ${schema}.records: files, ${digest}`,
  })
  expect(findings).toHaveLength(2)
  expect(findings).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining(found(other, 'its bytes are not those of its digest')),
      expect.objectContaining(found(gone, 'the body is not there')),
    ]),
  )
  expect(await refusalOf(() => repairPostgresStore(url, { containerUrl }))).toMatchObject({
    code: 'body-damaged',
    message: expect.stringContaining(`the blob ${other} in the container of Azure has other bytes; delete it there`),
  })
  await container.getBlobClient(other).delete()
  const { after } = await repairPostgresStore(url, { containerUrl })
  expect(after).toMatchObject({ recordCount: 1, bodyCount: 1, findings: [] })
  // What comes again is kept again.
  const again = await openPostgresStore(url, { containerUrl })
  await again.commit({ changes, bodies })
  for (const digest of [sound, other, gone]) expect(hash('sha256', again.body(digest))).toBe(digest)
  await again.close()
  expect((await checkPostgresStore(url, { containerUrl })).findings).toEqual([])
})
