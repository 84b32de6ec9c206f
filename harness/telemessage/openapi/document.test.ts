import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createVirtualClock } from '../../control/clock.ts'
import type { BodyDescription } from '../../control/self-description/described-operation.ts'
import { jsonResponse } from '../../control/wire.ts'
import { createAccounts } from '../login/accounts.ts'
import { sampleArchiver } from '../sample-event.ts'
import { createSite } from '../site.ts'
import type { DescribedOperation, OperationDescription } from './described-operation.ts'
import { openApiDocument } from './document.ts'

/** The document as the site serves it. */
async function servedDocument(): Promise<string> {
  const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
  const { operations } = createSite({ clock, archiver: sampleArchiver, accounts: await createAccounts([]) })
  const url = new URL('https://site.example/openapi.json')
  const request = { method: 'GET', url, params: {}, headers: {}, body: Buffer.of() }
  const answer = await operations.find(({ path }) => path === url.pathname)?.respond(request)
  return String(answer?.body)
}

/** What a linter of OpenAPI documents finds, its recommendations counting as errors. */
async function findingsOf(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
}

function operation(path: string, description: Partial<OperationDescription> = {}): DescribedOperation {
  const said = {
    summary: 'Do',
    description: 'Does.',
    plane: 'archive',
    bearer: 'none',
    answers: {},
    refusals: [],
  } as const
  return {
    name: 'do',
    method: 'POST',
    path,
    respond: () => jsonResponse(200, {}),
    description: { ...said, answers: { 200: { description: 'Done.' } }, refusals: [], ...description },
  }
}

const json = (schema: z.ZodType): BodyDescription => ({ contentType: 'application/json', schema })

it('is content with the document that the site serves', async () => {
  expect(await findingsOf(await servedDocument())).toEqual([])
})

it.each([
  ['an example that breaks its schema', '"expiresInSeconds":900', '"expiresInSeconds":"900"'],
  ['a reference to nothing', '#/components/schemas/ItemsPage', '#/components/schemas/Pages'],
  ['a parameter of the path that is not told of', '"/archive/v1/items/{itemId}"', '"/archive/v1/items/{id}"'],
])('would find %s', async (_what, right, wrong) => {
  const document = await servedDocument()
  expect(document).toContain(right)
  expect(await findingsOf(document.replace(right, wrong))).not.toEqual([])
})

it('says that the API is simulated', async () => {
  expect(JSON.parse(await servedDocument()).info).toMatchObject({
    'x-simulated': true,
    description: expect.stringContaining('This API is simulated.'),
  })
})

it('declares Retry-After on every answer 429, that of the login included', async () => {
  const { paths } = JSON.parse(await servedDocument())
  const operations = Object.entries<Record<string, { responses?: Record<string, { headers?: object }> }>>(paths)
  const throttled = operations.flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ responses }) => (responses?.['429'] ? [[path, responses['429'].headers]] : [])),
  )
  expect(throttled.map(([path]) => path)).toContain('/archive/v1/login')
  const declared = throttled.map(([path, headers]) => [path, Object.keys(headers ?? {})])
  expect(declared).toEqual(declared.map(([path]) => [path, ['retry-after']]))
})

it('says what every component is', async () => {
  const { components } = JSON.parse(await servedDocument())
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(['Item', 'ItemsPage', 'Participant', 'Attachment', 'LoginRequest', 'Problem']),
  )
  const undescribed = Object.entries<{ description?: string }>(components.schemas).filter(([, one]) => !one.description)
  expect(undescribed).toEqual([])
})

it.each([
  ['leaves out a parameter of the path', operation('/a/:b')],
  ['tells of a parameter that is not there', operation('/a', { path: { b: 'B.' } })],
])('does not accept a description that %s', (_what, described) => {
  expect(() => openApiDocument([described], sampleArchiver)).toThrow(RangeError)
})

it('does not accept two schemas with one id', () => {
  const body = json(z.object({ a: z.string() }).meta({ id: 'Twice' }))
  const answer = json(z.object({ b: z.string() }).meta({ id: 'Twice' }))
  const described = operation('/a', { body, answers: { 200: { description: 'Done.', body: answer } } })
  expect(() => openApiDocument([described], sampleArchiver)).toThrow('"Twice"')
})

it('does not accept a schema with an id whose two sides differ', () => {
  const schema = z.object({ a: z.string().default('a') }).meta({ id: 'Defaulted' })
  const answers = { 200: { description: 'Done.', body: json(schema) } }
  expect(() => openApiDocument([operation('/a', { body: json(schema), answers })], sampleArchiver)).toThrow(
    '"Defaulted"',
  )
})
