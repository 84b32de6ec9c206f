import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedFixtureSchema } from '../../contract/index.ts'
import { createWorkFolder, FixtureError } from '../../runner/index.ts'
import { fixturePath } from '../fixture-path.ts'
import { fixtureIn, withFixtureOf } from './fixture-option.ts'
import { openSampleServed } from './sample-served.ts'
import type { DemoServers } from './world-servers.ts'

// A fixture at the start and through the control plane: the servers, the mapping file, and the way back.

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const northwind = fixturePath('tenants/northwind.json')
let served: DemoServers

beforeAll(async () => {
  served = await openSampleServed(data, { plainHttp: true, ...(await fixtureIn({ fixture: northwind })) })
})
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function control(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${served.urls.control}/control/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${served.controlToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

const mapping = (): Promise<string> => readFile(join(data, 'mapping.csv'), 'utf8')
const header = 'External User ID,Microsoft 365 User Mailbox\n'

/** The numbers of the users of TeleMessage. */
async function numbers(): Promise<string[]> {
  const {
    MT_TELEMESSAGE_URL: url,
    MT_TELEMESSAGE_USERNAME: username,
    MT_TELEMESSAGE_PASSWORD: password,
  } = served.environment
  const json = { 'content-type': 'application/json' }
  const login = await fetch(`${url}/archive/v1/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password }),
  })
  const { accessToken } = (await login.json()) as { accessToken: string }
  const users = await fetch(`${url}/capture/v1/users`, { headers: { authorization: `Bearer ${accessToken}` } })
  return ((await users.json()) as { users: { number: string }[] }).users.map(({ number }) => number)
}

const dana = {
  personId: 'dana',
  firstName: 'Dana',
  number: '447700900299',
  registration: { source: 'phone-archiver', network: 'WhatsApp' },
}
const more = { name: 'More', people: [dana], mapping: [{ number: dana.number, target: 'records@northwind.example' }] }

test('serve starts with the people, the administrator, the calendar and the mapping file of the fixture', async () => {
  expect(served).toMatchObject({
    organisation: 'Northwind',
    administrator: 'it@northwind.example',
    beginning: { itemCount: 34 },
  })
  expect((await control('GET', '/clock')).text).toMatch(/"now":"2026-03-11T06:00:/)
  expect(await mapping()).toBe(
    `${header}+33 6 39 98 02 01,archive@northwind.example\n447700900207,sales@northwind.example\n`,
  )
  expect(await numbers()).toHaveLength(6)
  expect(await readFile(join(data, 'control.env'), 'utf8')).toContain("MT_ADMINISTRATOR='it@northwind.example'")
})

test('adding, a refusal, a reset and replacing: servers and mapping file go together', async () => {
  const atFirst = await mapping()
  expect((await control('PUT', '/snapshots/first')).status).toBe(200)
  const added = await control('POST', '/fixture', more)
  expect(loadedFixtureSchema.parse(JSON.parse(added.text))).toMatchObject({ people: 1, rows: 1, administrator: null })
  expect(await numbers()).toHaveLength(7)
  expect(await mapping()).toBe(`${atFirst}447700900299,records@northwind.example\n`)
  const again = await control('POST', '/fixture', more)
  expect(again.status).toBe(400)
  expect(JSON.parse(again.text)).toMatchObject({
    type: 'urn:mock-telemessage:control-problem:fixture-invalid',
    detail: expect.stringMatching(/^mapping\[0\]\.number: .*\npeople\[0\]: the number is registered already/),
  })
  expect((await control('POST', '/snapshots/first/restore')).status).toBe(204)
  expect(await mapping()).toBe(atFirst)
  expect(await numbers()).toHaveLength(6)
  const replaced = await control('PUT', '/fixture', {
    ...more,
    directory: [{ entryId: 'dana', displayName: 'Dana', primaryAddress: 'dana@fabrikam.example' }],
  })
  expect(JSON.parse(replaced.text)).toMatchObject({ administrator: 'admin@fabrikam.example', entries: 1 })
  expect(await numbers()).toEqual(['447700900299'])
  expect(await mapping()).toBe(`${header}447700900299,records@northwind.example\n`)
  expect((await control('PUT', '/fixture')).text).toContain('name: is missing; give a text')
  expect((await control('POST', '/reset')).status).toBe(204)
  expect(await numbers()).toHaveLength(6)
  expect(await mapping()).toBe(atFirst)
})

test('if the mapping file cannot be written, nothing is loaded', async () => {
  const file = join(data, 'mapping.csv')
  const before = await mapping()
  await rm(file)
  await mkdir(file)
  expect((await control('POST', '/fixture', more)).status).toBe(500)
  expect(await numbers()).toHaveLength(6)
  await rm(file, { recursive: true })
  expect((await control('POST', '/fixture', more)).status).toBe(200)
  expect((await control('POST', '/reset')).status).toBe(204)
  expect(await mapping()).toBe(before)
})

test('a fixture with mistakes starts nothing and leaves no data folder, and the message names the file', async () => {
  const folder = join(workFolder.path, 'refused')
  const refused = openSampleServed(folder, { fixture: { document: { name: 'X', people: [{}] }, sha256: '' } })
  const error = await refused.catch((thrown: unknown) => withFixtureOf(thrown, { fixture: 'our-cast.json' }))
  expect(error).toMatchObject({ code: 'bad-fixture' })
  expect(String(error)).toContain('our-cast.json cannot be loaded:\n  people[0].personId: is missing; give a text')
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
  expect(withFixtureOf(new RangeError('x'), {})).toBeInstanceOf(RangeError)
  expect(new FixtureError([{ path: [], says: 'x' }]).message).toBe('the whole: x')
})

test('a file that is not JSON, or not there, is refused with its place', async () => {
  await expect(fixtureIn({ fixture: fixturePath('README.md') })).rejects.toThrow(/README\.md.*this is not JSON/)
  await expect(fixtureIn({ fixture: join(workFolder.path, 'none.json') })).rejects.toThrow('ENOENT')
  expect(await fixtureIn({ fixtureFiles: '/files' })).toEqual({ fixtureFolder: '/files' })
  expect(await fixtureIn({})).toEqual({})
})

test('a later start goes on with what the fixture began, and another fixture is refused', async () => {
  const folder = join(workFolder.path, 'lasting')
  const fixture = { document: more, sha256: 'a' }
  const asked = { fixture: 'a' }
  await (await openSampleServed(folder, { fixture, asked })).close()
  const again = await openSampleServed(folder, { fixture, asked })
  expect(again).toMatchObject({ organisation: 'More', goesOn: true })
  await again.close()
  const other = openSampleServed(folder, { fixture: { ...fixture, sha256: 'b' }, asked: { fixture: 'b' } })
  await expect(other).rejects.toThrow(/leave out --fixture to go on with it/)
})
