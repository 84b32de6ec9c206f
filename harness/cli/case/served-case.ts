import { z } from 'zod'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import type { RunningServer } from '../running-server/running-server.ts'
import { UserError } from '../user-error.ts'

const text = z.string().nullable()
const caseSchema = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  description: text,
  externalId: text,
  status: z.string(),
  createdDateTime: z.string(),
  closedDateTime: text,
})

/** A case as Graph shows it, with the fields that the commands read. */
export type ServedCase = z.infer<typeof caseSchema>

interface Page<T> {
  value: T[]
  '@odata.nextLink'?: string | undefined
}

const pageOf = <T>(entry: z.ZodType<T>): z.ZodType<Page<T>> =>
  z.looseObject({ value: z.array(entry), '@odata.nextLink': z.url().optional() })

/** Every entry of a list of Graph, page by page. */
export async function everyOf<T>(
  server: RunningServer,
  question: { path: string; values?: Record<string, string> },
  schema: z.ZodType<T>,
): Promise<T[]> {
  const all: T[] = []
  let next: { path: string; values?: Record<string, string>; query?: Record<string, string> } | undefined = question
  while (next !== undefined) {
    const page: Page<T> = await server.ask({ method: 'GET', ...next }, pageOf(schema))
    all.push(...page.value)
    const link = page['@odata.nextLink']
    const url = link === undefined ? undefined : new URL(link)
    next = url && { path: url.pathname, query: Object.fromEntries(url.searchParams) }
  }
  return all
}

/** The cases of a server. */
export function everyCase(server: RunningServer): Promise<ServedCase[]> {
  return everyOf(server, { path: paths.cases }, caseSchema)
}

/** Creates a case. */
export function createCase(
  server: RunningServer,
  body: { displayName: string; description: string | null },
): Promise<ServedCase> {
  return server.ask({ method: 'POST', path: paths.cases, body }, caseSchema)
}

/** The case with this name, in any letter case, or this id. Throws a UserError that lists the names there are. */
export async function caseNamed(server: RunningServer, nameOrId: string): Promise<ServedCase> {
  const cases = await everyCase(server)
  const wanted = nameOrId.toLowerCase()
  const found = cases.find(({ id, displayName }) => id === wanted || displayName.toLowerCase() === wanted)
  if (found !== undefined) return found
  const names = cases.map(({ displayName }) => displayName).join(', ')
  throw new UserError(
    'no-such-case',
    `there is no case ${nameOrId}; there are ${names === '' ? 'no cases yet' : `these: ${names}`}`,
  )
}
