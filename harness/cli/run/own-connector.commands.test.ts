import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { type SyncRequest, syncRequestSchema } from '../../contract/index.ts'
import { listen } from '../../control/http/listener.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { builtProgram } from '../../runner/own-package.ts'
import { typingBuiltIn, typingIn } from '../sample-typing.ts'

// The user's own connector. Here it is the reference connector, run like a connector of another maker.

const reference = `'${process.execPath}' '${builtProgram}' connector sync`
const folder = await createWorkFolder()
afterAll(() => folder.remove())
const type = typingIn(folder)
const typeBuilt = typingBuiltIn(folder)

test.each([
  [['run', '--help'], '$ mock-telemessage run --connector-command "python3 connector.py"'],
  [['check-adapter', '--help'], '$ mock-telemessage check-adapter --connector-url http://localhost:8080'],
  [['connector', 'sync', '--help'], '75 try again later'],
])('%j helps and ends with 0', async (args, text) => {
  const { exitCode, stdout, stderr } = await type(args)
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: '',
  })
  expect(stdout).toContain(text)
})

test('a connector that cannot be run like this is refused in one message, and nothing is left half done', async () => {
  const { exitCode, stdout, stderr, cwd } = await type(['run', '--connector-url', 'http://connector.example'])
  expect({ exitCode, stdout, files: await readdir(cwd) }).toEqual({ exitCode: 2, stdout: '', files: [] })
  expect(stderr).toContain('passwords would go to connector.example')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('the reference connector passes scenarios as a command, and the replay command runs it in the same way', async () => {
  const options = ['--connector-command', reference, '--pass-env', 'WANTED', '--connector-limit', '60']
  const { exitCode, stdout, stderr } = await type(['run', 'CAP-1', 'MAP-15', 'FLD-1', '--seed', '7', ...options])
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringMatching(/^one sync of an empty day took [^\n]*\n$/),
  })
  for (const id of ['CAP-1', 'MAP-15', 'FLD-1']) expect(stdout).toMatch(new RegExp(`${id} +pass`))
  const quoted = `'${reference.replaceAll("'", `'\\''`)}'`
  expect(stdout).toContain(
    `--seed 7 --connector-command ${quoted} --pass-env WANTED --connector-limit 60 CAP-1 MAP-15 FLD-1`,
  )
})

/** The reference connector as a service that shares no disk with the suite: it has a folder for each stateId. */
async function serveReference() {
  const states = await folder.subfolder('service')
  const syncs: Promise<object>[] = []
  const archive = async ({ stateId, environment, files }: SyncRequest): Promise<object> => {
    const own = join(states, stateId)
    await mkdir(own, { recursive: true })
    const [caFile, mappingFile, importLog] = ['ca.pem', 'mapping.csv', 'import-log'].map((name) => join(own, name))
    await writeFile(caFile ?? '', files.MT_CA_FILE ?? '', 'base64')
    if (files.MT_MAPPING_FILE !== undefined) await writeFile(mappingFile ?? '', files.MT_MAPPING_FILE, 'base64')
    const paths = { MT_STATE_DIR: own, MT_CA_FILE: caFile, MT_IMPORT_LOG: importLog ?? '' }
    const mapping = { MT_MAPPING_FILE: files.MT_MAPPING_FILE && mappingFile }
    const outcome = await referenceConnector.sync({ ...environment, ...paths, ...mapping })
    return { ...outcome, importLog: await readFile(importLog ?? '', 'utf8') }
  }
  return listen(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    if (request.method === 'POST') {
      const syncId = syncs.push(archive(syncRequestSchema.parse(JSON.parse(body)))) - 1
      response.writeHead(202).end(JSON.stringify({ syncId: String(syncId) }))
      return
    }
    const ended = syncs[Number(request.url?.split('/').at(-1))]
    const state = await Promise.race([ended, Promise.resolve({ status: 'running' })])
    response.end(JSON.stringify(state))
  })
}

test('the reference connector passes scenarios as a service', async () => {
  const service = await serveReference()
  const options = ['--seed', '7', '--connector-url', service.url]
  const { exitCode, stdout, stderr } = await type(['run', 'CAP-1', 'MAP-15', 'LOG-1', 'DAY-6', ...options])
  await service.close()
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringMatching(/^one sync of an empty day took [^\n]*\n$/),
  })
  for (const id of ['CAP-1', 'MAP-15', 'LOG-1', 'DAY-6']) expect(stdout).toMatch(new RegExp(`${id} +pass`))
  expect(stdout).toContain(`--seed 7 --connector-url ${service.url} CAP-1 MAP-15 LOG-1 DAY-6`)
})

test('a connector that fails is a failure, with what it said', async () => {
  const logsIn = `fetch(process.env.MT_TELEMESSAGE_URL + '/archive/v1/login', { method: 'POST' }).finally(() => process.exit(3))`
  const command = `echo "no licence $WANTED" >&2; NODE_EXTRA_CA_CERTS="$MT_CA_FILE" '${process.execPath}' -e "${logsIn}"`
  const options = ['--connector-command', command, '--pass-env', 'WANTED']
  const { exitCode, stdout, cwd } = await type(['run', 'CAP-1', '--seed', '7', ...options], {
    environment: { WANTED: 'today' },
  })
  expect(exitCode).toBe(1)
  expect(stdout.replace(/\s+/g, ' ')).toContain('failed: exit code 3; it printed: no licence today')
  // The name of the variable is in the reports; its value is there only because the connector has printed it.
  expect(stdout).toContain('because their values are not in the command: WANTED.\n')
  const json = JSON.parse(await readFile(join(cwd, 'mock-telemessage-report', 'report.json'), 'utf8'))
  expect(json).toMatchObject({ passedVariables: ['WANTED'], replayCommand: expect.not.stringContaining('today') })
})

test.each([
  ['a command that is not there', 'no-such-connector', 'the command was not found'],
  ['a program that cannot be read', `'${process.execPath}' nope.js`, "Cannot find module '"],
])('%s is not judged, and the message points to check-adapter', async (_what, command, said) => {
  const { exitCode, stdout, stderr, cwd } = await type(['run', '--connector-command', command])
  expect({ exitCode, stdout, files: await readdir(cwd) }).toEqual({ exitCode: 2, stdout: '', files: [] })
  expect(stderr).toContain('sent no request to the site or the tenant, so nothing was judged: ')
  expect(stderr).toContain(said)
  expect(stderr).toContain('npx mock-telemessage check-adapter --connector-command ')
})

test('the adapter of the reference connector is found to work', async () => {
  const { exitCode, stdout } = await type(['check-adapter', '--connector-command', reference])
  expect(stdout).not.toMatch(/wrong|not reached/)
  expect(stdout).toContain('Now judge the connector with: npx mock-telemessage run --connector-command ')
  expect(exitCode).toBe(0)
})

test('an adapter that does not work ends with 1, and says what to fix', async () => {
  const { exitCode, stdout } = await type(['check-adapter', '--connector-command', 'no-such-connector'])
  expect(stdout).toMatch(/^no-such-connector\n\n {2}wrong {8}starts\n {17}seen: the command was not found/)
  expect(stdout).toContain('Fix the first step that is wrong')
  expect(exitCode).toBe(1)
})

test('the reference connector by itself says what it lacks', async () => {
  const { exitCode, stdout } = await typeBuilt(['connector', 'sync'])
  expect({ exitCode, stdout }).toEqual({
    exitCode: 1,
    stdout: expect.stringMatching(/^failed: environment-invalid: MT_TELEMESSAGE_URL is missing/),
  })
})

test('Ctrl-C ends the command that runs, too', async () => {
  const cwd = await folder.subfolder('cwd')
  const command = 'echo $$ > pid; sleep 600; true'
  const running = spawn(process.execPath, [builtProgram, 'run', 'CAP-1', '--connector-command', command], {
    cwd,
    stdio: 'ignore',
  })
  const pidOf = (): Promise<string> => readFile(join(cwd, 'pid'), 'utf8').catch(() => '')
  while ((await pidOf()) === '') await new Promise((resolve) => setTimeout(resolve, 50))
  running.kill('SIGINT')
  expect((await once(running, 'exit'))[0]).toBe(130)
  const stat = await readFile(`/proc/${Number(await pidOf())}/stat`, 'utf8').catch(() => ') Z ')
  expect(stat).toMatch(/\) [ZX] /)
})
