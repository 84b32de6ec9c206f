import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import {
  listOfSchema,
  dataConnectorPaths as paths,
  shownConnectorSchema,
  shownRunSchema,
  shownWizardSchema,
} from '../../contract/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { builtProgram } from '../../runner/own-package.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'

// The built program in its own process, as a user types it.

const freePorts = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
const folder = await createWorkFolder()
const started: ChildProcess[] = []
afterAll(async () => {
  for (const each of started) each.kill('SIGKILL')
  await folder.remove()
})

async function serve(cwd: string, args: string[] = []) {
  const serving = spawn(process.execPath, [builtProgram, 'serve', '--items', '20', ...freePorts, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(serving)
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (!said.includes('Stop with Ctrl-C')) await once(serving.stdout, 'data')
  const stop = async (): Promise<{ exitCode: number; said: string }> => {
    serving.kill('SIGINT')
    const [exitCode] = await once(serving, 'exit')
    return { exitCode, said }
  }
  const until = async (text: string): Promise<void> => {
    while (!said.includes(text)) await once(serving.stdout, 'data')
  }
  const kill = async (): Promise<void> => {
    serving.kill('SIGKILL')
    await once(serving, 'exit')
  }
  return {
    stop,
    kill,
    until,
    said: () => said,
    environment: await assignmentsIn(join(cwd, '.mock-telemessage/connector.env')),
  }
}

async function assignmentsIn(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8')
  return Object.fromEntries([...text.matchAll(/^export (\w+)='(.*)'$/gm)].map((match) => [match[1], match[2]]))
}

async function logIn({ MT_TELEMESSAGE_URL, MT_CA_FILE = '', ...settings }: Record<string, string>): Promise<number> {
  const body = { username: settings['MT_TELEMESSAGE_USERNAME'], password: settings['MT_TELEMESSAGE_PASSWORD'] }
  const sent = request(`${MT_TELEMESSAGE_URL}/archive/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    agent: new Agent({ ca: await readFile(MT_CA_FILE) }),
  })
  sent.end(JSON.stringify(body))
  const [answer] = await once(sent, 'response')
  answer.resume()
  return answer.statusCode
}

test('serves over TLS under its own authority, logs each request without secrets, and stops cleanly', async () => {
  const { stop, environment } = await serve(await folder.subfolder('cwd'))
  expect(await logIn(environment)).toBe(200)
  const { exitCode, said } = await stop()
  expect(exitCode).toBe(0)
  const [introduction = '', log = ''] = said.split('Stop with Ctrl-C.')
  expect(introduction).toContain(environment['MT_TELEMESSAGE_URL'])
  expect(log).toMatch(/^\d\d:\d\d:\d\d telemessage 200 POST {3}\/archive\/v1\/login {2}\(login/m)
  expect(log).not.toContain(environment['MT_TELEMESSAGE_PASSWORD'])
  expect(log).toContain('Stopped.')
})

test('prints the addresses once more when a burst of requests is over, without secrets', async () => {
  const { stop, until, said, environment } = await serve(await folder.subfolder('cwd'), ['--http'])
  const { MT_TELEMESSAGE_URL = '', MT_GRAPH_URL = '', MT_TELEMESSAGE_PASSWORD = '' } = environment
  for (let asked = 0; asked < 41; asked += 1) await (await fetch(MT_TELEMESSAGE_URL)).text()
  expect(said()).not.toContain('still at these addresses')
  await until('still at these addresses')
  const again = (await stop()).said.split('still at these addresses').slice(1)
  expect(again).toHaveLength(1)
  expect(again[0]).toContain(MT_TELEMESSAGE_URL)
  expect(again[0]).toContain(MT_GRAPH_URL)
  expect(again[0]).toContain('control.env')
  expect(again[0]).not.toContain(MT_TELEMESSAGE_PASSWORD)
})

test('refuses what goes beyond the limits that it was started with', async () => {
  const { stop, environment } = await serve(await folder.subfolder('cwd'), ['--http', '--throttle', 'requests=1/60'])
  const { MT_LOGIN_URL, MT_GRAPH_URL, MT_TENANT_ID, MT_CLIENT_ID = '', MT_CLIENT_SECRET = '' } = environment
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: MT_CLIENT_ID,
    client_secret: MT_CLIENT_SECRET,
    scope: 'https://graph.microsoft.com/.default',
  })
  const login = await fetch(`${MT_LOGIN_URL}/${MT_TENANT_ID}/oauth2/v2.0/token`, { method: 'POST', body })
  const { access_token: token } = (await login.json()) as { access_token: string }
  const ask = (path: string) =>
    fetch(`${MT_GRAPH_URL}/v1.0/users${path}`, { headers: { authorization: `Bearer ${token}` } })
  const folders = '/asha.menon@contoso.example/mailFolders'
  expect((await ask(folders)).status).toBe(200)
  const refused = await ask(folders)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await stop()
})

test('credentials and authority stay in the data folder, readable to their owner alone', async () => {
  const cwd = await folder.subfolder('cwd')
  const first = await serve(cwd, ['--quiet'])
  await first.stop()
  const authority = await readFile(first.environment['MT_CA_FILE'] ?? '', 'utf8')
  const second = await serve(cwd, ['--quiet'])
  await second.stop()
  expect(second.environment['MT_TELEMESSAGE_PASSWORD']).toBe(first.environment['MT_TELEMESSAGE_PASSWORD'])
  expect(await readFile(first.environment['MT_CA_FILE'] ?? '', 'utf8')).toBe(authority)
  expect(await readFile(join(cwd, '.mock-telemessage/.gitignore'), 'utf8')).toBe('*\n')
  for (const name of ['credentials.json', 'server.key', 'connector.env', 'control.env']) {
    const { mode } = await stat(join(cwd, '.mock-telemessage', name))
    expect((mode & 0o777).toString(8), name).toBe('600')
  }
})

test('killed in a wizard and in a run, it goes on: the wizard where it was, the run to be tried again', async () => {
  const cwd = await folder.subfolder('cwd')
  const data = join(cwd, '.mock-telemessage')
  const first = await serve(cwd, ['--quiet', '--connector-command', 'echo begun > "$MT_STATE_DIR/begun"; sleep 3'])
  const { MT_TELEMESSAGE_USERNAME: username, MT_TELEMESSAGE_PASSWORD: password } = first.environment
  const before = await openRunningServer({ data })
  await addRole(before)
  const { wizardId } = await before.ask(begin, shownWizardSchema)
  const made = await before.ask(begin, shownWizardSchema)
  const pages: [string, object][] = [
    [paths.acceptTerms, { accepted: true }],
    [paths.logIn, { username, password }],
    [paths.mapUsers, { automatic: true }],
    [paths.finish, { name: 'Killed' }],
  ]
  const values = { wizardId: made.wizardId }
  for (const [path, body] of pages) await before.tell({ method: 'POST', path, values, body })
  while (!(await readdir(data, { recursive: true })).some((path) => path.endsWith('state/begun'))) await pause(20)
  await first.kill()

  const second = await serve(cwd, ['--quiet'])
  expect(second.said()).toContain('which goes on from where it was stopped\n')
  const after = await openRunningServer({ data })
  const { value: connectors } = await after.ask(
    { method: 'GET', path: paths.connectors },
    listOfSchema(shownConnectorSchema),
  )
  expect(connectors).toMatchObject([{ name: 'Killed' }])
  const { value: runs } = await after.ask(
    { method: 'GET', path: paths.runs, values: { connectorId: connectors[0]?.connectorId ?? '' } },
    listOfSchema(shownRunSchema),
  )
  // A run of the daily schedule is made up for: otherwise the day would be lost.
  expect(runs.map(({ state }) => state)).toContain('try-again')
  const wizard = await after.ask({ method: 'GET', path: paths.wizard, values: { wizardId } }, shownWizardSchema)
  expect(wizard.wizardId).toBe(wizardId)
  await second.stop()
})

test('a second serve in a data folder is refused, and so is another beginning than that of the data', async () => {
  const cwd = await folder.subfolder('cwd')
  const first = await serve(cwd, ['--quiet'])
  const inUse = await refused(freePorts, cwd)
  expect(inUse.code).toBe(2)
  expect(inUse.stderr).toMatch(
    /data\.db is in use by another process; stop the other one, or use another folder with --data\n/,
  )
  await first.stop()
  const other = await refused(['--items', '21', ...freePorts], cwd)
  expect(other.code).toBe(2)
  expect(other.stderr).toMatch(
    /has the data of a start with --seed \d+ --items 20 .*; leave out --items to go on with it/,
  )
})

test('with --memory, everything but credentials is lost with the stop', async () => {
  const cwd = await folder.subfolder('cwd')
  const first = await serve(cwd, ['--quiet', '--memory'])
  await first.stop()
  expect(await readdir(join(cwd, '.mock-telemessage'))).not.toContain('state')
  const second = await serve(cwd, ['--quiet', '--memory'])
  expect(second.said()).toContain('with 20 items captured in the last 24 hours\n')
  expect(second.environment['MT_CLIENT_SECRET']).toBe(first.environment['MT_CLIENT_SECRET'])
  await second.stop()
})

const begin = { method: 'POST', path: paths.wizards, body: { productId: 'whatsapp-archiver' } } as const

async function addRole(server: RunningServer): Promise<void> {
  const values = { name: 'Organization Management' }
  const body = { roles: ['Role Management', 'Mailbox Import Export'] }
  await server.tell({ method: 'PATCH', path: paths.roleGroup, values, body })
}

test('another data folder has other credentials', async () => {
  const [one, other] = await Promise.all(['cwd', 'cwd'].map(async (name) => serve(await folder.subfolder(name))))
  await Promise.all([one?.stop(), other?.stop()])
  const secrets = ['MT_TELEMESSAGE_PASSWORD', 'MT_CLIENT_SECRET', 'MT_TENANT_ID']
  for (const name of secrets) expect(one?.environment[name]).not.toBe(other?.environment[name])
})

async function refused(args: string[], cwd: string): Promise<{ code: number; stderr: string }> {
  const run = promisify(execFile)(process.execPath, [builtProgram, 'serve', ...args], { cwd, timeout: 30_000 })
  return run.then(
    () => expect.unreachable('it served'),
    (error: { code: number; stderr: string }) => error,
  )
}

test('a port in use is named, and no server is left listening', async () => {
  const occupant = createServer().listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  const { port } = occupant.address() as { port: number }
  const cwd = await folder.subfolder('cwd')
  const ended = await refused([...freePorts.slice(0, 4), '--control-port', String(port)], cwd)
  occupant.close()
  expect(ended.stderr).toContain('the option is --control-port')
  expect(await readdir(cwd), 'a data folder that nobody can use').toEqual([])
  expect(ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`cannot listen on port ${port}: another program`),
  })
})

test.each(['connector.env', 'control.env'])('a %s that cannot be written is said so, and serve ends', async (name) => {
  const cwd = await folder.subfolder('cwd')
  await mkdir(join(cwd, name))
  const ended = await refused([...freePorts, '--data', '.', '--items', '20'], cwd)
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(`${name}: this is a folder, not a file`) })
})

test('a data folder that is a file is said so', async () => {
  const cwd = await folder.subfolder('cwd')
  await writeFile(join(cwd, 'afile'), '')
  const ended = await refused([...freePorts, '--data', 'afile'], cwd)
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('afile: a file of this name is there') })
})

test('credentials that serve did not write are refused with what would be right', async () => {
  const cwd = await folder.subfolder('cwd')
  await writeFile(join(cwd, 'credentials.json'), '{"username":"admin"}')
  const ended = await refused([...freePorts, '--data', '.'], cwd)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toContain('credentials.json: this is not what serve wrote; delete the file')
})
