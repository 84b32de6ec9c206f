import type { z } from 'zod'
import { readInputFile } from './read-input-file.ts'
import { UserError } from './user-error.ts'

/** The most problems shown of one file; after fixing these, you see the rest. */
const problemsToldMax = 5

/**
 * Reads a JSON file that the user named. Throws a UserError with `code` that names file, place and problem. If the
 * shape is wrong, `advice` follows.
 */
export async function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  { code, advice }: { code: string; advice: string },
): Promise<T> {
  const text = (await readInputFile(path)).toString().replace(/^\ufeff/, '')
  const parsed = schema.safeParse(parsedJson(path, text, code))
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const more = issues.length - problemsToldMax
  const problems = issues
    .slice(0, problemsToldMax)
    .map((issue) => (issue.path.length === 0 ? issue.message : `${placeOf(issue.path)}: ${issue.message}`))
  throw new UserError(
    code,
    `${path}: ${[...problems, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}; ${advice}`,
  )
}

/** `knownFailures[2].reason`, as JavaScript writes it. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('')
}

function parsedJson(path: string, text: string, code: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const position = /at position (\d+)/.exec(error.message)?.[1]
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split('\n')
    const place = before === undefined ? '' : `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    throw new UserError(code, `${path}${place}: this is not JSON: ${error.message}`, error)
  }
}
