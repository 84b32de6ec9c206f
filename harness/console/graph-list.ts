import { z } from 'zod'
import type { Door } from './door.ts'

interface GraphPage<T> {
  value: T[]
  '@odata.nextLink'?: string | undefined
}

const pageOf = <T>(schema: z.ZodType<T>): z.ZodType<GraphPage<T>> =>
  z.object({ value: z.array(schema), '@odata.nextLink': z.string().optional() })

/** Lists are followed no further than this, against a server that never ends one. */
const linksMax = 1_000

/** A list of Graph, and how much of it is needed. */
interface ListQuestion<T> {
  path: string
  values: Record<string, string>
  query: Record<string, string>
  schema: z.ZodType<T>
  /** So many entries are enough. */
  enough: number
}

/** The first entries of a list. Throws an ApiRefusal. A page of Graph may be short, or empty, although more follows. */
export async function entriesOf<T>(app: Door, { path, values, query, schema, enough }: ListQuestion<T>): Promise<T[]> {
  const found: T[] = []
  let asked: Record<string, string> | undefined = query
  for (let links = 0; asked !== undefined && found.length < enough && links < linksMax; links += 1) {
    const page: GraphPage<T> = await app.ask({ method: 'GET', path, values, query: asked }, pageOf(schema))
    found.push(...page.value)
    const next = page['@odata.nextLink']
    asked = next === undefined ? undefined : Object.fromEntries(new URL(next).searchParams)
  }
  return found.slice(0, enough)
}
