import { ContainerClient, newPipeline } from '@azure/storage-blob'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCertificateAuthority } from '../control/certificate-authority.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createJournal, type Journal } from '../control/journal.ts'
import { openStagingLocation, type StagingLocation } from './staging-location.ts'

// Goal: the vendor's own client works through the journal as it does without it, and the journal records everything
// that it did.

let location: StagingLocation
let journal: Journal
let client: ContainerClient
let options: { retryOptions: { maxTries: number }; tlsOptions: { ca: string } }
let imports = 0

beforeAll(async () => {
  const authority = await createCertificateAuthority()
  journal = createJournal()
  const room = { journal, clock: createVirtualClock(new Date('2026-03-11T00:00:00Z')) }
  location = await openStagingLocation({ room, authority, importsSoFar: () => imports })
  options = { retryOptions: { maxTries: 1 }, tlsOptions: { ca: authority.caCertificate } }
  client = new ContainerClient(location.url, newPipeline(undefined, options))
})
afterAll(() => location.close())

const operations = (since: number): string[] =>
  journal.entries({ since }).map(({ operation, actor, status }) => `${operation} ${actor ?? 'anonymous'} ${status}`)

test('blobs pass through it whole, in one piece and in blocks, and the journal records the requests', async () => {
  const since = journal.total()
  const blob = client.getBlockBlobClient('folder/a batch.zip')
  await blob.upload('small', 5)
  const large = Buffer.alloc(3_000_000, 'large')
  const block = Buffer.from('0001').toString('base64')
  await blob.stageBlock(block, large, large.length)
  await blob.commitBlockList([block])
  expect((await blob.downloadToBuffer()).equals(large)).toBe(true)
  await blob.delete()
  expect(operations(since)).toEqual([
    'blobs.put signed 201',
    'blocks.put signed 201',
    'blocks.commit signed 201',
    'blobs.head signed 200',
    'blobs.get signed 206',
    'blobs.delete signed 202',
  ])
  const [put, staged] = journal.entries({ since })
  expect(put).toMatchObject({
    server: 'staging',
    requestBytes: 5,
    path: expect.stringContaining('/folder/a%20batch.zip'),
  })
  expect(staged?.requestBytes).toBe(3_000_000)
  expect(JSON.stringify(journal.entries())).not.toContain(encodeURIComponent(location.signature))
})

test('without a signature, or with that of another container, every request is refused', async () => {
  const url = new URL(location.url)
  expect(await location.listToAnybody()).toBeGreaterThanOrEqual(400)
  url.pathname = url.pathname.replace(/-\d+$/, '-9999')
  const elsewhere = new ContainerClient(url.href, newPipeline(undefined, options))
  await expect(elsewhere.getBlockBlobClient('a').upload('x', 1)).rejects.toMatchObject({ statusCode: 403 })
})

test('once it is watched, it keeps each blob with its content and the number of imports at that moment', async () => {
  location.watch()
  const blob = client.getBlockBlobClient('kept.zip')
  imports = 3
  await blob.upload('first', 5, { metadata: { origin: 'here' }, tags: { kind: 'batch' } })
  imports = 4
  await blob.upload('second', 6)
  await blob.delete()
  const seen = location.events().map((event) => ({ ...event, ...('bytes' in event && { bytes: String(event.bytes) }) }))
  expect(seen).toMatchObject([
    { kind: 'committed', bytes: 'first', said: ['origin: here', 'kind: batch'], importsBefore: 3, toAnybody: 403 },
    { kind: 'committed', bytes: 'second', said: [], importsBefore: 4 },
    { kind: 'removed', name: 'kept.zip', importsBefore: 4 },
  ])
  expect(await location.blobs()).toEqual([])
})

test('a request for public access to the container is recorded and refused', async () => {
  await expect(client.setAccessPolicy('container')).rejects.toMatchObject({ statusCode: 403 })
  expect(location.events().at(-1)).toEqual({ kind: 'access-asked', access: 'container', importsBefore: 4 })
})

test('writes are refused, or reads, until they are not refused any more', async () => {
  const blob = client.getBlockBlobClient('refused.zip')
  location.refuse({ status: 503, requests: 'writes' })
  await expect(blob.upload('new', 3)).rejects.toMatchObject({ statusCode: 503 })
  location.refuse({ status: 503, requests: 'reads' })
  await blob.upload('new', 3)
  await expect(blob.download()).rejects.toMatchObject({ statusCode: 503 })
  location.refuse(undefined)
  expect((await blob.downloadToBuffer()).toString()).toBe('new')
  await blob.delete()
})
