import { documentPaths } from '../../contract/index.ts'
import { startPageSchema, startPath } from '../../control/self-description/start-page.ts'
import type { TransportCase } from './transport-case.ts'
import { codeOf } from './transport-world.ts'

/** The descriptions that the site serves to everyone, without a token. */
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
    title: 'serves pages that load nothing and run nothing',
    see: async ({ ask }) => {
      const headers = { accept: 'text/html' }
      const pages = await Promise.all([documentPaths.page, startPath].map((path) => ask('GET', path, { headers })))
      const page = pages.map(({ body }) => body.toString()).join()
      return page.match(/<(script|link|img|iframe|object|form)\b|@import|url\(|\bon\w+="|https?:/gi)
    },
    expected: null,
  },
  {
    title: 'says at its root what it is: in JSON to programs, in HTML to browsers',
    see: async ({ ask }) => {
      const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
      const accepts = [undefined, '*/*', 'application/json', browser, 'text/html;q=0.1,application/json', 'image/png']
      const answers = await Promise.all(
        accepts.map((accept) => ask('GET', startPath, accept === undefined ? {} : { headers: { accept } })),
      )
      return answers.map(({ status, headers, body }) => [
        status,
        headers['content-type']?.replace(/;.*/, ''),
        headers['vary'],
        body.includes('Mock TeleMessage site'),
        headers['content-security-policy']?.startsWith("default-src 'none'") ?? false,
      ])
    },
    expected: [
      [200, 'application/json', 'accept', true, true],
      [200, 'application/json', 'accept', true, true],
      [200, 'application/json', 'accept', true, true],
      [200, 'text/html', 'accept', true, true],
      [200, 'application/json', 'accept', true, true],
      [200, 'application/json', 'accept', true, true],
    ],
  },
  {
    title: 'names at its root an address for each of its operations, and no other addresses',
    see: async ({ ask, site }) => {
      const { addresses } = startPageSchema.parse(JSON.parse((await ask('GET', startPath)).body.toString()))
      const paths = site.operations.map(({ path }) => path)
      return [
        addresses.filter(({ path }) => !paths.some((known) => known.startsWith(path))),
        paths.filter((known) => known !== startPath && !addresses.some(({ path }) => known.startsWith(path))),
        await Promise.all(
          addresses.filter(({ opens }) => opens).map(async ({ path }) => (await ask('GET', path)).status),
        ),
      ]
    },
    expected: [[], [], [200, 200]],
  },
  ...[documentPaths.openApi, documentPaths.page, startPath].map(
    (path): TransportCase => ({
      title: `refuses a query string on ${path}`,
      see: async ({ ask }) => codeOf(await ask('GET', `${path}?group=internal`)),
      expected: 'parameter-unknown',
    }),
  ),
]
