import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  listOfSchema,
  mappingVerdictSchema,
  dataConnectorPaths as paths,
  shownConnectorSchema,
  shownRunSchema,
  shownWizardSchema,
} from '../../contract/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { ServerRefusal } from '../running-server/read-answer.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { openSampleServed } from './sample-served.ts'
import type { DemoServers } from './world-servers.ts'

// What goes wrong on the Data connectors page: a clear answer each time, nothing half done, and the password nowhere.

/** Printable ASCII from space to tilde, and further characters; the beginning is looked for where it must not be. */
const marker = 'Zq7Xv9Kw'
const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')
const password = `${marker}${printable}äß漢😀`

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
const requests: string[] = []
let served: DemoServers
let server: RunningServer

beforeAll(async () => {
  const credentials = {
    ...{ username: 'archive-admin', password, clientSecret: 'the secret of the app' },
    ...{ tenantId: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0', clientId: '11111111-2222-4333-8444-555555555555' },
  }
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'credentials.json'), JSON.stringify(credentials))
  served = await openSampleServed(data, { onRequest: (entry) => requests.push(JSON.stringify(entry)) })
  server = await openRunningServer({ data })
  const group = { path: paths.roleGroup, values: { name: 'Organization Management' } }
  await server.tell({ ...group, method: 'PATCH', body: { roles: ['Role Management', 'Mailbox Import Export'] } })
})
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

async function refusalOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'no refusal',
    (error: unknown) =>
      error instanceof ServerRefusal ? `${error.status} ${error.code}: ${error.message}` : String(error),
  )
}

async function begun(): Promise<string> {
  const body = { productId: 'whatsapp-archiver' }
  return (await server.ask({ method: 'POST', path: paths.wizards, body }, shownWizardSchema)).wizardId
}

function sends(path: string, wizardId: string, body: object): Promise<z.infer<typeof shownWizardSchema>> {
  return server.ask({ method: 'POST', path, values: { wizardId }, body }, shownWizardSchema)
}

async function atUserMapping(): Promise<string> {
  const wizardId = await begun()
  await sends(paths.acceptTerms, wizardId, { accepted: true })
  await sends(paths.logIn, wizardId, { username: 'archive-admin', password })
  return wizardId
}

async function connectors() {
  return (await server.ask({ method: 'GET', path: paths.connectors }, listOfSchema(shownConnectorSchema))).value
}

const header = 'External User ID,Microsoft 365 User Mailbox\r\n'
const row = '447700900001,asha@contoso.example\r\n'
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes as string).toString('base64')

const unreadable: [string, string, RegExp][] = [
  ['with semicolons', base64(`${header}${row}`.replaceAll(',', ';')), /line 1: the header must name the columns/],
  [
    'as .xlsx',
    base64(Buffer.from('PK\u0003\u0004 a zip with sheets')),
    /line 1: this is a spreadsheet; save it as CSV/,
  ],
  ['in UTF-16 without a mark', base64(Buffer.from(`${header}${row}`, 'utf16le')), /line 1: the header must name/],
  ['that is empty', '', /line 1: the header must name/],
]

test.each(unreadable)(
  'a mapping file %s is refused with line and reason, and the wizard stays where it is',
  async (_what, file, reason) => {
    const wizardId = await atUserMapping()
    expect(await refusalOf(sends(paths.mapUsers, wizardId, { automatic: true, file }))).toMatch(reason)
    const shown = await server.ask({ method: 'GET', path: paths.wizard, values: { wizardId } }, shownWizardSchema)
    expect(shown).toMatchObject({ step: 'user-mapping', mapping: null })
  },
)

test('a mapping file in UTF-16 with its mark is read', async () => {
  const file = base64(Buffer.from(`\ufeff${header}${row}`, 'utf16le'))
  const verdict = await server.ask(
    { method: 'POST', path: paths.mappingVerdicts, body: { file } },
    mappingVerdictSchema,
  )
  expect(verdict).toMatchObject({ accepted: true, rows: [{ number: '447700900001', verdict: 'read' }] })
})

