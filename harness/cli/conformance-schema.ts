import { z } from 'zod'
import { type CapabilityEntry, capabilityEntries, type ReadingEntry, readingEntries } from '../catalogue/index.ts'
import { conformanceFileSchema } from '../contract/index.ts'

/** Where the schema lies in this package; `docs` is shipped. */
export const conformanceSchemaFile = 'docs/conformance.schema.json'

/**
 * The JSON Schema of `conformance.json` (draft 2020-12), with every reading, alternative and capability in the words of the
 * catalogue, so that an editor explains what it offers. The text of a file, ending in a line break.
 */
export function conformanceSchemaText(): string {
  const schema = z.toJSONSchema(conformanceFileSchema, { target: 'draft-2020-12' })
  const readings = explained(schema, 'readings')
  readings.properties = Object.fromEntries(
    readingEntries.map((entry) => [entry.id, readingSchema(entry, readings.properties?.[entry.id])]),
  )
  const capabilities = explained(schema, 'capabilities')
  capabilities.items = { oneOf: capabilityEntries.map(choice) }
  const { $schema, ...rest } = schema
  return `${formatted({ $schema, title: 'conformance.json', ...rest })}\n`
}

/** In the form of this project's formatter, which puts short lists on one line: both must produce the same file. */
function formatted(schema: object): string {
  const plainList = /\[\s+((?:"[^"\n]*"|\d+)(?:,\s+(?:"[^"\n]*"|\d+))*)\s+\]/g
  return JSON.stringify(schema, null, 2).replace(plainList, (_, values: string) => `[${values.replace(/,\s+/g, ', ')}]`)
}

type JsonSchema = z.core.JSONSchema.BaseSchema

function explained(schema: JsonSchema, name: string): JsonSchema {
  const property = schema.properties?.[name]
  if (typeof property !== 'object') throw new RangeError(`the schema of conformance.json has lost "${name}"`)
  return property
}

/** The words of the catalogue for the schema of one reading: the question, the default, the meaning of each alternative. */
function readingSchema({ question, why, alternatives }: ReadingEntry, bare: unknown): JsonSchema {
  const [byDefault] = alternatives
  const said = { description: `${question} ${why}`, ...(byDefault && { default: byDefault.value }) }
  const isNumber = typeof byDefault?.value === 'number'
  if (isNumber) return { ...said, ...(bare as JsonSchema), examples: alternatives.map(({ value }) => value) }
  return {
    ...said,
    oneOf: alternatives.map(({ value, meaning, leavesOut }) => ({
      const: value,
      description: leavesOut ? `${meaning} It ${leavesOut.because}.` : meaning,
    })),
  }
}

function choice({ id, meaning }: CapabilityEntry): JsonSchema {
  return { const: id, description: meaning }
}
