import { Readable } from 'node:stream'
import { inspect } from 'node:util'
import nock from 'nock'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { createCaller } from '../http/caller.ts'
import { createHttpClient } from '../http/http-client.ts'
import { defaultPolicy } from '../policy.ts'
import { sampleFolder } from '../sample-folder.ts'
import { createAzureStaging } from './azure-staging.ts'
import { type SampleAccount, sampleAzureStaging, startSampleAccount } from './sample-azurite.ts'
import type { Staging } from './staging.ts'

const name = '202603020000-TeleMessage_1_060000000.zip'
const host = 'https://storage.test'
const signature = 'c2VjcmV0LXNpZ25hdHVyZQ=='
const signed = new URL(`${host}/container?sv=2026-01-01&sr=c&sig=${encodeURIComponent(signature)}`)
const content = (text = 'text'): Readable => Readable.from([Buffer.from(text)], { objectMode: false })

let account: SampleAccount
beforeAll(async () => {
  account = await startSampleAccount()
})
afterEach(() => nock.cleanAll())

const mocked = async (): Promise<Staging> =>
  sampleAzureStaging({ kind: 'container-url', url: signed }, await sampleFolder())

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => new Error('nothing failed'),
    (thrown: Error) => thrown,
  )
  // Whatever hangs on it, however deep: nobody may print a signature by printing an error.
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/c2VjcmV0|sig=|sv=2026/)
  return error
}

test.each([
  [403, 'AuthenticationFailed', { name: 'FatalError', code: 'staging-refused' }],
  [404, 'ContainerNotFound', { name: 'FatalError', code: 'staging-refused' }],
  [409, 'ContainerBeingDeleted', { name: 'RetriableError', code: 'unavailable' }],
  [500, 'InternalError', { name: 'RetriableError', code: 'unavailable' }],
  [302, 'Found', { name: 'FatalError', code: 'redirect-refused' }],
])('status %i %s becomes an error of the run, without address and signature', async (status, code, expected) => {
  const headers = { 'content-type': 'application/xml', 'x-ms-error-code': code, location: `${host}/elsewhere` }
  nock(host).persist().put(/.*/).reply(status, `<Error><Code>${code}</Code></Error>`, headers)
  nock(host).persist().get(/.*/).reply(status, `<Error><Code>${code}</Code></Error>`, headers)
  nock(host).persist().delete(/.*/).reply(status, `<Error><Code>${code}</Code></Error>`, headers)
  const staging = await mocked()
  const works = [
    () => staging.put(name, content()),
    () => staging.open(name),
    () => staging.remove(name),
    () => staging.clear(),
  ]
  for (const work of works) {
    const error = await failureOf(work())
    expect(error).toMatchObject(expected)
    expect(error.message).not.toContain(host)
  }
})

test('a code that the server made up is not repeated', async () => {
  nock(host).put(/.*/).reply(403, '', { 'x-ms-error-code': 'call 447700900123' })
  expect((await failureOf((await mocked()).put(name, content()))).message).not.toContain('447700900123')
})

test('a request that was refused for the moment is repeated, and carries the same bytes', async () => {
  const bodies: unknown[] = []
  nock(host).put(/.*/).reply(503, '', { 'retry-after': '0' })
  nock(host)
    .put(/.*/)
    .reply(201, (_uri, body) => {
      bodies.push(body)
      return ''
    })
  await (await mocked()).put(name, content('the batch'))
  expect(bodies).toEqual(['the batch'])
})

test('a download that breaks off is taken up where it was', async () => {
  const ranges: (string | undefined)[] = []
  const first = nock(host).get(/.*/)
  first.reply(200, () => Readable.from(halfABatch(), { objectMode: false }), { 'content-length': '8', etag: '"1"' })
  nock(host)
    .get(/.*/)
    .reply(function () {
      ranges.push(this.req.headers['x-ms-range'] ?? this.req.headers['range'])
      return [206, 'half', { 'content-length': '4', 'content-range': 'bytes 4-7/8', etag: '"1"' }]
    })
  const file = await (await mocked()).open(name)
  expect(ranges).toEqual(['bytes=4-7'])
  await file.release()
})

