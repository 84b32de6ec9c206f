import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type SyncRequest, syncRequestSchema } from '../../contract/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { type Listener, listen } from '../../control/http/listener.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { sampleEnvironment } from './sample-environment.ts'
import { ServiceAddressError } from './service-address.ts'
import { urlCarrier } from './url.ts'

// Goal: a service that follows the contract is a connector, and every deviation is explained in words.

const workFolder = await createWorkFolder()
const listeners: Listener[] = []
afterEach(() => Promise.all(listeners.splice(0).map((one) => one.close())))
afterAll(() => workFolder.remove())

type Service = (asked: { line: string; body: string }, response: ServerResponse) => unknown

/** A service, and a sync with it in its own world. */
async function setup(service: Service, { base = '', limitMs = 10_000 } = {}) {
  const asked: string[] = []
  const listener = await listen(async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const line = `${request.method} ${request.url}`
    asked.push(line)
    await service({ line, body }, response)
  })
  listeners.push(listener)
  const environment = sampleEnvironment(await workFolder.subfolder('sync'))
  await mkdir(dirname(environment.MT_CA_FILE ?? ''), { recursive: true })
  await writeFile(environment.MT_CA_FILE ?? '', 'the certificate')
  const carrier = urlCarrier({ url: `${listener.url}${base}`, pollMs: 5, limitMs, slowness: () => 1 })
  return { asked, environment, sync: () => carrier.sync(environment), carrier }
}

function json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end(JSON.stringify(value))
}

/** Accepts every sync, and then answers like this. */
const afterwards =
  (service: (response: ServerResponse) => unknown): Service =>
  ({ line }, response) =>
    line.startsWith('POST') ? json(response, 202, { syncId: 's' }) : service(response)

test('a sync starts with everything that a command gets, and is polled until it is done', async () => {
  const requests: SyncRequest[] = []
  let questions = 0
  const { sync, environment, asked } = await setup(
    ({ line, body }, response) => {
      if (line.startsWith('POST')) {
        requests.push(syncRequestSchema.parse(JSON.parse(body)))
        return json(response, 202, { syncId: '../7 ä', queue: 'fast' })
      }
      questions += 1
      return json(response, 200, questions < 3 ? { status: 'running' } : { status: 'done', message: '3 copies' })
    },
    { base: '/connector/' },
  )
  expect(await sync()).toEqual({ status: 'done', message: '3 copies', output: '3 copies' })
  const state = 'GET /connector/sync/..%2F7%20%C3%A4'
  expect(asked).toEqual(['POST /connector/sync', state, state, state])
  expect(requests).toEqual([
    {
      stateId: expect.any(String),
      environment,
      files: { MT_CA_FILE: Buffer.from('the certificate').toString('base64') },
    },
  ])
})

test('a world keeps its stateId from one sync to the next, and shares it with no other', async () => {
  const seen: string[] = []
  const service: Service = ({ line, body }, response) => {
    if (!line.startsWith('POST')) return json(response, 200, { status: 'done' })
    seen.push(syncRequestSchema.parse(JSON.parse(body)).stateId)
    return json(response, 202, { syncId: 's' })
  }
  const first = await setup(service)
  await first.sync()
  await first.sync()
  await (await setup(service)).sync()
  expect(seen[1]).toBe(seen[0])
  expect(new Set(seen).size).toBe(2)
})

test('a location on the same origin may replace an id', async () => {
  const { sync, asked } = await setup(({ line }, response) =>
    line.startsWith('POST')
      ? response.writeHead(202, { location: '/jobs/7?wait=1' }).end('accepted')
      : json(response, 200, { status: 'try-again', message: 'down' }),
  )
  expect(await sync()).toMatchObject({ status: 'try-again', message: 'down' })
  expect(asked).toEqual(['POST /sync', 'GET /jobs/7?wait=1'])
})

test('an import log in the answer is written to its file unchanged', async () => {
  const importLog = '{"record":"no such thing"}\nnot even JSON'
  const { sync, environment } = await setup(
    afterwards((response) => json(response, 200, { status: 'done', message: '', importLog })),
  )
  expect((await sync()).status).toBe('done')
  expect(await readFile(environment.MT_IMPORT_LOG, 'utf8')).toBe(importLog)
})

