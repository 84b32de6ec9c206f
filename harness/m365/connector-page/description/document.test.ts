import { createConfig, lintFromString } from '@redocly/openapi-core'
import supertest from 'supertest'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '../../../control/self-description/open-api.ts'
import { type AnswerCheck, createAnswerCheck } from '../../../control/self-description/transport-cases/answer-check.ts'
import type { LoginVerdict, MappingRow } from '../../data-connectors/ports.ts'
import { openSignInWorld, type SignInWorld } from '../../transport-cases/sign-in-world.ts'
import { pageDocument } from './document.ts'

// Goal: the page does what its description says, and everyone can read the description.

const base = '/data-connectors/v1'
let world: SignInWorld
let login: LoginVerdict
let endRun: () => void
let source: string
let check: AnswerCheck

beforeAll(async () => {
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  endRun = end
  const row: MappingRow = { line: 1, number: '1', address: 'a@contoso.example', verdict: 'read', problem: null }
  world = await openSignInWorld({
    dataConnectors: {
      products: [{ productId: 'whatsapp-archiver', name: 'WhatsApp Archiver' }],
      tryLogin: async () => login,
      readMapping: async (bytes) => [
        bytes.toString().includes('?') ? { ...row, verdict: 'refused', problem: 'no' } : row,
      ],
      start: async () => {
        await ended
        return { state: 'done', message: 'done', log: Buffer.from('{}\n') }
      },
    },
  })
  world.tenant.roleGroups.create({
    name: 'All',
    roles: ['Mailbox Import Export', 'Role Management'],
    members: ['asha'],
  })
  source = (await supertest(world.app).get(`${base}/openapi.json`)).text
  check = createAnswerCheck(JSON.parse(source) as OpenApiDocument)
})

beforeEach(() => {
  login = 'admitted'
})

/** What a linter of OpenAPI documents finds, its recommendations counting as errors. */
async function findingsOf(text: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
}

it('is a document that a linter finds nothing in', async () => {
  expect(await findingsOf(source)).toEqual([])
})

it.each([
  ['a reference to nothing', '#/components/schemas/Connector', '#/components/schemas/Plug'],
  ['a parameter of the path that is not described', `"${base}/wizards/{wizardId}"`, `"${base}/wizards/{id}"`],
])('would find %s', async (_what, right, wrong) => {
  expect(source).toContain(right)
  expect(await findingsOf(source.replace(right, wrong))).not.toEqual([])
})

it('says what every component is, and that the API is simulated', () => {
  const { components, info } = JSON.parse(source) as OpenApiDocument
  expect(Object.entries(components.schemas).filter(([, { description }]) => !description)).toEqual([])
  expect(info['x-simulated']).toBe(true)
})

it('has every operation of the page, and refuses to be made without a description', () => {
  const { paths } = JSON.parse(source) as OpenApiDocument
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const its = world.tenant.operations.filter(({ path }) => path.startsWith(base))
  expect(described.toSorted()).toEqual(
    its.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).toSorted(),
  )
  expect(() => pageDocument(its, {})).toThrow(/connectorProducts.list of the page has no description/)
})

