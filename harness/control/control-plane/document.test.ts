import { createConfig, lintFromString } from '@redocly/openapi-core'
import request from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LoadedFixture } from '../../contract/index.ts'
import { sampleCarrying } from '../../mail-files/sample-mailbox.ts'
import { offer } from '../http/offered-operations.ts'
import { sampleRoom, sampleServer } from '../http/sample-server.ts'
import type { OpenApiDocument } from '../self-description/open-api.ts'
import { createAnswerCheck } from '../self-description/transport-cases/answer-check.ts'
import { controlPlane } from './control-plane.ts'
import { ControlRefusal } from './refusal.ts'
import { createSnapshots } from './snapshots.ts'

// Goal: the control plane does what its description says, and everyone who can reach it can read the description.

const token = 'the-token-of-this-start'
const documentPath = '/control/v1/openapi.json'

function sampleControlPlane() {
  const room = sampleRoom({ seed: 7 })
  offer(sampleServer(), room)
  const folders = [{ folderId: 'a', path: ['WhatsApp'], messageCount: 3 }]
  const address = 'asha@contoso.example'
  const mailbox = { address, userPrincipalName: address, messageCount: 3, folders }
  const fixtures = { load: loadsOnlyContoso }
  const world = {
    ...room,
    snapshots: createSnapshots(room, []),
    filledMailboxes: () => [mailbox],
    carrying: sampleCarrying(),
    fixtures,
  }
  return { app: controlPlane(world, token), room }
}

async function loadsOnlyContoso(document: unknown): Promise<LoadedFixture> {
  const { name } = (document ?? {}) as { name?: string }
  if (name !== 'Contoso') throw new ControlRefusal('fixture-invalid', 'name: is another text')
  const counts = { people: 0, entries: 0, rows: 0, items: 0 }
  return { name, administrator: null, now: '2026-03-11T00:00:00.000Z', ...counts }
}

let source: string
let document: OpenApiDocument
beforeAll(async () => {
  source = (await request(sampleControlPlane().app).get(documentPath)).text
  document = JSON.parse(source)
})

/** What a linter of OpenAPI documents finds, its recommendations counting as errors. */
async function findingsOf(text: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
}

it('is a document that a linter finds nothing in', async () => {
  expect(await findingsOf(source)).toEqual([])
})

it.each([
  ['an example that breaks its schema', '"example":{"seed":7}', '"example":{"seed":"7"}'],
  ['a reference to nothing', '#/components/schemas/FaultRule', '#/components/schemas/Rule'],
])('would find %s', async (_what, right, wrong) => {
  expect(source).toContain(right)
  expect(await findingsOf(source.replace(right, wrong))).not.toEqual([])
})

it('says what every component and every field of it is', () => {
  const { schemas } = document.components
  expect(Object.keys(schemas)).toEqual(
    expect.arrayContaining(['FaultRule', 'AnswerAfterFault', 'JournalEntry', 'MailboxList', 'Problem']),
  )
  expect(Object.entries(schemas).filter(([, { description }]) => !description)).toEqual([])
})

it('has the schema that checks a body: the limits of a seed', () => {
  expect(document.components.schemas['Seed']).toMatchObject({
    additionalProperties: false,
    properties: { seed: { type: 'integer', minimum: 0, maximum: 2_147_483_647 } },
    required: ['seed'],
  })
})

it.each([documentPath, '/docs'])('serves %s without the token, and it holds no secret', async (path) => {
  const { app } = sampleControlPlane()
  const { status, text } = await request(app).get(path)
  expect(status).toBe(200)
  expect(text).not.toContain(token)
  expect((await request(app).head(path)).status).toBe(200)
  expect((await request(app).post(path)).status).toBe(401)
})

