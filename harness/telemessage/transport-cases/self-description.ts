import { documentPaths } from '../../contract/index.ts'
import type { TransportCase } from './transport-case.ts'
import { codeOf } from './transport-world.ts'

/** What the site says of itself, to whoever asks. */
export const selfDescriptionCases: TransportCase[] = [
  {
    title: 'serves its OpenAPI document without a token, and says there that it is simulated',
    see: async ({ ask }) => {
      const { status, headers, body } = await ask('GET', documentPaths.openApi)
      const { openapi, info } = JSON.parse(body.toString()) as { openapi: string; info: Record<string, unknown> }
      return [status, headers['content-type'], openapi, info['x-simulated']]
    },
    expected: [200, 'application/json; charset=utf-8', '3.1.1', true],
  },
  {
    title: 'describes every operation that it has, and no other',
    see: async ({ ask, site }) => {
      const { body } = await ask('GET', documentPaths.openApi)
      const { paths } = JSON.parse(body.toString()) as { paths: Record<string, Record<string, unknown>> }
      const described = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      )
      const there = site.operations.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      return [described.length > 0, described.toSorted().join() === there.toSorted().join()]
    },
    expected: [true, true],
  },
  {
    title: 'serves a page for people that names every path, without a token',
    see: async ({ ask, site }) => {
      const { status, headers, body } = await ask('GET', documentPaths.page)
      const page = body.toString()
      const missing = site.operations.filter(({ path }) => !page.includes(path.replace(/:(\w+)/g, '{$1}')))
      return [status, headers['content-type'], missing.length]
    },
    expected: [200, 'text/html; charset=utf-8', 0],
  },
  {
    title: 'serves a page that loads nothing and runs nothing',
    see: async ({ ask }) => {
      const page = (await ask('GET', documentPaths.page)).body.toString()
      return page.match(/<(script|link|img|iframe|object|form)\b|@import|url\(|\bon\w+="|https?:/gi)
    },
    expected: null,
  },
  ...[documentPaths.openApi, documentPaths.page].map(
    (path): TransportCase => ({
      title: `refuses a query string on ${path}`,
      see: async ({ ask }) => codeOf(await ask('GET', `${path}?group=internal`)),
      expected: 'parameter-unknown',
    }),
  ),
]
