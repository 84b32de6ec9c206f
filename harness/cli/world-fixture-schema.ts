import { z } from 'zod'
import { worldFixtureSchema } from '../contract/index.ts'
import { formattedSchema } from './formatted-schema.ts'

/** The path of the schema in this package; `docs` is part of the package. */
export const worldFixtureSchemaFile = 'docs/world-fixture.schema.json'

/** The JSON Schema of a fixture (draft 2020-12) as the text of a file, with a line break at the end. */
export function worldFixtureSchemaText(): string {
  const { $schema, $defs } = z.toJSONSchema(worldFixtureSchema, { target: 'draft-2020-12', io: 'input' })
  // The whole stands at the top and not behind a reference: some editors complete the names of fields only there.
  const { WorldFixture: world, ...parts } = $defs ?? {}
  return `${formattedSchema({ $schema, title: 'A world for mock-telemessage', ...world, $defs: parts })}\n`
}