it('has a page that names every path, loads nothing and runs nothing', async () => {
  const { text, headers } = await request(sampleControlPlane().app).get('/docs')
  expect(Object.keys(document.paths).filter((path) => !text.includes(path))).toEqual([])
  expect(text).toContain(`href="${documentPath}"`)
  expect(text.match(/<(script|link|img|iframe|object|form)\b|@import|url\(|\bon\w+="|https?:/gi)).toBeNull()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
})

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch'
const rule = { operation: 'items.list', times: 1, effect: { kind: 'answer', status: 429, retryAfterSeconds: 1.5 } }

const tried: [Method, string, number, object?][] = [
  ['get', '/clock', 200],
  ['put', '/clock', 200, { now: '2028-02-29T12:00:00+01:00' }],
  ['put', '/clock', 400, { now: 'soon' }],
  ['post', '/clock/advance', 200, { seconds: -0.5 }],
  ['post', '/clock/advance', 400, { seconds: 1e15 }],
  ['post', '/clock/run', 200],
  ['post', '/clock/freeze', 200],
  ['get', '/seed', 200],
  ['put', '/seed', 200, { seed: 8 }],
  ['put', '/seed', 400, { seed: -1 }],
  ['get', '/operations', 200],
  ['get', '/faults', 200],
  ['post', '/faults', 201, rule],
  ['post', '/faults', 400, { ...rule, operation: 'items.lst' }],
  ['get', '/faults/fault-1', 200],
  ['get', '/faults/fault-9', 404],
  ['get', '/faults/%zz', 404],
  ['delete', '/faults/fault-1', 204],
  ['delete', '/faults', 204],
  ['get', '/journal?since=0&server=sample', 200],
  ['get', '/journal?path=a&method=GET&status=refused&before=9&limit=5', 200],
  ['get', '/journal?about=a', 400],
  ['delete', '/journal', 204],
  ['put', '/snapshots/before', 200],
  ['put', '/snapshots/a%20b', 400],
  ['get', '/snapshots', 200],
  ['post', '/snapshots/before/restore', 204],
  ['post', '/snapshots/after/restore', 404],
  ['delete', '/snapshots/before', 204],
  ['delete', '/snapshots/after', 404],
  ['post', '/reset', 204],
  ['get', '/mailboxes', 200],
  ['get', '/mailboxes/asha@contoso.example/export?format=eml', 200],
  ['get', '/mailboxes/asha@contoso.example/export?format=pst', 400],
  ['get', '/mailboxes/asha@contoso.example/export?format=eml&folder=Inbox//Projects', 400],
  ['get', '/mailboxes/asha@contoso.example/export?format=eml&folder=Nowhere', 404],
  ['get', '/mailboxes/asha@contoso.example/export?format=eml&search=AND', 400],
  ['get', '/mailboxes/nobody@contoso.example/export?format=eml', 404],
  ['post', '/mailboxes/asha@contoso.example/import', 400, {}],
  ['post', '/mailboxes/nobody@contoso.example/import', 404, {}],
  ['put', '/fixture', 200, { name: 'Contoso', people: [] }],
  ['put', '/fixture', 400, { name: 'Fabrikam', people: [] }],
  ['put', '/fixture', 400],
  ['post', '/fixture', 200, { name: 'Contoso', people: [] }],
  ['post', '/fixture', 400, { name: 'Fabrikam' }],
  ['get', '/fixture', 405],
  ['get', '/openapi.json', 200],
  ['get', '/ledger', 404],
  ['patch', '/clock', 405, {}],
]

describe('answers as described', () => {
  it.each(tried)('%s %s with %i', async (method, path, status, body) => {
    const { app, room } = sampleControlPlane()
    const entry = { server: 'sample', operation: 'items.list', actor: 'asha', method: 'GET', path: '/items', status: 0 }
    room.journal.record({
      ...entry,
      requestBytes: 0,
      fault: 'reset',
      refusal: 'why',
      tooEarlyByMs: 1.5,
      at: room.clock.now(),
    })
    room.journal.record({ ...entry, actor: undefined, requestBytes: 0, fault: undefined, at: room.clock.now() })
    const send = async (verb: Method, at: string, sent?: object, authorization = `Bearer ${token}`) => {
      const call = request(app)[verb](`/control/v1${at}`).set('authorization', authorization)
      const { status, headers, text } = await (sent ? call.send(sent) : call)
      return { status, headers, body: Buffer.from(text ?? '') }
    }
    await send('post', '/faults', rule)
    await send('put', '/snapshots/before')
    const check = createAnswerCheck(document, 405)
    const answer = await send(method, path, body)
    expect(answer.status).toBe(status)
    expect(check(method.toUpperCase(), `/control/v1${path}`, answer)).toEqual([])
    const refused = await send(method, path, body, 'Bearer wrong')
    if (path === '/openapi.json' || status === 405 || path === '/ledger') return
    expect(refused.status).toBe(401)
    expect(check(method.toUpperCase(), `/control/v1${path}`, refused)).toEqual([])
  })

  it('has tried every operation', () => {
    const templates = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )
    const untried = templates.filter((template) => {
      const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
      return !tried.some(([method, path]) => pattern.test(`${method} /control/v1${path.replace(/\?.*/, '')}`))
    })
    expect(untried).toEqual(['get /docs'])
  })
})