test('a mapping file of 50 MB is refused with the limit, on each way in', async () => {
  const file = base64(Buffer.alloc(50_000_000, 'x'))
  const wizardId = await atUserMapping()
  const limit = /^413 MappingFileTooLarge: The custom mapping file may have 10485760 bytes at most/
  expect(await refusalOf(sends(paths.mapUsers, wizardId, { automatic: true, file }))).toMatch(limit)
  const verdicts = { method: 'POST', path: paths.mappingVerdicts, body: { file } } as const
  expect(await refusalOf(server.tell(verdicts))).toMatch(limit)
  expect(await connectors()).toEqual([])
})

test('wizards that are begun and left alone leave nothing, and the newest ones still work', async () => {
  const first = await begun()
  const ids: string[] = []
  for (let count = 0; count < 25; count += 1) ids.push(await begun())
  expect(await refusalOf(sends(paths.acceptTerms, first, { accepted: true }))).toMatch(/^404 WizardNotFound/)
  const newest = ids.at(-1) ?? ''
  expect((await sends(paths.acceptTerms, newest, { accepted: true })).step).toBe('login-to-telemessage')
  expect(await refusalOf(sends(paths.acceptTerms, ids.at(-21) ?? '', { accepted: true }))).toMatch(
    /^404 WizardNotFound/,
  )
  expect(await connectors()).toEqual([])
})

test('pages sent twice at once are taken once, Finish above all; no password is shown, kept in the journal or printed', async () => {
  const wizardId = await begun()
  await sends(paths.acceptTerms, wizardId, { accepted: true })
  const login = () => refusalOf(sends(paths.logIn, wizardId, { username: 'archive-admin', password }))
  expect((await Promise.all([login(), login()])).toSorted()).toEqual([
    expect.stringMatching(/^409 WizardStepNotDue/),
    'no refusal',
  ])
  const map = () => refusalOf(sends(paths.mapUsers, wizardId, { automatic: true, file: base64(header + row) }))
  expect((await Promise.all([map(), map()])).toSorted()).toEqual([
    expect.stringMatching(/^409 WizardStepNotDue/),
    'no refusal',
  ])
  const question = { method: 'POST', path: paths.finish, values: { wizardId }, body: { name: 'Twice' } } as const
  const finish = () => refusalOf(server.tell(question))
  expect((await Promise.all([finish(), finish()])).toSorted()).toEqual([
    expect.stringMatching(/^404 WizardNotFound/),
    'no refusal',
  ])
  const [connector, ...more] = await connectors()
  expect(more).toEqual([])
  const values = { connectorId: connector?.connectorId ?? '' }
  const run = await endedRun(values)
  expect(run.message).toContain('items')
  expect(run.state).toBe('done')
  const another = { method: 'PUT', path: paths.connectorPassword, values, body: { password: `${password}!` } } as const
  expect(await refusalOf(server.tell(another))).toMatch(/^400 TeleMessageLoginRefused/)
  const told = [
    JSON.stringify(run),
    JSON.stringify(connector),
    ...requests,
    await journal(),
    ...(await filesOfConnectors()),
  ]
  expect(told.filter((text) => text.includes(marker))).toEqual([])
  await server.tell({ method: 'DELETE', path: paths.connector, values })
})

/** The first run of a new connector: it is due at once. */
async function endedRun(values: { connectorId: string }): Promise<z.infer<typeof shownRunSchema>> {
  for (;;) {
    const { value } = await server.ask({ method: 'GET', path: paths.runs, values }, listOfSchema(shownRunSchema))
    const ended = value.find(({ endedAt }) => endedAt !== null)
    if (ended !== undefined) return ended
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function journal(): Promise<string> {
  const { urls, controlToken } = served
  const answer = await fetch(`${urls.control}/control/v1/journal`, {
    headers: { authorization: `Bearer ${controlToken}` },
  })
  const text = await answer.text()
  expect(text).toContain('wizards.logIn')
  return text
}

/** What the connectors of the page left in the data folder. */
async function filesOfConnectors(): Promise<string[]> {
  const entries = await readdir(join(data, 'data-connectors'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))
}
