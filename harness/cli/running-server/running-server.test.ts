import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createWorkFolder } from '../../runner/index.ts'
import { openSampleServed } from '../serve/sample-served.ts'
import type { DemoServers } from '../serve/world-servers.ts'
import { ServerRefusal } from './read-answer.ts'
import { openRunningServer } from './running-server.ts'
import { assignments } from './served-folder.ts'

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const served = await openSampleServed(data)
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

const productsPath = '/data-connectors/v1/products'
const groupsPath = '/data-connectors/v1/role-groups'
const groupsSchema = z.looseObject({ value: z.array(z.looseObject({ name: z.string() })) })
const groupSchema = z.looseObject({ roles: z.array(z.string()) })

async function codeOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => 'no error',
    (error) => `${error.code}: ${error.message}`,
  )
}

test('signs in as the administrator of the folder, and reads checked JSON', async () => {
  const server = await openRunningServer({ data })
  expect(server.person).toBe('admin@contoso.example')
  const { value } = await server.ask({ method: 'GET', path: groupsPath }, groupsSchema)
  expect(value.map(({ name }) => name)).toContain('Organization Management')
})

test('sends a body, and percent-encodes the parameters of the path', async () => {
  const server = await openRunningServer({ data })
  const name = 'A / B, 50 %'
  await server.tell({ method: 'POST', path: groupsPath, body: { name, roles: [], members: [] } })
  const group = { path: `${groupsPath}/:name`, values: { name } }
  const changed = await server.ask({ ...group, method: 'PATCH', body: { roles: ['Case Management'] } }, groupSchema)
  expect(changed.roles).toEqual(['Case Management'])
  await server.tell({ ...group, method: 'DELETE' })
  expect(await codeOf(server.tell({ ...group, method: 'GET' }))).toContain('RoleGroupNotFound')
})

test("a refusal becomes an error with the server's own words and code", async () => {
  const server = await openRunningServer({ data })
  const refused = await server.tell({ method: 'GET', path: productsPath }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ServerRefusal)
  expect(refused).toMatchObject({
    status: 403,
    code: 'ConnectorRoleMissing',
    message: expect.stringMatching(/^You need the role Mailbox Import Export.*\(403 ConnectorRoleMissing\)$/),
  })
})

test('signs in again when the token has ended', async () => {
  const server = await openRunningServer({ data })
  const { urls, controlToken } = served
  const armed = await fetch(`${urls.control}/control/v1/faults`, {
    method: 'POST',
    headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'roleGroups.list', times: 1, effect: { kind: 'expired-token' } }),
  })
  expect(armed.status).toBe(201)
  expect((await server.ask({ method: 'GET', path: groupsPath }, groupsSchema)).value).not.toEqual([])
})

test('an answer that is not as expected is said so', async () => {
  const server = await openRunningServer({ data })
  const other = z.object({ value: z.array(z.object({ colour: z.string() })) })
  expect(await codeOf(server.ask({ method: 'GET', path: groupsPath }, other))).toContain('value.0.colour')
})

test('opens an answer as a stream', async () => {
  const { status, body } = await (await openRunningServer({ data })).open({ method: 'GET', path: groupsPath })
  expect(status).toBe(200)
  expect(JSON.parse(await text(body))).toHaveProperty('value')
})

test('another person signs in with --as; a person that the tenant does not have is refused in its words', async () => {
  expect(await codeOf(openRunningServer({ data, as: 'nobody@contoso.example' }))).toMatch(
    /sign-in is refused: .*AADSTS/,
  )
})

test('works over plain http', async () => {
  const plain = await workFolder.subfolder('plain')
  const servers = await openSampleServed(plain, { plainHttp: true })
  const server = await openRunningServer({ data: plain })
  expect((await server.ask({ method: 'GET', path: groupsPath }, groupsSchema)).value).not.toEqual([])
  await servers.close()
})

test('a folder without a server, of a server that stopped, of another server, of another version: each is said', async () => {
  const empty = await workFolder.subfolder('empty')
  expect(await codeOf(openRunningServer({ data: empty }))).toMatch(
    /no-server: .*no server was started with this data folder/,
  )

  const gone = await workFolder.subfolder('gone')
  await (await openSampleServed(gone)).close()
  expect(await codeOf(openRunningServer({ data: gone }))).toMatch(/no-server: nothing listens at .*serve --data .*gone/)

  const other = await workFolder.subfolder('other')
  const servers = await openSampleServed(other)
  const mixed = await workFolder.subfolder('mixed')
  await cp(data, mixed, { recursive: true })
  await usingPortOf(servers, mixed)
  expect(await codeOf(openRunningServer({ data: mixed }))).toMatch(
    /another-server: what listens at .* is not the server of/,
  )
  await servers.close()

  await writeFile(
    join(mixed, 'control.env'),
    "export MT_CONTROL_URL='http://127.0.0.1:1/control/v1'\nexport MT_CONTROL_TOKEN='t'\n",
  )
  expect(await codeOf(openRunningServer({ data: mixed }))).toMatch(
    /MT_ADMINISTRATOR is missing .* start mock-telemessage/,
  )
})

/** As if the folder were of a server that listened where another one listens now. */
async function usingPortOf({ urls, environment }: DemoServers, folder: string): Promise<void> {
  const lines = { ...served.environment, MT_GRAPH_URL: urls.graph, MT_CA_FILE: join(folder, 'ca.pem') }
  expect(environment.MT_TENANT_ID).not.toBe(served.environment.MT_TENANT_ID)
  const text = Object.entries(lines).map(([name, value]) => `export ${name}='${value}'\n`)
  await writeFile(join(folder, 'connector.env'), text.join(''))
}

test('reads the assignments that serve writes for shells', () => {
  expect(assignments(`export A='1'\nexport B='it'\\''s'\nexport C=''\nD='no'\n`)).toEqual({ A: '1', B: "it's", C: '' })
})
