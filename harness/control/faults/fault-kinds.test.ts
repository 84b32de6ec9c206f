import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Phase } from './fault-kind.ts'
import { faultKinds, kindsAt } from './fault-kinds.ts'

// Goal: the table decides which faults are possible where, and what the page about them lists.

const callKinds = kindsAt({ of: 'call', credentialsExpire: true })

test('offers every kind somewhere, and connection faults only for connections', () => {
  expect(kindsAt({ of: 'connection', isTls: false })).toEqual(['reset', 'time-out'])
  expect(kindsAt({ of: 'connection', isTls: true })).toEqual(['reset', 'time-out', 'untrusted-certificate'])
  const others = faultKinds.map(({ kind }) => kind).filter((kind) => kind !== 'untrusted-certificate')
  expect(callKinds).toEqual(others)
})

test('lets credentials expire only where the server can do that', () => {
  const kinds = kindsAt({ of: 'call', credentialsExpire: false })
  expect(kinds).toEqual(callKinds.filter((kind) => kind !== 'expired-token'))
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

/** What the schema of a field allows, in words; empty if the name of the field says enough. */
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

function fieldWords({ shape }: { shape: z.ZodRawShape }): string {
  // From the shape: the schema itself has an id, so it would become a reference.
  const { properties = {}, required = [] } = z.toJSONSchema(z.object(shape))
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
