import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { capabilityEntries, readingEntries } from '../catalogue/index.ts'
import { conformanceFileSchema } from '../contract/index.ts'
import { conformanceSchemaText } from './conformance-schema.ts'
import { initialConformance } from './init/init-command.ts'

const schema = JSON.parse(conformanceSchemaText())
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const connector = { name: 'Acme archiver', version: '4.2' }

test('docs/conformance.schema.json is the schema made from the contract and the catalogue', async () => {
  await expect(conformanceSchemaText()).toMatchFileSnapshot('../../docs/conformance.schema.json')
})

test.each([
  [true, initialConformance('conformance.json')],
  [true, { connector }],
  [true, { connector: { ...connector, contact: 'archive@acme.example' }, readings: {}, capabilities: [] }],
  [true, { connector, readings: { 'size.limitBytes': 10_000_000 }, capabilities: ['staging: azure-blob'] }],
  [false, {}],
  [false, { connector: { name: 'Acme archiver' } }],
  [false, { connector: { ...connector, name: '' } }],
  [false, { connector, readings: { 'size.limitBytes': 1 } }],
  [false, { connector, readings: { 'size.limitBytes': 1_048_576.5 } }],
  [false, { connector, readings: { 'size.limitBytes': '10 MB' } }],
  [false, { connector, readings: { 'size.limit': 10_000_000 } }],
  [false, { connector, readings: { 'folder.parent': 'drafts' } }],
  [false, { connector, capabilities: ['teleport'] }],
  [false, { connector, readings: [] }],
  [false, { connector, carrier: 'command' }],
])('the published schema and the one that the suite reads by agree: %s for %j', (valid, file) => {
  expect(conformanceFileSchema.safeParse(file).success).toBe(valid)
  expect(isValid(file)).toBe(valid)
})

test('the catalogue and the contract know the same readings, alternatives and capabilities', () => {
  for (const { id, alternatives } of readingEntries) {
    for (const { value } of alternatives) {
      const file = { connector, readings: { [id]: value } }
      expect(conformanceFileSchema.safeParse(file).success, `${id}: ${value}`).toBe(true)
    }
  }
  const capabilities = capabilityEntries.map(({ id }) => id)
  expect(conformanceFileSchema.safeParse({ connector, capabilities }).success).toBe(true)
})

test('an editor shows the question, the default and the meaning of each alternative', () => {
  for (const { id, question, alternatives } of readingEntries) {
    const property = schema.properties.readings.properties[id]
    expect(property.description).toContain(question)
    expect(property.default).toBe(alternatives[0]?.value)
    if (id === 'size.limitBytes') continue
    expect(property.oneOf.map((one: { const: string }) => one.const)).toEqual(alternatives.map(({ value }) => value))
  }
  expect(JSON.stringify(schema)).toContain('loses data by declaration')
})
