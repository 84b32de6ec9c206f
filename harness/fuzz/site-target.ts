import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import { dispatcher } from '../control/http/dispatch.ts'
import { offer } from '../control/http/offered-operations.ts'
import { createJournal } from '../control/journal.ts'
import type { Chance } from '../control/seed.ts'
import type { OpenApiDocument } from '../control/self-description/open-api.ts'
import { createAccounts, createSite } from '../telemessage/index.ts'
import { mutated, oddText, wellFormed } from './draw.ts'
import { type DrawnRequest, type FuzzAnswer, requestOf, type Target } from './target.ts'

const origin = 'https://fuzz.example'
const account = { username: 'fuzz', password: 'a password' }

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** What the fuzz reads of an operation in the document. */
const documented = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), schema: z.custom<Schema>().optional() }))
    .optional(),
  requestBody: z
    .looseObject({
      content: z.record(
        z.string(),
        z.looseObject({
          schema: z.custom<Schema>().optional(),
          example: z.unknown().optional(),
          examples: z.record(z.string(), z.looseObject({ value: z.unknown() })).optional(),
        }),
      ),
    })
    .optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      content: z.record(z.string(), z.looseObject({ schema: z.custom<Schema>().optional() })).optional(),
    }),
  ),
})

type Documented = z.infer<typeof documented>

/** The site with one account; its OpenAPI document is the grammar, and says what an answer may be. */
export async function siteTarget(): Promise<Target> {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const archiver = {
    service: 'WhatsApp',
    plans: { 'phone-archiver': 'WhatsApp Phone Archiver', 'cloud-archiver': 'WhatsApp Cloud Archiver' },
    routes: [{ source: 'phone-archiver' as const, network: 'WhatsApp' as const }],
  }
  const site = createSite({ clock, archiver, accounts: await createAccounts([account]) })
  const handle = dispatcher(site, offer(site, { clock, faults: createFaultBoard(), journal: createJournal() }))
  const ask = async (method: string, path: string, body?: unknown) =>
    JSON.parse(String((await handle(requestOf(method, `${origin}${path}`, { body }))).body))
  const document: OpenApiDocument = await ask('GET', '/openapi.json')
  const { accessToken } = await ask('POST', '/archive/v1/login', account)
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }))
  ajv.addSchema(document, 'site')
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: documented.parse(operation),
    })),
  )
  const begin = site.save()
  let known: string[] = []
  return {
    name: 'telemessage',
    handle,
    draw: (chance) => {
      const { path, method, operation } = chance.pick(operations)
      return drawnFrom({ path, method, operation, document, accessToken, known }, chance)
    },
    judge: (drawn, answer) => {
      for (const [, id] of answer.text.matchAll(/"(?:\w*[iI]d|nextCursor|token)":"([^"]{3,200})"/g))
        known = [...known.slice(-60), id ?? '']
      return judged(ajv, document, drawn, answer)
    },
    reset: () => {
      begin()
      known = []
    },
  }
}

interface Grammar {
  path: string
  method: string
  operation: Documented
  document: OpenApiDocument
  accessToken: string
  known: readonly string[]
}

function drawnFrom({ path, method, operation, document, accessToken, known }: Grammar, chance: Chance): DrawnRequest {
  const value = (schema: Schema | undefined): string => {
    if (known.length > 0 && chance.percent(40)) return chance.pick(known)
    return chance.percent(70) ? String(made(schema ?? {}, document, chance) ?? '') : oddText(chance)
  }
  const { parameters = [], requestBody } = operation
  const schemaOf = (name: string): Schema | undefined => parameters.find((one) => one.name === name)?.schema
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wellFormed(value(schemaOf(name))) || 'x'),
  )
  const query = new URLSearchParams()
  const headers: Record<string, string> = chance.percent(95) ? { authorization: `Bearer ${accessToken}` } : {}
  for (const { name, in: place, schema } of parameters) {
    if (place === 'query' && chance.percent(50)) query.append(name, wellFormed(value(schema)))
    if (place === 'header' && chance.percent(50)) headers[name.toLowerCase()] = value(schema).replaceAll(/[^ -~]/g, '')
  }
  if (chance.percent(5)) query.append(wellFormed(oddText(chance)), 'x')
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (type !== undefined) headers['content-type'] = type
  const whole =
    content === undefined ? undefined : (examplesOf(content, chance) ?? made(content.schema ?? {}, document, chance))
  const body = chance.percent(50) ? whole : mutated(whole, chance)
  const address = `${origin}${filled}${query.size === 0 ? '' : `?${query}`}`
  const sent = method.toUpperCase() === 'GET' ? {} : { body: chance.percent(3) ? oddText(chance) : body }
  return { operation: `${method} ${path}`, request: requestOf(method.toUpperCase(), address, { headers, ...sent }) }
}

function examplesOf(
  content: { example?: unknown; examples?: Record<string, { value?: unknown }> | undefined },
  chance: Chance,
): unknown {
  const examples = Object.values(content.examples ?? {}).map(({ value }) => value)
  const all = content.example === undefined ? examples : [content.example, ...examples]
  return all.length > 0 && chance.percent(60) ? chance.pick(all) : undefined
}

/** A value that fits a schema more or less. */
function made(schema: Schema, document: OpenApiDocument, chance: Chance, depth = 0): unknown {
  if (depth > 8) return null
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    const found = (document.components.schemas as Record<string, Schema>)[name]
    return made(found ?? {}, document, chance, depth + 1)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return chance.pick(schema.enum)
  if (schema.examples !== undefined && chance.percent(70)) return chance.pick(schema.examples)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return made(chance.pick(choices), document, chance, depth + 1)
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => made(part, document, chance, depth + 1)))
  }
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(() => chance.percent(90))
          .map(([name, field]) => [name, made(field, document, chance, depth + 1)]),
      )
    case 'array':
      return Array.from({ length: chance.int(0, 3) }, () => made(schema.items ?? {}, document, chance, depth + 1))
    case 'integer':
    case 'number':
      return chance.int(0, 2000)
    case 'boolean':
      return chance.percent(50)
    default:
      return chance.pick([
        '2026-11-22T06:00:00Z',
        '15550100001',
        'asha@contoso.example',
        'WhatsApp',
        'a',
        oddText(chance),
      ])
  }
}

function judged(
  ajv: Ajv2020,
  { paths }: OpenApiDocument,
  { operation }: DrawnRequest,
  { status, headers, text }: FuzzAnswer,
): string | undefined {
  if (status >= 500) return `${status}: ${text.slice(0, 300)}`
  const [method = '', path = ''] = operation.split(' ')
  const responses = documented.parse(Object(paths[path])[method]).responses
  // A path that an odd text made another one: no operation promises anything for it.
  if (status === 404 && responses['404'] === undefined) return undefined
  const answer = responses[String(status)]
  if (answer === undefined) return `the status ${status} is not in the document`
  const type = (headers['content-type'] ?? '').split(';')[0] ?? ''
  const schema = answer.content?.[type]?.schema
  if (schema === undefined || !type.includes('json')) return undefined
  const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'].map(escaped).join('/')
  const validate = ajv.getSchema(`site#/${pointer}`)
  if (validate === undefined || validate(JSON.parse(text))) return undefined
  return `an answer ${status} outside its schema: ${ajv.errorsText(validate.errors).slice(0, 300)}`
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
}
