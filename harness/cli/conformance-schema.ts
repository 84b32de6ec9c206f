import { z } from 'zod'
import { type CapabilityEntry, capabilityEntries, type ReadingEntry, readingEntries } from '../catalogue/index.ts'
import { conformanceFileSchema } from '../contract/index.ts'
import { formattedSchema } from './formatted-schema.ts'

/** The path of the schema in this package; `docs` is part of the package. */
export const conformanceSchemaFile = 'docs/conformance.schema.json'

/**
 * The JSON Schema of `conformance.json` (draft 2020-12) as the text of a file, with a line break at the end. It has
 * every reading, alternative and capability with the words of the catalogue, so that an editor can explain them.
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
  return `${formattedSchema({ $schema, title: 'conformance.json', ...rest })}\n`
}

type JsonSchema = z.core.JSONSchema.BaseSchema

function explained(schema: JsonSchema, name: string): JsonSchema {
  const property = schema.properties?.[name]
  if (typeof property !== 'object') throw new RangeError(`the schema of conformance.json has lost "${name}"`)
  return property
}

/**
 * The description of one reading in the schema, from the catalogue: the question, the default, the meaning of each
 * alternative.
 */
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
