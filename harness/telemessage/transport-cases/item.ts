import { archivePlanePaths } from '../../contract/index.ts'
import type { Answer, TransportCase, TransportWorld } from './transport-case.ts'
import { codeOf, list, march1 } from './transport-world.ts'

function get({ ask, auth }: TransportWorld, itemId: string, query = ''): Promise<Answer> {
  return ask('GET', `${archivePlanePaths.items}/${encodeURIComponent(itemId)}${query}`, { headers: auth })
}

/** One item by its id. */
export const itemCases: TransportCase[] = [
  {
    title: 'serves one item with the same bytes as the page that contains it',
    see: async (world) => {
      const [first] = world.site.capturedItems()
      const one = await get(world, first?.itemId ?? '')
      const page = (await list(world, march1)).body.toString()
      return [one.status, one.headers['content-type'], page.startsWith(`{"items":[${one.body.toString()},`)]
    },
    expected: [200, 'application/json; charset=utf-8', true],
  },
  ...['unknown', '__proto__', 'a/b', ' '].map(
    (itemId): TransportCase => ({
      title: `does not find an item "${itemId}"`,
      see: async (world) => (await get(world, itemId)).status,
      expected: 404,
    }),
  ),
  {
    title: 'needs a token for one item, whether it exists or not',
    see: async ({ ask, site }) => {
      const [first] = site.capturedItems()
      const paths = [first?.itemId ?? '', 'unknown'].map((itemId) => `${archivePlanePaths.items}/${itemId}`)
      return (await Promise.all(paths.map((path) => ask('GET', path)))).map(codeOf)
    },
    expected: ['token-missing', 'token-missing'],
  },
  {
    title: 'refuses a query string on one item',
    see: async (world) => codeOf(await get(world, 'unknown', '?fields=text')),
    expected: 'parameter-unknown',
  },
]
