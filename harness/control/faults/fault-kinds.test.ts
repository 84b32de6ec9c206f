import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Phase } from './fault-kind.ts'
import { faultKinds, kindsAt } from './fault-kinds.ts'

// Goal: what is possible where, and the page that lists it, follow from the table.

test.each([
  ['a call of a server whose credentials never expire', { of: 'call', credentialsExpire: false }, 16],
  ['a call of a server whose credentials expire', { of: 'call', credentialsExpire: true }, 17],
  ['a plain connection', { of: 'connection', isTls: false }, 2],
  ['a TLS connection', { of: 'connection', isTls: true }, 3],
] as const)('counts the kinds that are possible for %s', (_what, place, count) => {
  expect(kindsAt(place).length).toBe(count)
})

const pageUrl = '../../../docs/mock-servers.md'
const begin = '<!-- fault kinds: written by fault-kinds.test.ts -->'
const end = '<!-- end of fault kinds -->'

const phaseWords: Record<Phase, string> = {
  credentials: 'before the operation',
  instead: 'instead of the operation',
  after: 'after the operation',
  opening: 'when a connection opens',
  handshake: 'when a TLS connection opens',
}

/** What the schema of a field allows, in words; empty for a field of which its name says enough. */
function limits({
  const: only,
  enum: choices = only === undefined ? [] : [only],
  minimum,
  maximum,
}: FieldSchema): string[] {
  if (choices.length > 0) return [choices.join(', ')]
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
  if (minimum !== undefined && most !== undefined) return [`${minimum} to ${most}`]
  return minimum === undefined ? [] : [`${minimum} or more`]
}

type FieldSchema = z.core.JSONSchema.BaseSchema

function fieldWords(schema: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema)
  const fields = Object.entries(properties).filter(([name]) => name !== 'kind')
  const words = fields.map(([name, field]) => {
    const said = [...limits(field as FieldSchema), ...(required.includes(name) ? [] : ['optional'])]
    return said.length === 0 ? `\`${name}\`` : `\`${name}\` (${said.join('; ')})`
  })
  return words.join(', ')
}

function table(): string {
  const rows = faultKinds.map(({ kind, says, schema, phases }) => {
    const when = phases.map((phase) => phaseWords[phase]).join('; ')
    return `| \`${kind}\` | ${fieldWords(schema)} | ${when} | ${says} |`
  })
  return ['| kind | its own fields | when | what it does |', '|---|---|---|---|', ...rows].join('\n')
}

test('the page about the mock servers lists every kind; -u writes the list', async () => {
  const page = await readFile(new URL(pageUrl, import.meta.url), 'utf8')
  const [before = '', rest = ''] = page.split(begin)
  const after = rest.split(end)[1]
  const written = `${before}${begin}\n\n${table()}\n\n${end}${after ?? ''}`
  await expect(written).toMatchFileSnapshot(pageUrl)
})