test('secrets do not reach the message, nor do parts of them where the message is cut', async () => {
  const secret = sampleEnvironment('').MT_CLIENT_SECRET
  const { sync } = await setup((_asked, response) => response.writeHead(500).end(`${'.'.repeat(190)}${secret}`))
  const told = await setup(
    afterwards((response) => json(response, 200, { status: 'failed', message: `no: ${secret}` })),
  )
  expect(JSON.stringify([await sync(), await told.sync()])).not.toContain(secret.slice(0, 6))
  expect(await told.sync()).toMatchObject({ message: 'no: [MT_CLIENT_SECRET]' })
})

const html = '<!doctype html><h1>It works!</h1>'
test.each<[string, Service, string]>([
  ['HTML', (_asked, response) => response.writeHead(202).end(html), 'POST /sync got an answer that is not JSON: <!doc'],
  ['no id', (_asked, response) => json(response, 202, { id: 7 }), '"syncId" is wrong'],
  ['200', (_asked, response) => json(response, 200, { syncId: 's' }), 'POST /sync got 200 instead of 202'],
  ['500', (_asked, response) => response.writeHead(500).end('boom'), 'got 500 instead of 202: boom'],
  [
    'a redirect',
    (_asked, response) => json(response, 307, {}, { location: 'https://elsewhere.example/' }),
    'got 307 instead of 202',
  ],
  [
    'a location elsewhere',
    (_asked, response) => json(response, 202, {}, { location: 'http://elsewhere.example/sync/1' }),
    'got a location that is not on http://127.0.0.1',
  ],
  ['HTML in the end', afterwards((response) => response.end(html)), 'GET /sync/s got an answer that is not JSON'],
  ['an unknown status', afterwards((response) => json(response, 200, { status: 'fine' })), '"status" is wrong'],
  ['a list', afterwards((response) => json(response, 200, [])), 'does not follow the contract: it is wrong'],
  ['404 in the end', afterwards((response) => json(response, 404, {})), 'GET /sync/s got 404 instead of 200'],
])('a service that answers %s is not understood', async (_what, service, message) => {
  const outcome = await (await setup(service)).sync()
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'not-understood' })
  expect(outcome.message).toContain(message)
})

test.each<[string, Service]>([
  ['never ends', afterwards((response) => json(response, 200, { status: 'running', message: '' }))],
  ['falls silent', afterwards(() => {})],
])('a sync that %s ends at its time limit', async (_what, service) => {
  const elapsedMs = startStopwatch()
  const outcome = await (await setup(service, { limitMs: 300 })).sync()
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'over-time' })
  expect(outcome.message).toContain('did not end within 0.3 s')
  expect(elapsedMs()).toBeLessThan(5_000)
})

test.each<[string, Service]>([
  ['breaks the connection', (_asked, response) => response.destroy()],
  ['breaks off in the middle', (_asked, response) => response.writeHead(202).write('{', () => response.destroy())],
])('a service that %s has not answered', async (_what, service) => {
  expect(await (await setup(service)).sync()).toMatchObject({
    status: 'failed',
    trouble: 'not-started',
    message: expect.stringContaining('POST /sync got no answer'),
  })
})

test('a service that cannot be reached is reported', async () => {
  const { environment } = await setup(() => {})
  // No system hands out such a port: one that was just closed may be that of another test by now.
  const outcome = await urlCarrier({ url: 'http://127.0.0.1:2' }).sync(environment)
  expect(outcome).toMatchObject({ trouble: 'not-started', message: expect.stringContaining('ECONNREFUSED') })
})

test.each([
  ['http://connector.example', 'passwords would go to connector.example'],
  ['http://127.0.0.1.example', 'passwords would go to 127.0.0.1.example'],
  ['ftp://localhost', 'is not an address'],
  ['localhost:8080', 'is not an address'],
  ['https://me:secret@connector.example', 'must not have a user'],
  ['https://connector.example/?key=1', 'must not have a user, query'],
])('%s is refused', (url, message) => {
  expect(() => urlCarrier({ url })).toThrow(ServiceAddressError)
  expect(() => urlCarrier({ url })).toThrow(message)
})

test.each(['https://connector.example/a', 'http://localhost:80', 'http://127.0.0.53:8080', 'http://[::1]:8080'])(
  '%s is called',
  (url) => {
    expect(urlCarrier({ url }).name).toBe(url.replace(':80', url.endsWith(':80') ? '' : ':80'))
  },
)

test('a service cannot be killed, so its `canBeKilled` is absent', () => {
  expect(urlCarrier({ url: 'http://localhost' }).canBeKilled).toBeUndefined()
})
