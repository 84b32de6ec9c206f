import nock from 'nock'
import { afterEach, expect, test, vi } from 'vitest'
import { createCaller, OutcomeUnknownError } from '../http/caller.ts'
import { createHttpClient } from '../http/http-client.ts'
import { linkWithin } from '../http/url.ts'
import { defaultPolicy } from '../policy.ts'
import type { GraphClient } from './graph-client.ts'
import { createImportSession } from './import-session.ts'
import { FolderGoneError } from './message-door.ts'

const host = 'https://graph.test'
const importPath = '/import/v1.0/mailboxes/MBX%3A1/importItem'
const message = { sizeBytes: 5, content: Buffer.from('hello') }
const imported = { itemId: 'item-1', changeKey: 'key-1' }
const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

function setup(origin = host) {
  let sessions = 0
  const graph: GraphClient = {
    get: () => expect.unreachable(),
    follow: () => expect.unreachable(),
    delete: () => expect.unreachable(),
    post: async () => {
      sessions += 1
      return { status: 200, headers: {}, json: { importUrl: `${origin}${importPath}?token=${sessions}` } }
    },
    checkLink: (link, what) => linkWithin(new URL(host), link, what),
  }
  const policy = { ...defaultPolicy, backoffMs: [1, 1], retryAfterMsMax: 100 }
  const { signal } = new AbortController()
  const caller = createCaller({ httpClient: createHttpClient({ idleTimeoutMs: 1000 }), policy, signal })
  const session = createImportSession({
    graph,
    caller,
    policy,
    signal,
    mailbox: { userId: 'user-1', mailboxId: 'MBX:1' },
  })
  const findArrived = vi.fn(async (): Promise<string | undefined> => undefined)
  return { findArrived, send: () => session.send({ FolderId: 'folder-1', Mode: 'create' }, message, findArrived) }
}
const importing = (token: number) => nock(host).post(importPath).query({ token })

afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  expect(left).toEqual([])
})

test('the message goes to the import URL, without an access token', async () => {
  nock(host, { badheaders: ['authorization'] })
    .post(importPath, { FolderId: 'folder-1', Mode: 'create', Data: 'aGVsbG8=' })
    .query({ token: 1 })
    .reply(200, imported)
  expect(await setup().send()).toEqual(imported)
})

test('one session serves many imports', async () => {
  importing(1).times(2).reply(200, imported)
  const { send } = setup()
  expect([await send(), await send()]).toEqual([imported, imported])
})

test('an expired session is opened again', async () => {
  importing(1).reply(401)
  importing(2).reply(200, imported)
  expect(await setup().send()).toEqual(imported)
})

test('an import URL on another host is never sent anything', async () => {
  await expect(setup('https://evil.test').send()).rejects.toMatchObject({ code: 'link-to-another-host' })
})

test.each([400, 403, 412, 413, 507 - 100])('a mailbox that refuses (%i) fails this copy', async (status) => {
  importing(1).reply(status, { error: { code: 'ErrorQuotaExceeded' } })
  await expect(setup().send()).rejects.toMatchObject({
    name: 'SkippableError',
    reason: 'refused',
    message: 'the mailbox refuses the message: ErrorQuotaExceeded',
  })
})

test('a missing folder is distinguished from other errors', async () => {
  importing(1).reply(404, { error: { code: 'ErrorFolderNotFound' } })
  await expect(setup().send()).rejects.toBeInstanceOf(FolderGoneError)
})

test.each([500, 502, 504])('after status %i nobody knows, and nothing is repeated', async (status) => {
  importing(1).reply(status)
  await expect(setup().send()).rejects.toBeInstanceOf(OutcomeUnknownError)
})

test('after a reset, or an answer without an item, nobody knows', async () => {
  importing(1).replyWithError(reset)
  await expect(setup().send()).rejects.toBeInstanceOf(OutcomeUnknownError)
  importing(1).reply(200, {})
  await expect(setup().send()).rejects.toBeInstanceOf(OutcomeUnknownError)
})

test('a 503 is repeated when the message has not arrived', async () => {
  importing(1).reply(503).post(importPath).query({ token: 1 }).reply(200, imported)
  const { findArrived, send } = setup()
  expect(await send()).toEqual(imported)
  expect(findArrived).toHaveBeenCalledTimes(1)
})

test('a 503 for a message that has arrived is not repeated', async () => {
  importing(1).reply(503)
  const { findArrived, send } = setup()
  findArrived.mockResolvedValueOnce('item-7')
  expect(await send()).toEqual({ itemId: 'item-7' })
})

test('503 for ever, or for longer than patience, leaves it open', async () => {
  importing(1).times(3).reply(503)
  await expect(setup().send()).rejects.toBeInstanceOf(OutcomeUnknownError)
  importing(1).reply(503, '', { 'retry-after': '10' })
  await expect(setup().send()).rejects.toBeInstanceOf(OutcomeUnknownError)
})

test('a 503 stays open when nobody can look whether the message arrived', async () => {
  importing(1).reply(503)
  const { findArrived, send } = setup()
  findArrived.mockRejectedValueOnce(new Error('down'))
  await expect(send()).rejects.toBeInstanceOf(OutcomeUnknownError)
})
