import { setupServer } from 'msw/node'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archivePlanePaths, itemsPageSchema, loginResponseSchema, problemSchema } from '../contract/index.ts'
import type { ControlRoom } from '../control/http/exchange.ts'
import type { Answer, Ask, DoorWorld } from './door-cases/door-case.ts'
import { openDoorWorld } from './door-cases/door-world.ts'
import { downloadCases } from './door-cases/download.ts'
import { listCases } from './door-cases/list.ts'
import { loginCases } from './door-cases/login.ts'
import { refusalCases } from './door-cases/refusals.ts'
import { expressApp, type Site } from './index.ts'
import { mswHandlers } from './msw-handlers.ts'

const baseUrl = 'https://site.telemessage.example'
const mswServer = setupServer()
afterAll(() => mswServer.close())

function throughExpress(site: Site, room: ControlRoom): Ask {
  const app = expressApp(site, room)
  return async (method, path, { headers = {}, body } = {}) => {
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
}

function throughMsw(site: Site, room: ControlRoom): Ask {
  mswServer.use(...mswHandlers(site, room, baseUrl))
  mswServer.listen({ onUnhandledRequest: 'error' })
  return async (method, path, { headers = {}, body } = {}) => {
    const answer = await fetch(`${baseUrl}${path}`, { method, headers, ...(body !== undefined && { body }) })
    const received = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: received }
  }
}

const cases = [...loginCases, ...listCases, ...downloadCases, ...refusalCases].map(
  (doorCase) => [doorCase.title, doorCase] as const,
)

/** Holds every answer against the contract before a case sees it. */
function held(ask: Ask): Ask {
  return async (method, path, options) => {
    const answer = await ask(method, path, options)
    if (method !== 'HEAD') holdAgainstContract(path, answer)
    return answer
  }
}

function holdAgainstContract(path: string, { status, headers, body }: Answer): void {
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/problem+json')
    expect(problemSchema.parse(JSON.parse(body.toString())).status).toBe(status)
  } else if (path.startsWith(archivePlanePaths.login)) {
    loginResponseSchema.parse(JSON.parse(body.toString()))
  } else if (!path.includes('/attachments/')) {
    itemsPageSchema.parse(JSON.parse(body.toString()))
  }
}

describe.each([
  ['express', throughExpress],
  ['msw', throughMsw],
] as const)('the site through %s', (_name, through) => {
  let world: DoorWorld
  beforeAll(async () => {
    world = await openDoorWorld((site, room) => held(through(site, room)))
  })

  it.each(cases)('%s', async (_title, { see, expected }) => {
    expect(await see(world)).toStrictEqual(expected)
  })
})
