import { hash } from 'node:crypto'
import { ContainerClient, ContainerSASPermissions } from '@azure/storage-blob'
import { expect, test } from 'vitest'
import { realNow, startStopwatch } from '../../control/clock.ts'
import { storageAccount } from '../../staging/azurite.ts'
import { openPostgresStore } from '../../stores/postgres/postgres-store.ts'
import { openSamplePlace, refusalOf } from '../../stores/postgres/sample-place.ts'
import type { Body } from '../../stores/record-store.ts'

// Goal: large bodies of a store in PostgreSQL can be in Azure Blob Storage.

const bodyOf = (bytes: Buffer): Body => ({ digest: hash('sha256', bytes), bytes })

test('large bodies are in a container of Azure if there is one, and small ones in the data base', async () => {
  const { url, outside, schema } = await openSamplePlace()
  const account = await storageAccount()
  const container = new ContainerClient(`${account.endpoint}/${schema.replaceAll('_', '-')}`, account.key)
  await container.create()
  const permissions = ContainerSASPermissions.parse('rcw')
  const containerUrl = await container.generateSasUrl({
    permissions,
    expiresOn: new Date(realNow().getTime() + 3_600_000),
  })
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
