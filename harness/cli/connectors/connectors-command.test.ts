import { EventEmitter, once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { json } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { createWorkFolder, type SyncOutcome } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { send } from '../running-server/send.ts'
import { readServedFolder } from '../running-server/served-folder.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'
import type { Terminal } from '../terminal.ts'

const workFolder = await createWorkFolder()
const data = await workFolder.subfolder('data')
let sync: (environment: ConnectorEnvironment) => Promise<SyncOutcome>
const operations: string[] = []
const served = await openSampleServed(data, {
  onRequest: ({ operation }) => operations.push(operation),
  connector: { name: 'sample', sync: (environment) => sync(environment) },
})
afterAll(async () => {
  await served.close()
  await workFolder.remove()
})

const { MT_TELEMESSAGE_USERNAME: username, MT_TELEMESSAGE_PASSWORD: password } = served.environment
const passwordFile = join(data, 'password.txt')
await writeFile(passwordFile, `${password}\n`)
const isDone: SyncOutcome = { status: 'done', message: 'nothing to do' }

interface Ended {
  exitCode: number
  stdout: string
  stderr: string
}

/** Tells of each text that a command prints. */
const prints = new EventEmitter()

async function typed(args: string[], changes: Partial<Terminal> = {}): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  const { terminal, exitCode } = sampleTerminal({
    output: { write: (text: string) => (stdout += text) },
    errors: { write: (text: string) => (stderr += text) },
    ...changes,
  })
  terminal.print = (text) => {
    stdout += text
    prints.emit('text')
  }
  await runProgram(['connectors', ...args, '--data', data], terminal)
  return { exitCode: exitCode() ?? 0, stdout, stderr }
}

const inPipe = ['--accept-terms', '--username', username, '--password-file', passwordFile, '--automatic', '--add-role']

async function created(name: string, args = inPipe): Promise<Record<string, string>> {
  const { stdout, stderr, exitCode } = await typed(['create', ...args, '--name', name, '--json'])
  expect(exitCode, stderr).toBe(0)
  return JSON.parse(stdout)
}

beforeEach(() => {
  sync = async () => isDone
})

/** A person who answers each question by the words in it, at a terminal that shows what is typed. */
function person(answers: readonly (readonly [question: string, answer: string])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  let shown = ''
  let asked = 0
  const left = [...answers]
  const errors = {
    isTTY: true,
    write: (text: string) => {
      shown += text
      const plain = stripVTControlCharacters(shown).slice(asked)
      const [question, answer] = left[0] ?? []
      if (question === undefined || answer === undefined || !plain.includes(question)) return
      left.shift()
      asked = stripVTControlCharacters(shown).length
      setImmediate(() => input.write(answer))
    },
  }
  return { terminal: { input, errors }, shown: () => stripVTControlCharacters(shown), left }
}

test('without the role, the refusal says how to get it', async () => {
  const { exitCode, stderr } = await typed(['list'])
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/You need the role Mailbox Import Export.*ConnectorRoleMissing.*create --add-role|--add-role/)
})

test('a person is asked step by step, adds the role, and the password is not shown', async () => {
  const { terminal, shown, left } = person([
    ['Add the role Mailbox Import Export', 'y\r'],
    ['Do you accept the terms of service?', 'y\r'],
    ['User name at TeleMessage', `${username}\r`],
    ['Password', 'wrong-secret\r'],
    ['User name at TeleMessage', `${username}\r`],
    ['Password', `${password}\r`],
    ['automatically', 'n\r'],
    ['Custom mapping file', '\r'],
    ['automatically', '\r'],
    ['Custom mapping file', `${join(data, 'mapping.csv')}\r`],
    ['Name of the connector', 'Asked\r'],
    ['Description', 'By a person\r'],
    ['Finish?', '\r'],
  ])
  const { stdout, exitCode } = await typed(['create'], terminal)
  expect(left).toEqual([])
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(
    /The connector is created\.[\s\S]*name +Asked\n[\s\S]*user mapping +automatic and a file of \d+ bytes/,
  )
  expect(shown()).toContain('TeleMessage is a third party.')
  expect(shown()).toContain('The role Mailbox Import Export was added to the role group Organization Management.')
  expect(shown()).toContain('(400 TeleMessageLoginRefused)')
  expect(shown()).toContain('(400 UserMappingMissing)')
  expect(shown()).not.toContain('wrong-secret')
  expect(shown()).not.toContain(password)
})

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('a person who leaves with %s leaves nothing', async (_key, sent) => {
  const before = operations.length
  const { terminal, shown } = person([
    ['Do you accept', 'y\r'],
    ['User name at', sent],
  ])
  const { exitCode } = await typed(['create'], terminal)
  expect(exitCode).toBe(2)
  expect(shown()).toContain('you left it; nothing was changed')
  expect(operations.slice(before)).toContain('wizards.begin')
  expect(operations.at(-1)).toBe('wizards.leave')
})

