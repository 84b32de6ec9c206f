import { archivePlanePaths, type LoginResponse } from '../../contract/index.ts'
import type { TransportCase } from './transport-case.ts'
import { attachmentPath, codeOf, credentials, json, list, logIn, march2, sendLogin, sleep } from './transport-world.ts'

const malformedBodies: [what: string, body: string][] = [
  ['no JSON', '{"username":'],
  ['no object', '"admin"'],
  ['without a password', JSON.stringify({ username: credentials.username })],
  ['one with an empty password', JSON.stringify({ ...credentials, password: '' })],
  ['one with a number for a password', JSON.stringify({ ...credentials, password: 1 })],
  ['nothing at all', ''],
]

/** Logging in, and what the token allows. */
export const loginCases: TransportCase[] = [
  {
    title: 'logs an administration account in for 900 seconds',
    see: async (world) => {
      const answer = await sendLogin(world, credentials)
      const { tokenType, expiresInSeconds } = JSON.parse(answer.body.toString()) as LoginResponse
      return [answer.status, tokenType, expiresInSeconds]
    },
    expected: [200, 'Bearer', 900],
  },
  {
    title: 'keeps the token out of caches',
    see: async (world) => (await sendLogin(world, credentials)).headers['cache-control'],
    expected: 'no-store',
  },
  {
    title: 'answers an unknown user and a wrong password alike',
    see: async (world) => {
      const unknown = await sendLogin(world, { ...credentials, username: 'nobody' })
      const wrong = await sendLogin(world, { ...credentials, password: 'wrong' })
      return [
        unknown.status,
        unknown.body.equals(wrong.body),
        unknown.headers['content-type'] === wrong.headers['content-type'],
      ]
    },
    expected: [401, true, true],
  },
  ...malformedBodies.map(
    ([what, body]): TransportCase => ({
      title: `refuses a login that is ${what}`,
      see: async ({ ask }) => codeOf(await ask('POST', archivePlanePaths.login, { headers: json, body })),
      expected: 'login-body-invalid',
    }),
  ),
  {
    title: 'accepts a login with a charset in its content type',
    see: async ({ ask }) => {
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      return (await ask('POST', archivePlanePaths.login, { headers, body: JSON.stringify(credentials) })).status
    },
    expected: 200,
  },
  {
    title: 'refuses a login with a query string',
    see: async (world) => codeOf(await sendLogin(world, credentials, '?debug=1')),
    expected: 'parameter-unknown',
  },
  ...['', 'Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer ü'].map(
    (authorization): TransportCase => ({
      title: `treats the authorization "${authorization}" as absent`,
      see: async (world) => codeOf(await list(world, march2, authorization)),
      expected: 'token-missing',
    }),
  ),
  {
    title: 'accepts the scheme of the token in any letter case',
    see: async (world) => (await list(world, march2, world.auth.authorization.replace('Bearer', 'bEARER'))).status,
    expected: 200,
  },
  ...[`${archivePlanePaths.items}?form=1`, attachmentPath('unknown', 'unknown')].map(
    (path): TransportCase => ({
      title: `checks the token of ${path} before anything else`,
      see: async ({ ask }) => (await ask('GET', path)).status,
      expected: 401,
    }),
  ),
  {
    title: 'accepts a token exactly as long as announced',
    see: async (world) => {
      const { authorization } = await logIn(world.ask)
      world.elapse(899_999)
      const last = await list(world, march2, authorization)
      await sleep(world, 1)
      const late = await list(world, march2, authorization)
      return [last.status, codeOf(late)]
    },
    expected: [200, 'token-invalid'],
  },
  {
    title: 'appears in the journal under the name of its user',
    see: async (world) => {
      await list(world, march2)
      const entry = world.room.journal.entries().at(-1)
      return [entry?.server, entry?.operation, entry?.actor]
    },
    expected: ['telemessage', 'items.list', credentials.username],
  },
]
