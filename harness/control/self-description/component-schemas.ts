import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { JsonSchema } from './open-api.ts'

/** Which side of a schema is meant: what a client may send, or what it gets. They differ where a schema converts. */
export type Side = 'input' | 'output'

/** Turns schemas that validate the traffic into those of the document; those that have an id become components. */
export interface ComponentSchemas {
  /** What a body or parameter is, as a reference where the schema has an id. */
  of(schema: z.ZodType, side: Side): JsonSchema
  /** Every component that was met so far, by id, in the order of the alphabet. */
  components(): Record<string, JsonSchema>
}

const definitions = '#/$defs/'

/**
 * No component met yet; `adapt` changes a schema in place for the readers of this document. `of` throws a RangeError for
 * an id that stands for two schemas, or differs by side.
 */
export function createComponentSchemas(adapt: (schema: JsonSchema) => void = () => {}): ComponentSchemas {
  const met = new Map<string, JsonSchema>()
  const forReaders = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
    // zod's own formats mean nothing to anybody else; their patterns say the same.
    if (jsonSchema.format === 'starts_with') delete jsonSchema.format
    adapt(jsonSchema)
  }
  return {
    of: (schema, side) => {
      // Below a root of its own, so that a schema with an id is a definition itself.
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