test('in a pipe, everything that is missing is named at once, before anything is sent', async () => {
  const { exitCode, stderr } = await typed(['create', '--username', 'x'])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('give also --accept-terms; --password-file or MT_TELEMESSAGE_PASSWORD; --automatic, ')
})

test('in a pipe, a refused step ends it in the words of the server, and nothing is left', async () => {
  await writeFile(join(data, 'wrong.txt'), 'no')
  const { exitCode, stderr, stdout } = await typed([
    'create',
    ...inPipe.with(4, join(data, 'wrong.txt')),
    '--name',
    'Never',
  ])
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(/TeleMessage refuses the username or the password.*\(400 TeleMessageLoginRefused\)/)
  expect(operations.at(-1)).toBe('wizards.leave')
  expect((await typed(['list'])).stdout).not.toContain('Never')
})

test('the password may come from the environment', async () => {
  const environment = { MT_TELEMESSAGE_PASSWORD: password, MT_TELEMESSAGE_USERNAME: username }
  const { exitCode, stderr } = await typed(['create', '--accept-terms', '--automatic', '--name', 'By environment'], {
    environment,
  })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
})

test('lists connectors in columns that line up, and as JSON', async () => {
  await created('A much longer name than the others')
  const { stdout } = await typed(['list'])
  const lines = stdout.trimEnd().split('\n')
  const [heading = ''] = lines
  const at = heading.indexOf('state')
  for (const line of lines.slice(1)) expect(line.slice(at - 1, at + 3)).toMatch(/^ (on|pau)/)
  expect(stdout).not.toContain('\u001b')
  const { value } = JSON.parse((await typed(['list', '--json'])).stdout)
  expect(value.map(({ name }: { name: string }) => name)).toContain('A much longer name than the others')
})

test('colours the states if the terminal shows colour, and not with NO_COLOR', async () => {
  const forced = await typed(['list'], { environment: { FORCE_COLOR: '1' } })
  expect(forced.stdout).toContain('\u001b[32mon\u001b[39m')
  const refused = await typed(['list'], { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })
  expect(refused.stdout).not.toContain('\u001b')
})

test('follows a run: a line for each change in a pipe, and the exit code says how it ended', async () => {
  const { connectorId = '' } = await created('Followed')
  await firstRunEnded(connectorId)
  const firstLine = once(prints, 'text')
  sync = async (environment) => {
    await importOne(environment)
    await firstLine
    const secondLine = once(prints, 'text')
    await importOne(environment)
    await secondLine
    return { status: 'failed', message: 'the disk is full' }
  }
  const { stdout, exitCode } = await typed(['run', 'followed', '--follow'])
  expect(exitCode).toBe(1)
  const lines = stdout.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThanOrEqual(3)
  expect(lines[0]).toMatch(/^run-\d+ running: /)
  expect(lines.at(-1)).toMatch(/^run-\d+ failed: 0 items fetched, 0 copies imported, 2 refused, .*: the disk is full$/)
})

