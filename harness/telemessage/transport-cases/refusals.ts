import { archivePlanePaths, documentPaths } from '../../contract/index.ts'
import type { CaptureProblemCode } from '../refusals/capture-problems.ts'
import type { ProblemCode } from '../refusals/errors.ts'
import type { Answer, TransportCase, TransportWorld } from './transport-case.ts'
import {
  codeOf,
  credentials,
  download,
  failToLogIn,
  list,
  listPage,
  march2,
  problemOf,
  sendLogin,
} from './transport-world.ts'

interface Provocation {
  status: number
  provoke(world: TransportWorld): Promise<Answer>
}

/** How to get each problem of the catalogue. */
const provocations: Record<Exclude<ProblemCode, CaptureProblemCode>, Provocation> = {
  'body-not-json': {
    status: 415,
    provoke: ({ ask }) =>
      ask('POST', archivePlanePaths.login, {
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(credentials),
      }),
  },
  'login-body-invalid': { status: 400, provoke: (world) => sendLogin(world, { ...credentials, remember: true }) },
  'login-refused': { status: 401, provoke: (world) => sendLogin(world, { ...credentials, password: 'wrong' }) },
  'login-locked': { status: 429, provoke: (world) => failToLogIn(world, 'provoked', 6) },
  'token-missing': { status: 401, provoke: ({ ask }) => ask('GET', `${archivePlanePaths.items}?${march2}`) },
  'token-invalid': { status: 401, provoke: (world) => list(world, march2, 'Bearer abc') },
  'parameter-unknown': { status: 400, provoke: (world) => list(world, `${march2}&form=x`) },
  'parameter-repeated': { status: 400, provoke: (world) => list(world, `${march2}&from=2026-03-01T00:00:00Z`) },
  'parameter-invalid': { status: 400, provoke: (world) => list(world, `${march2}&limit=501`) },
  'window-reversed': {
    status: 400,
    provoke: (world) => list(world, 'from=2026-03-02T00:00:00.001Z&to=2026-03-02T00:00:00.000Z'),
  },
  'cursor-unknown': { status: 400, provoke: (world) => list(world, `${march2}&cursor=made.up`) },
  'cursor-of-another-window': {
    status: 400,
    provoke: async (world) => {
      const { nextCursor } = await listPage(world, `${march2}&limit=1`)
      return list(world, `from=2026-03-02T00:00:00Z&to=2026-03-04T00:00:00Z&cursor=${nextCursor}`)
    },
  },
  'cursor-expired': {
    status: 410,
    provoke: async (world) => {
      const restore = world.site.save()
      world.site.servesPages({ lengths: [1], expired: [1] })
      const { nextCursor } = await listPage(world, march2)
      const answer = await list(world, `${march2}&cursor=${nextCursor}`)
      restore()
      return answer
    },
  },
  'item-not-found': {
    status: 404,
    provoke: ({ ask, auth }) => ask('GET', `${archivePlanePaths.items}/unknown`, { headers: auth }),
  },
  'attachment-not-found': { status: 404, provoke: (world) => download(world, 'attachment-2') },
  'range-not-satisfiable': {
    status: 416,
    provoke: (world) => download(world, 'attachment-1', { range: 'bytes=100-' }),
  },
  // SIT-7: the diagnostic page through which messages leaked in 2025.
  'not-found': { status: 404, provoke: ({ ask }) => ask('GET', '/actuator/heapdump') },
  'request-unreadable': {
    status: 400,
    provoke: ({ ask, auth }) => ask('GET', `${archivePlanePaths.items}/%zz`, { headers: auth }),
  },
  internal: { status: 500, provoke: (world) => download(world, 'gone') },
}

const reached = Object.entries(provocations).map(
  ([code, { status, provoke }]): TransportCase => ({
    title: `answers ${code} with its problem`,
    see: async (world) => {
      const answer = await provoke(world)
      return [codeOf(answer), answer.status, answer.headers['www-authenticate']]
    },
    expected: [code, status, status === 401 ? 'Bearer' : undefined],
  }),
)

/** Refusals: each problem of the catalogue, and what all refusals have in common. */
export const refusalCases: TransportCase[] = [
  ...reached,
  {
    title: 'names the path in a problem, but not the query',
    see: async (world) => problemOf(await list(world, `${march2}&limit=0`)).instance,
    expected: '/archive/v1/items',
  },
  {
    title: 'says in a problem what was wrong and what would be right',
    see: async (world) => problemOf(await list(world, `${march2}&form=x`)).detail,
    expected:
      'This operation has no parameter "form", there are from, to, basis, limit, cursor: use only the documented parameters',
  },
  {
    title: 'does not say what went wrong inside',
    see: async (world) => /no such file|secret|\.ts/.test((await download(world, 'gone')).body.toString()),
    expected: false,
  },
  ...(
    [
      ['PUT', archivePlanePaths.items],
      ['DELETE', archivePlanePaths.login],
      ['HEAD', archivePlanePaths.items],
      ['GET', archivePlanePaths.login],
      ['HEAD', '/'],
      ['GET', '//'],
      ['GET', '/archive/v1/items/x/attachments'],
      ['HEAD', documentPaths.openApi],
    ] as const
  ).map(
    ([method, path]): TransportCase => ({
      title: `has nothing at ${method} ${path}`,
      see: async ({ ask, auth }) => (await ask(method, path, { headers: auth })).status,
      expected: 404,
    }),
  ),
  {
    title: 'dates its answers and its refusals by the virtual calendar',
    see: async (world) => {
      const answers = [await list(world, march2), await list(world, ''), await world.ask('GET', '/nowhere')]
      return answers.map(({ headers }) => headers['date'])
    },
    expected: Array(3).fill('Tue, 03 Mar 2026 00:00:00 GMT'),
  },
]