it('has a page that names every path, loads nothing and runs nothing, without a token', async () => {
  const { text, status, headers } = await supertest(world.app).get(`${base}/docs`)
  const { paths } = JSON.parse(source) as OpenApiDocument
  expect(status).toBe(200)
  expect(Object.keys(paths).filter((path) => !text.includes(path))).toEqual([])
  expect(text.match(/<(script|link|img|iframe|object|form)\b|@import|url\(|\bon\w+="|https?:/gi)).toBeNull()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch'
const right = { username: 'admin', password: 'Quiet-River-7' }
const file = Buffer.from('1,a@contoso.example').toString('base64')
const riddle = Buffer.from('?').toString('base64')
const step = (name: string): string => `/wizards/{wizard}/${name}`

/** In their order: one life of the page. `{wizard}`, `{connector}` and `{run}` stand for the ids of the last answer with one. */
const life: [Method, string, number, object?][] = [
  ['get', '/products', 200],
  ['get', '/products/whatsapp-archiver', 200],
  ['get', '/products/none', 404],
  ['get', '/mapping-template', 200],
  ['post', '/mapping-verdicts', 200, { file }],
  ['post', '/mapping-verdicts', 400, { file: '%' }],
  ['post', '/wizards', 404, { productId: 'none' }],
  ['post', '/wizards', 201, { productId: 'whatsapp-archiver' }],
  ['delete', '/wizards/{wizard}', 204],
  ['get', '/wizards/{wizard}', 404],
  ['post', '/wizards', 201, { productId: 'whatsapp-archiver' }],
  ['get', '/wizards/{wizard}', 200],
  ['post', step('terms-of-service'), 400, { accepted: false }],
  ['post', step('terms-of-service'), 200, { accepted: true }],
  ['post', step('terms-of-service'), 409, { accepted: true }],
  ['post', step('login-to-telemessage'), 200, right],
  ['post', step('user-mapping'), 400, { automatic: false }],
  ['post', step('user-mapping'), 400, { automatic: false, file: riddle }],
  ['post', step('user-mapping'), 200, { automatic: true, file }],
  ['post', step('finish'), 400, { name: '' }],
  ['post', step('finish'), 201, { name: 'Floor' }],
  ['get', '/connectors', 200],
  ['get', '/connectors/{connector}', 200],
  ['get', '/connectors/none', 404],
  ['patch', '/connectors/{connector}', 200, { paused: true }],
  ['patch', '/connectors/{connector}', 400, {}],
  ['put', '/connectors/{connector}/password', 200, { password: 'Other' }],
  ['put', '/connectors/{connector}/user-mapping', 200, { automatic: true }],
  ['post', '/connectors/{connector}/runs', 202],
  ['post', '/connectors/{connector}/runs', 409],
  ['get', '/connectors/{connector}/runs', 200],
  ['get', '/connectors/{connector}/runs/{run}', 200],
  ['get', '/connectors/{connector}/runs/none', 404],
  ['get', '/connectors/{connector}/runs/{run}/import-log', 409],
  ['get', '/connectors/{connector}/runs/{run}/events', 200],
  ['get', '/connectors/none/runs/{run}/events', 404],
  ['get', '/connectors/none/events', 404],
  ['get', '/connectors/{connector}/runs/{run}/import-log', 200],
  ['get', '/auditing', 200],
  ['put', '/auditing', 200, { enabled: true }],
  ['get', '/role-groups', 200],
  ['post', '/role-groups', 201, { name: 'New', roles: [], members: [] }],
  ['post', '/role-groups', 409, { name: 'New', roles: [], members: [] }],
  ['get', '/role-groups/New', 200],
  ['patch', '/role-groups/New', 200, { roles: ['Export'] }],
  ['patch', '/role-groups/New', 400, { members: ['nobody'] }],
  ['delete', '/role-groups/New', 204],
  ['delete', '/role-groups/Organization%20Management', 400],
  ['delete', '/connectors/{connector}', 204],
  ['get', '/openapi.json', 200],
  ['get', '/docs', 200],
]

describe('answers as described', () => {
  it('through the life of a connector, and every operation is in it', async () => {
    const { access_token: asha } = await world.signIn()
    const ids: Record<string, string> = {}
    const complaints: string[] = []
    const tried = new Set<string>()
    for (const [method, path, status, body] of life) {
      const at = `${base}${path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? 'none')}`
      if (status < 300) tried.add(`${method} ${operationAt(method, at)}`)
      if (path.endsWith('{run}/events')) setTimeout(endRun, 20)
      const answer = await supertest(world.app)[method](at).auth(asha, { type: 'bearer' }).send(body)
      const { wizardId, connectorId, runId } = (answer.body ?? {}) as Record<string, string>
      Object.assign(
        ids,
        wizardId && { wizard: wizardId },
        connectorId && { connector: connectorId },
        runId && { run: runId },
      )
      const { text = '', headers } = answer
      if (answer.status !== status) complaints.push(`${method} ${path} answers ${answer.status} ${text}`)
      complaints.push(...check(method.toUpperCase(), at, { status: answer.status, headers, body: Buffer.from(text) }))
    }
    expect(complaints).toEqual([])
    const { paths } = JSON.parse(source) as OpenApiDocument
    const all = Object.values(paths).flatMap((methods) => Object.entries(methods))
    const untried = all.filter(([method, { operationId }]) => !tried.has(`${method} ${operationId}`))
    expect(untried.map(([, { operationId }]) => operationId)).toEqual(['connectors.events'])
  })

  it.each([
    ['teleMessageRefused', 'refused', 400],
    ['teleMessageLocked', 'locked', 400],
    ['teleMessageUnavailable', 'unavailable', 502],
  ] as const)('%s', async (_name, verdict, status) => {
    login = verdict
    const { access_token: asha } = await world.signIn()
    const send = (path: string, body: object) =>
      supertest(world.app).post(`${base}${path}`).auth(asha, { type: 'bearer' }).send(body)
    const { wizardId } = (await send('/wizards', { productId: 'whatsapp-archiver' })).body as { wizardId: string }
    await send(`/wizards/${wizardId}/terms-of-service`, { accepted: true })
    const at = `/wizards/${wizardId}/login-to-telemessage`
    const { status: answered, headers, text } = await send(at, right)
    expect(answered).toBe(status)
    expect(check('POST', `${base}${at}`, { status, headers, body: Buffer.from(text) })).toEqual([])
  })

  it('without a token, with that of an app, and without the role', async () => {
    for (const [token, status] of [
      ['', 401],
      [(await world.signIn('ben@contoso.example')).access_token, 403],
    ] as const) {
      for (const path of ['/products', '/role-groups', '/auditing']) {
        const {
          status: answered,
          headers,
          text,
        } = await supertest(world.app).get(`${base}${path}`).auth(token, { type: 'bearer' })
        expect(answered).toBe(status)
        expect(check('GET', `${base}${path}`, { status, headers, body: Buffer.from(text) })).toEqual([])
      }
    }
  })
})

function operationAt(method: string, path: string): string {
  const { paths } = JSON.parse(source) as OpenApiDocument
  const templates = Object.entries(paths).filter(([template]) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  return templates.map(([, methods]) => methods[method]?.operationId ?? '').join('')
}