test('follows a run as JSON lines, and with a line that moves on a terminal', async () => {
  const { connectorId = '' } = await created('Moving')
  await firstRunEnded(connectorId)
  const json = await typed(['show', connectorId.slice(0, 8), '--follow', '--json'])
  expect(
    json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).state),
  ).toEqual(['done'])
  let stdout = ''
  const output = { isTTY: true, columns: 60, write: (text: string) => (stdout += text) }
  await runProgram(['connectors', 'show', 'Moving', '--follow', '--data', data], {
    ...sampleTerminal({ output }).terminal,
    print: (text) => (stdout += text),
  })
  expect(stdout.startsWith('\r\u001b[2Krun-')).toBe(true)
  expect(stripVTControlCharacters(stdout)).toMatch(/run-\d+ done: 0 items/)
  expect(stdout.endsWith('\n')).toBe(true)
})

test('shows a connector with its runs, and what differs from the log', async () => {
  sync = async ({ MT_IMPORT_LOG }) => {
    await writeFile(MT_IMPORT_LOG, `${JSON.stringify(summary)}\n`)
    return isDone
  }
  const { connectorId = '' } = await created('Shown')
  await firstRunEnded(connectorId)
  const { stdout } = await typed(['show', 'shown'])
  expect(stdout).toMatch(/^name +Shown\n/)
  expect(stdout).toMatch(
    /run +due \(UTC\) .* log agrees\nrun-\d+ +\d{4}-\d\d-\d\d \d\d:\d\d +1 +done +0 +0 +0 +0 +0 +no: copiesImported/,
  )
  expect(stdout).toContain('The import log says copiesImported 3, but 0 were seen.')
  const shown = JSON.parse((await typed(['show', 'shown', '--json'])).stdout)
  expect(shown.runs[0].differences).toEqual([{ what: 'copiesImported', observed: 0, reported: 3 }])
  const log = await typed(['log', 'shown'])
  expect(JSON.parse(log.stdout)).toEqual(summary)
  expect(JSON.parse((await typed(['log', 'shown', '--json'])).stdout)).toEqual([summary])
})

test('pauses, resumes and deletes', async () => {
  const { connectorId = '' } = await created('Short-lived')
  await firstRunEnded(connectorId)
  expect(JSON.parse((await typed(['pause', 'Short-lived', '--json'])).stdout).state).toBe('paused')
  expect((await typed(['resume', 'Short-lived'])).stdout).toMatch(/Short-lived +on /)
  const unsure = await typed(['delete', 'Short-lived'])
  expect(unsure).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('confirm it with --yes') })
  const no = person([['Delete Short-lived', 'n\r']])
  expect((await typed(['delete', 'Short-lived'], no.terminal)).stdout).toBe('nothing was deleted\n')
  const gone = await typed(['delete', 'Short-lived', '--yes'])
  expect(gone.stdout).toBe('Short-lived is deleted; what it imported stays\n')
  const unknown = await typed(['show', 'Short-lived'])
  expect(unknown.stderr).toMatch(/there is no connector Short-lived; there are "/)
})

const summary = {
  ...{ record: 'summary', schemaVersion: 1, completedAt: '2026-03-11T00:00:00Z' },
  ...{ windowFrom: '2026-03-10T00:00:00Z', windowTo: '2026-03-11T00:00:00Z' },
  ...{ itemsFromSource: 0, available: 3, imported: 3, partial: 0, skipped: 0, failed: 0 },
}

/** A new connector is due at once; the schedule is looked at four times a second. */
async function firstRunEnded(connectorId: string): Promise<void> {
  const { stdout } = await typed(['show', connectorId, '--follow'])
  expect(stdout).toContain('done')
}

/** Is refused, because the administrator has no mailbox; the page sees the attempt. */
async function importOne({ MT_TENANT_ID, MT_CLIENT_ID, MT_CLIENT_SECRET }: ConnectorEnvironment): Promise<void> {
  const folder = await readServedFolder(data)
  const grant = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' }
  const form = new URLSearchParams({ ...grant, client_id: MT_CLIENT_ID, client_secret: MT_CLIENT_SECRET })
  const login = await send(folder, {
    method: 'POST',
    path: `/${MT_TENANT_ID}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  const { access_token: token } = (await json(login.body)) as { access_token: string }
  const refused = await send(folder, {
    method: 'POST',
    path: '/v1.0/users/admin@contoso.example/messages',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  refused.body.resume()
}
