import { QueryRefusal } from '../../m365/compliance/content-search/query-refusal.ts'
import { readQuery } from '../../m365/compliance/content-search/read-query.ts'
import { UserError } from '../user-error.ts'

/** Reads a query before it is sent. Throws a UserError that shows the mistake in the query. */
export function demandReadable(query: string): void {
  try {
    readQuery(query)
  } catch (error) {
    if (!(error instanceof QueryRefusal)) return
    throw new UserError('query-invalid', mistakeIn(query, error))
  }
}

/** How much of a long query is shown on each side of its mistake. */
const shownCharacters = 40

/** The query with a caret under its mistake, what would be right there, and an example. */
function mistakeIn(query: string, { at, expected, example }: QueryRefusal): string {
  const line = query.replaceAll(/\s/g, ' ')
  const [before, after] = [[...line.slice(0, at)], [...line.slice(at)]]
  const isCut = before.length > shownCharacters
  const start = `${isCut ? '…' : ''}${before.slice(-shownCharacters).join('')}`
  const end = `${after.slice(0, shownCharacters).join('')}${after.length > shownCharacters ? '…' : ''}`
  return [
    `the query cannot be read at character ${at + 1}`,
    '',
    `  ${start}${end}`.trimEnd(),
    `  ${' '.repeat([...start].length)}^`,
    `expected ${expected}`,
    `example: ${example}`,
  ].join('\n')
}
