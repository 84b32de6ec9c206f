import { isDeepStrictEqual } from 'node:util'
import type { TransportCase } from './transport-case.ts'
import { april1, codeOf, list, listPage, march1, march2, problemOf } from './transport-world.ts'

const invalid: [parameter: string, query: string][] = [
  ['from', 'to=2026-03-03T00:00:00Z'],
  ['from', 'from=yesterday&to=2026-03-03T00:00:00Z'],
  ['from', 'from=2026-02-29T00:00:00Z&to=2026-03-03T00:00:00Z'],
  ['from', 'from=2026-03-02T00:00:00+01:00&to=2026-03-03T00:00:00Z'],
  ['to', 'from=2026-03-02T00:00:00Z'],
  ['to', 'from=2026-03-02T00:00:00Z&to=2026-03-03'],
  ['basis', `${march2}&basis=arrival`],
  ['limit', `${march2}&limit=0`],
  ['limit', `${march2}&limit=501`],
  ['limit', `${march2}&limit=1.5`],
  ['limit', `${march2}&limit=`],
  ['cursor', `${march2}&cursor=`],
]

/** Windows, pages, and strict checks of the query. */
export const listCases: TransportCase[] = [
  {
    title: 'serves the window in order, with its first instant and without its last',
    see: async (world) => (await listPage(world, march1)).items.map(({ archiveMessageId }) => archiveMessageId),
    expected: ['2026-03-01T00:00:00.000', '2026-03-01T00:00:00.001', '2026-03-01T23:59:59.999'],
  },
  {
    title: 'reads the offset of an instant',
    see: async (world) => {
      const from = encodeURIComponent('2026-03-01T02:00:00+02:00')
      return (await listPage(world, `from=${from}&to=2026-03-01T19:00:00-05:00`)).items.length
    },
    expected: 3,
  },
  {
    title: 'serves by event time when asked to',
    see: async (world) => {
      const page = await listPage(world, 'from=2026-02-28T00:00:00Z&to=2026-02-28T00:00:00.001Z&basis=event')
      return page.items.length
    },
    expected: 6,
  },
  {
    title: 'serves by capture time when asked to',
    see: async (world) => (await listPage(world, `${march1}&basis=capture`)).items.length,
    expected: 3,
  },
  {
    title: 'serves an empty window as an empty page',
    see: (world) => listPage(world, 'from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z'),
    expected: { items: [], nextCursor: null },
  },
  {
    title: 'serves pages of 100 items unless asked otherwise',
    see: async (world) => (await listPage(world, april1)).items.length,
    expected: 100,
  },
  {
    title: 'continues at the cursor, and ends without one',
    see: async (world) => {
      const { nextCursor } = await listPage(world, april1)
      const second = await listPage(world, `${april1}&cursor=${nextCursor}`)
      return [second.items.length, second.nextCursor]
    },
    expected: [1, null],
  },
  {
    title: 'continues at the cursor with another page size and another spelling of the window',
    see: async (world) => {
      const { nextCursor } = await listPage(world, `${april1}&limit=99`)
      const spelling = april1.replaceAll('Z', '.000Z')
      return (await listPage(world, `${spelling}&limit=1&cursor=${nextCursor}`)).items.length
    },
    expected: 1,
  },
  {
    title: 'serves an item as it was captured',
    see: async (world) => {
      const captured = [...world.site.capturedItems()].slice(0, 3)
      return isDeepStrictEqual((await listPage(world, march1)).items, captured)
    },
    expected: true,
  },
  ...[1, 500].map(
    (limit): TransportCase => ({
      title: `accepts ${limit} as the size of a page`,
      see: async (world) => (await listPage(world, `${april1}&limit=${limit}`)).items.length,
      expected: Math.min(limit, 101),
    }),
  ),
  ...invalid.map(
    ([parameter, query]): TransportCase => ({
      title: `names the parameter ${parameter} when it refuses ${query}`,
      see: async (world) => {
        const problem = problemOf(await list(world, query))
        return [problem.status, problem.detail.startsWith(`The parameter "${parameter}" takes`)]
      },
      expected: [400, true],
    }),
  ),
  {
    title: 'refuses a cursor of the other basis',
    see: async (world) => {
      const { nextCursor } = await listPage(world, `${march2}&limit=1`)
      return codeOf(await list(world, `${march2}&basis=event&cursor=${nextCursor}`))
    },
    expected: 'cursor-of-another-window',
  },
]
