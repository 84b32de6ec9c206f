import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { type AttachmentContent, problemSchema } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { listen } from '../control/http/listener.ts'
import { createJournal } from '../control/journal.ts'
import { createSite } from './index.ts'
import { createAccounts } from './login/accounts.ts'
import { asha, sampleArchiver, sampleAttachment, sampleEvent } from './sample-event.ts'
import { credentials, json } from './transport-cases/transport-world.ts'

interface Sent {
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** A listening site with one attachment. Requests go without an HTTP client, which would correct them. */
async function setup(content?: Partial<AttachmentContent>): Promise<{
  send(sent: Sent): Promise<IncomingMessage>
  download(headers?: Record<string, string>): Promise<IncomingMessage>
}> {
  const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
  const site = createSite({ clock, archiver: sampleArchiver, accounts: await createAccounts([credentials]) })
  site.register(asha)
  const attachment = sampleAttachment(Buffer.from('four'))
  Object.assign(attachment.content, content)
  const { itemId } = site.capture(sampleEvent({ attachments: [attachment] }))
  const listener = await listen(expressTransport(site, { clock, faults: createFaultBoard(), journal: createJournal() }))
  onTestFinished(() => listener.close())
  const send = async ({ path, method = 'GET', headers = {}, body }: Sent): Promise<IncomingMessage> => {
    const outgoing = request({ port: new URL(listener.url).port, path, method, headers }).end(body)
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
    return answer
  }
  const login = await send({
    path: '/archive/v1/login',
    method: 'POST',
    headers: json,
    body: JSON.stringify(credentials),
  })
  const { accessToken } = JSON.parse(await text(login)) as { accessToken: string }
  const path = `/archive/v1/items/${itemId}/attachments/${attachment.attachmentId}`
  const authorization = `Bearer ${accessToken}`
  return { send, download: (headers = {}) => send({ path, headers: { authorization, ...headers } }) }
}

it.each<[string, Sent, number, string, string]>([
  [
    'a broken percent-encoding',
    { path: '/archive/v1/items/%/attachments/x' },
    400,
    'request-unreadable',
    '/archive/v1/items/%/attachments/x',
  ],
  [
    'an unknown content encoding',
    { path: '/archive/v1/login', method: 'POST', headers: { ...json, 'content-encoding': 'rot13' }, body: '{}' },
    400,
    'request-unreadable',
    '/archive/v1/login',
  ],
  ['a path of two slashes', { path: '//' }, 404, 'not-found', '//'],
  [
    'a path that looks like a host',
    { path: '//other.example/archive/v1/items' },
    404,
    'not-found',
    '//other.example/archive/v1/items',
  ],
  ['an invalid host', { path: '/nowhere', headers: { host: '[' } }, 404, 'not-found', '/nowhere'],
  [
    'a path in absolute form',
    { path: 'http://other.example/archive/v1/items' },
    401,
    'token-missing',
    '/archive/v1/items',
  ],
])('answers %s with a problem', async (_what, sent, status, code, instance) => {
  const { send } = await setup()
  const answer = await send(sent)
  const problem = problemSchema.parse(JSON.parse(await text(answer)))
  expect([answer.statusCode, problem.type, problem.instance]).toEqual([
    status,
    `urn:mock-telemessage:problem:${code}`,
    instance,
  ])
})

it('closes a content when its client hangs up', async () => {
  const source = new Readable({ read: () => source.push(Buffer.alloc(65_536)) })
  const closed = new Promise<void>((resolve) => source.on('close', resolve))
  const { download } = await setup({ sizeBytes: 1e12, open: () => source })
  const answer = await download()
  answer.destroy()
  await closed
  expect(source.destroyed).toBe(true)
})

it('breaks the connection when a content fails, so that no client mistakes the part for the whole', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield Buffer.from('fo')
    throw new Error('disk')
  }
  const { download } = await setup({ open: () => Readable.from(failing()) })
  await expect(download().then(text)).rejects.toThrow()
})

it('reads no further in a content than the range asks for', async () => {
  let chunks = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for (; chunks < 1000; chunks += 1) yield Buffer.alloc(1024)
  }
  const { download } = await setup({ sizeBytes: 1e12, open: () => Readable.from(counted(), { highWaterMark: 1 }) })
  await text(await download({ range: 'bytes=0-1023' }))
  expect(chunks).toBeLessThan(10)
})
