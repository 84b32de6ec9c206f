import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { worldFixtureSchema } from '../contract/index.ts'
import { fixturePath } from './fixture-path.ts'
import { worldFixtureSchemaFile, worldFixtureSchemaText } from './world-fixture-schema.ts'

const schema = JSON.parse(worldFixtureSchemaText())
// Formats have patterns beside them; the patterns check.
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(schema)

test('docs/world-fixture.schema.json is the schema that fixtures are read by', async () => {
  await expect(worldFixtureSchemaText()).toMatchFileSnapshot(`../../${worldFixtureSchemaFile}`)
})

const person = { personId: 'asha', firstName: 'Asha', number: '447700900101' }
const event = { kind: 'text', at: '-1h', chat: 'a', from: 'asha', text: 'Hello' }
const world = { name: 'Contoso', people: [person] }

test.each<[boolean, unknown]>([
  [true, world],
  [true, { ...world, $schema: './world-fixture.schema.json', startsAt: '2026-03-11T06:00:00Z' }],
  [true, { ...world, traffic: [event, { ...event, at: '-1d6h30m' }, { ...event, at: '2026-03-11T06:00+01:00' }] }],
  [false, { people: [person] }],
  [false, { name: 'Contoso' }],
  [false, { ...world, poeple: [] }],
  [false, { ...world, people: [{ ...person, number: '+447700900101' }] }],
  [false, { ...world, people: [{ ...person, email: 'asha@contoso.example' }] }],
  [false, { ...world, directory: [{ entryId: 'asha', displayName: 'Asha' }] }],
  [false, { ...world, mapping: [{ number: '447700900101', target: 'asha@contoso.example', spelling: 'roman' }] }],
  [false, { ...world, traffic: [{ ...event, at: 'yesterday 09:15' }] }],
  [false, { ...world, traffic: [{ ...event, at: '-' }] }],
  [false, { ...world, traffic: [{ ...event, kind: 'telegram' }] }],
  [false, { ...world, traffic: [{ ...event, call: { mode: 'voice', outcome: 'missed', durationSeconds: 0 } }] }],
  [false, { ...world, traffic: [{ ...event, kind: 'image', attachments: [] }] }],
])('the published schema and the one that fixtures are read by agree: %s for %j', (valid, fixture) => {
  expect(worldFixtureSchema.safeParse(fixture).success).toBe(valid)
  expect(isValid(fixture)).toBe(valid)
})

/** The branches of the schema of events, by kind. */
const events: { properties: Record<string, unknown> }[] = schema.$defs.FixtureEvent.oneOf

test.each(['northwind.json', 'contoso.json'])('%s fits the published schema', async (name) => {
  const fixture = JSON.parse(await readFile(fixturePath(`tenants/${name}`), 'utf8'))
  isValid(fixture)
  expect(isValid.errors ?? []).toEqual([])
})

test('northwind.json uses every field that there is', async () => {
  const text = await readFile(fixturePath('tenants/northwind.json'), 'utf8')
  const fixture = JSON.parse(text)
  const objects = [schema, ...Object.values(schema.$defs), ...events] as { properties?: Record<string, unknown> }[]
  const fields = new Set(objects.flatMap(({ properties = {} }) => Object.keys(properties)))
  expect([...fields].filter((field) => !text.includes(`"${field}":`))).toEqual([])
  const kinds = new Set(fixture.traffic.map(({ kind }: { kind: string }) => kind))
  const all = ['text', 'document', 'image', 'video', 'location', 'contact', 'call', 'deletion', 'edit', 'reaction']
  expect([...all, 'system', 'raw'].filter((kind) => !kinds.has(kind))).toEqual([])
})

test('an editor shows what every field is for', () => {
  type Described = { description?: string; $ref?: string }
  const definitions = Object.entries(schema.$defs) as [string, Described][]
  const fields = Object.entries(schema.properties) as [string, Described][]
  const silent = [...definitions, ...fields].filter(([, { description }]) => !description)
  expect(silent).toEqual([])
  expect(fields.map(([name]) => name)).toContain('traffic')
})
