import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { JsonSchema } from './open-api.ts'

/** The two sides of a schema: what a client may send, and what it gets. They differ if a schema converts values. */
export type Side = 'input' | 'output'

/** Turns schemas that check the traffic into schemas of the document; a schema with an id becomes a component. */
export interface ComponentSchemas {
  /** The schema of a body or parameter; a reference if it has an id. */
  of(schema: z.ZodType, side: Side): JsonSchema
  /** The components so far, by id, in alphabetical order. */
  components(): Record<string, JsonSchema>
}

const definitions = '#/$defs/'

/**
 * Without components at first. `adapt` changes a schema in place for the readers of this document. `of` throws a
 * RangeError for an id that two schemas have, or whose two sides differ.
 */
export function createComponentSchemas(adapt: (schema: JsonSchema) => void = () => {}): ComponentSchemas {
  const met = new Map<string, JsonSchema>()
  const forReaders = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
    // The names of zod's own formats are unknown outside zod; their patterns say the same.
    if (jsonSchema.format === 'starts_with') delete jsonSchema.format
    adapt(jsonSchema)
  }
  return {
    of: (schema, side) => {
      // Converted below an outer schema, so that a schema with an id becomes a definition itself.
      const root = rewritten(z.toJSONSchema(z.object({ it: schema }), { io: side, override: forReaders }))
      for (const [id, definition] of Object.entries(root.$defs ?? {})) {
        const before = met.get(id)
        if (before !== undefined && !isDeepStrictEqual(before, definition)) {
          throw new RangeError(`two schemas of the OpenAPI document have the id "${id}": give each an id of its own`)
        }
        met.set(id, definition)
      }
      return root.properties?.['it'] as JsonSchema
    },
    components: () => Object.fromEntries([...met].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function rewritten(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' ? value.replace(definitions, '#/components/schemas/') : value,
    ),
  ) as JsonSchema
}
