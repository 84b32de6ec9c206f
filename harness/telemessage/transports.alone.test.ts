import { setupServer } from 'msw/node'
import nock from 'nock'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentPaths } from '../contract/index.ts'
import type { ControlRoom } from '../control/http/control-room.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { mswTransport } from '../control/http/msw-transport.ts'
import { nockTransport } from '../control/http/nock-transport.ts'
import { type AnswerCheck, createAnswerCheck } from '../control/self-description/transport-cases/answer-check.ts'
import type { Site } from './index.ts'
import { downloadCases } from './transport-cases/download.ts'
import { itemCases } from './transport-cases/item.ts'
import { listCases } from './transport-cases/list.ts'
import { lockCases } from './transport-cases/lock.ts'
import { loginCases } from './transport-cases/login.ts'
import { refusalCases } from './transport-cases/refusals.ts'
import { selfDescriptionCases } from './transport-cases/self-description.ts'
import type { Ask, TransportWorld } from './transport-cases/transport-case.ts'
import { openTransportWorld } from './transport-cases/transport-world.ts'

const baseUrl = 'https://site.telemessage.example'
// nock starts to intercept when it is imported; each transport is open for its own cases only.
nock.restore()

interface OpenTransport {
  ask: Ask
  close(): void
}

function throughExpress(site: Site, room: ControlRoom): OpenTransport {
  const app = expressTransport(site, room)
  const ask: Ask = async (method, path, { headers = {}, body } = {}) => {
    const verb = method.toLowerCase() as Lowercase<typeof method>
    const answer = await supertest(app)
      [verb](path)
      .set(headers)
      .send(body)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done(null, Buffer.concat(chunks)))
      })
    const received: unknown = answer.body
    return { status: answer.status, headers: answer.headers, body: Buffer.isBuffer(received) ? received : Buffer.of() }
  }
  return { ask, close: () => {} }
}

function throughMsw(site: Site, room: ControlRoom): OpenTransport {
  const server = setupServer(...mswTransport(site, room, baseUrl))
  server.listen({ onUnhandledRequest: 'error' })
  return { ask: askByFetch, close: () => server.close() }
}

function throughNock(site: Site, room: ControlRoom): OpenTransport {
  nock.activate()
  const transport = nockTransport(site, room, baseUrl)
  return {
    ask: askByFetch,
    close: () => {
      transport.remove()
      nock.restore()
    },
  }
}

const askByFetch: Ask = async (method, path, { headers = {}, body } = {}) => {
  const answer = await fetch(`${baseUrl}${path}`, { method, headers, ...(body !== undefined && { body }) })
  const received = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: received }
}

const cases = [
  ...loginCases,
  ...listCases,
  ...itemCases,
  ...downloadCases,
  ...refusalCases,
  ...lockCases,
  ...selfDescriptionCases,
].map((transportCase) => [transportCase.title, transportCase] as const)

/** Holds every answer against the OpenAPI document that the same transport serves, before a case sees it. */
function held(ask: Ask): Ask {
  let check: AnswerCheck | undefined
  return async (method, path, options) => {
    check ??= createAnswerCheck(JSON.parse((await ask('GET', documentPaths.openApi)).body.toString()))
    const answer = await ask(method, path, options)
    expect(check(method, path, answer)).toEqual([])
    return answer
  }
}

describe.each([
  ['express', throughExpress],
  ['msw', throughMsw],
  ['nock', throughNock],
] as const)('the site through %s', (_name, through) => {
  let world: TransportWorld
  let transport: OpenTransport
  beforeAll(async () => {
    world = await openTransportWorld((site, room) => {
      transport = through(site, room)
      return held(transport.ask)
    })
  })
  afterAll(() => transport.close())

  it.each(cases)('%s', async (_title, { see, expected }) => {
    expect(await see(world)).toStrictEqual(expected)
  })
})
