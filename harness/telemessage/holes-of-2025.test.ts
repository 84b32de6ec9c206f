import { createHash } from 'node:crypto'
import supertest from 'supertest'
import { expect, it } from 'vitest'
import { archivePlanePaths, type LoginResponse, problemSchema } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import { expressTransport } from '../control/http/express-transport.ts'
import { createJournal } from '../control/journal.ts'
import { createSite } from './index.ts'
import { createAccounts } from './login/accounts.ts'
import { hashPassword } from './login/passwords.ts'
import { sampleArchiver } from './sample-event.ts'

// SIT-7: the site does not have the security holes through which messages leaked in 2025. All requests go through Express, as an
// attacker's would.

const credentials = { username: 'archive-admin', password: 'correct horse' }
const accounts = await createAccounts([credentials])
const window = 'from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z'

async function setup(tokenLifeSeconds?: number) {
  let nowMs = 0
  const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
  const site = createSite({ clock, archiver: sampleArchiver, accounts, tokenLifeSeconds, monotonicMs: () => nowMs })
  const http = supertest(expressTransport(site, { clock, faults: createFaultBoard(), journal: createJournal() }))
  const logIn = (username: string, password: string) => http.post(archivePlanePaths.login).send({ username, password })
  return {
    http,
    logIn,
    list: (token: string) => http.get(`${archivePlanePaths.items}?${window}`).set('authorization', `Bearer ${token}`),
    elapse: (durationMs: number) => {
      nowMs += durationMs
    },
  }
}

const knocks = [
  '/actuator',
  '/actuator/',
  '/actuator/health',
  '/actuator/heapdump',
  '/actuator/env',
  '/actuator/loggers',
  '/actuator/threaddump',
  '/actuator/..;/heapdump',
  '/manage/heapdump',
  '/management/health',
  '/management/heapdump',
  '/archive/actuator/heapdump',
  '/archive/v1/actuator/heapdump',
  '/heapdump',
  '/threaddump',
  '/env',
  '/.env',
  '/metrics',
  '/health',
  '/healthz',
  '/info',
  '/dump',
  '/trace',
  '/debug/pprof/heap',
  '/server-status',
  '/jolokia',
  '/console',
  '/admin',
  '/control/v1/journal',
  '/control/v1/faults',
  '/control/v1/clock',
  '/openapi.yaml',
  '/openapi',
  '/openapi.json/internal',
  '/v3/api-docs',
  '/swagger.json',
  '/swagger-ui/index.html',
  '/graphql',
  '/.git/config',
  '/package.json',
  '/archive/v1',
  '/archive/v1/users',
  '/archive/v1/tokens',
  '/archive/v1/accounts',
]

it.each(knocks)('has nothing at %s, and says no more than that', async (path) => {
  const { http } = await setup()
  const answer = await http.get(path)
  const { detail, instance, ...problem } = problemSchema.parse(answer.body)
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect({ ...problem, detail }).toEqual({
    type: 'urn:mock-telemessage:problem:not-found',
    title: 'The site has no such path, or not for this method',
    status: 404,
    detail: 'The site has no such path, or not for this method: use a documented operation',
  })
  expect(instance).toBe(path)
})

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const)(
  'opens no diagnostics to %s either',
  async (method) => {
    const { http } = await setup()
    const verb = method.toLowerCase() as 'options'
    expect((await http[verb]('/actuator/heapdump')).status).toBe(404)
  },
)

it('names neither its software nor its version in a header', async () => {
  const { http } = await setup()
  const { headers } = await http.get('/actuator/heapdump')
  expect(Object.keys(headers).toSorted()).toEqual(['connection', 'content-length', 'content-type', 'date'])
})

it.each([
  ['admin', 'admin'],
  ['admin', 'password'],
  ['administrator', 'administrator'],
  ['root', 'root'],
  ['test', 'test'],
  ['user', 'user'],
  ['guest', 'guest'],
  ['telemessage', 'telemessage'],
  ['smarsh', 'smarsh'],
  ['mock-telemessage', 'mock-telemessage'],
  ['archive-admin', 'archive-admin'],
  ['archive-admin', 'admin'],
  ['', ''],
])('has no built-in account "%s" with the password "%s"', async (username, password) => {
  const { logIn } = await setup()
  expect((await logIn(username, password)).status).toBe(username === '' ? 400 : 401)
})

it.each([
  ['MD5', createHash('md5').update(credentials.password).digest('hex')],
  ['SHA-1', createHash('sha1').update(credentials.password).digest('hex')],
  ['SHA-256', createHash('sha256').update(credentials.password).digest('hex')],
  ['SHA-256 in base64', createHash('sha256').update(credentials.password).digest('base64')],
  ['the very kind of hash that the site keeps', (await hashPassword(credentials.password)).key.toString('hex')],
])('does not accept %s as the password', async (_kind, hash) => {
  const { logIn } = await setup()
  expect((await logIn(credentials.username, hash)).status).toBe(401)
})

it('does not accept a username with a password instead of a token', async () => {
  const { http } = await setup()
  const basic = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')
  const answers = [
    await http.get(`${archivePlanePaths.items}?${window}`).set('authorization', `Basic ${basic}`),
    await http.get(`${archivePlanePaths.items}?${window}`).set('authorization', `Bearer ${basic}`),
    await http.get(`${archivePlanePaths.items}?${window}`).auth(credentials.username, credentials.password),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
})

it('ends a token at the time that it announced', async () => {
  const { logIn, list, elapse } = await setup()
  const { accessToken, expiresInSeconds } = (await logIn(credentials.username, credentials.password))
    .body as LoginResponse
  const before = await list(accessToken)
  elapse(expiresInSeconds * 1000)
  expect([expiresInSeconds, before.status, (await list(accessToken)).status]).toEqual([900, 200, 401])
})

it('does not extend the life of a token by its use', async () => {
  const { logIn, list, elapse } = await setup(2)
  const { accessToken } = (await logIn(credentials.username, credentials.password)).body as LoginResponse
  elapse(1999)
  const late = await list(accessToken)
  elapse(1)
  expect([late.status, (await list(accessToken)).status]).toEqual([200, 401])
})

it("does not accept another site's token", async () => {
  const [here, elsewhere] = [await setup(), await setup()]
  const { accessToken } = (await elsewhere.logIn(credentials.username, credentials.password)).body as LoginResponse
  expect([(await elsewhere.list(accessToken)).status, (await here.list(accessToken)).status]).toEqual([200, 401])
})
