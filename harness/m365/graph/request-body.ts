import type { z } from 'zod'
import { isDocumented } from './documented.ts'
import { GraphRefusal } from './errors.ts'

/**
 * A JSON body that fits a schema, after `prepare`. Throws `jsonUnreadable` or `bodyInvalid`, which names the field and
 * never its value. Throws `propertyUnsupported` for a property of `documented` that the schema does not have.
 */
export function readJson<T>(
  body: Buffer,
  schema: z.ZodType<T>,
  prepare = (value: unknown): unknown => value,
  documented: readonly string[] = [],
): T {
  const parsed = schema.safeParse(prepare(parse(body)))
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  const missing = unknown.find((name) => isDocumented(documented, name))
  if (missing !== undefined) throw new GraphRefusal('propertyUnsupported', missing)
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new GraphRefusal('bodyInvalid', problems.join('; '))
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new GraphRefusal('jsonUnreadable')
  }
}

/**
 * The bytes behind padded base64 of the standard alphabet. Throws `base64Invalid`.
 * Node's decoder ignores invalid characters, and a regular expression over 20 MB takes longer than the import. Encoding the
 * result again checks it in milliseconds.
 */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new GraphRefusal('base64Invalid')
  return bytes
}