async function* halfABatch(): AsyncGenerator<Buffer> {
  yield Buffer.from('half')
  throw Object.assign(new Error('broken'), { code: 'ECONNRESET' })
}

test('a batch that is no longer what was put is damaged', async () => {
  const url = await account.signedContainer('damaged')
  const staging = await sampleAzureStaging({ kind: 'container-url', url }, await sampleFolder())
  await staging.put(name, content('the batch'))
  await account.container('damaged').getBlockBlobClient(name).upload('the BATCH', 9)
  await expect(staging.open(name)).rejects.toMatchObject({ code: 'staged-batch-damaged' })
})

test('what is not ours in the container is left where it is', async () => {
  const url = await account.signedContainer('shared')
  await account.container('shared').getBlockBlobClient('report.zip').upload('x', 1)
  const staging = await sampleAzureStaging({ kind: 'container-url', url }, await sampleFolder())
  await staging.put(name, content())
  await staging.clear()
  const left: string[] = []
  for await (const blob of account.container('shared').listBlobsFlat()) left.push(blob.name)
  expect(left).toEqual(['report.zip'])
})

test('a blob says nothing of whom it is about: no metadata, no tags', async () => {
  const url = await account.signedContainer('plain')
  const staging = await sampleAzureStaging({ kind: 'container-url', url }, await sampleFolder())
  await staging.put(name, content())
  const { metadata, contentType, tagCount } = await account.container('plain').getBlobClient(name).getProperties()
  expect({ metadata, contentType, tagCount }).toEqual({ metadata: {}, contentType: 'application/zip' })
})

test('with the key of the account the container is made, private', async () => {
  const place = { kind: 'connection-string', connectionString: account.connectionString, container: 'made' } as const
  const staging = await sampleAzureStaging(place, await sampleFolder())
  await staging.put(name, content('the batch'))
  const file = await staging.open(name)
  await file.release()
  expect((await account.container('made').getAccessPolicy()).blobPublicAccess).toBeUndefined()
})

test('a container that anybody can read is not used', async () => {
  await account.container('open').create({ access: 'blob' })
  const place = { kind: 'connection-string', connectionString: account.connectionString, container: 'open' } as const
  await expect(sampleAzureStaging(place, await sampleFolder())).rejects.toMatchObject({
    code: 'staging-refused',
    message: expect.stringContaining('everybody can read the staging container'),
  })
})

test.each(['AccountName=a', 'AccountKey=a', 'AccountName=a;AccountKey=a;BlobEndpoint=nowhere', 'nothing'])(
  'a connection string must be whole: %s',
  async (connectionString) => {
    const place = { kind: 'connection-string', connectionString, container: 'made' } as const
    await expect(sampleAzureStaging(place, await sampleFolder())).rejects.toMatchObject({ code: 'environment-invalid' })
  },
)

test('an address without a signature needs a credential, and then its token goes along', async () => {
  const place = { kind: 'container-url', url: new URL(`${host}/container`) } as const
  await expect(sampleAzureStaging(place, await sampleFolder())).rejects.toMatchObject({ code: 'environment-invalid' })
  const authorized = nock(host, { reqheaders: { authorization: 'Bearer the-token' } })
    .put(/.*/)
    .reply(201)
  const policy = { ...defaultPolicy, backoffMs: [1] }
  const httpClient = createHttpClient({ idleTimeoutMs: 5_000 })
  const caller = createCaller({ httpClient, policy, signal: new AbortController().signal })
  const credential = { getToken: async () => ({ token: 'the-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) }
  const staging = await createAzureStaging({ place, credential, caller, policy, localFolder: await sampleFolder() })
  await staging.put(name, content())
  expect(authorized.isDone()).toBe(true)
})
