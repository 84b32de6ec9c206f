import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { openWorlds } from '../../runner/world/open-world.ts'
import { createWorkFolder } from '../../runner/world/work-folder.ts'
import { readTenantFixture, synthesiseDay } from '../../synth/index.ts'
import { fixturePath } from '../fixture-path.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { UserError } from '../user-error.ts'
import { connectorCommand } from './connector-command.ts'

const workFolder = await createWorkFolder()
const openWorld = await openWorlds({ seed: 7, workFolder })
const folder = await mkdtemp(join(tmpdir(), 'connector-run-'))
afterAll(async () => {
  await workFolder.remove()
  await rm(folder, { recursive: true })
})
const password = 'TEST_PASSWORD'
const configFile = join(folder, 'connector.json')

/** The command as a user types it, in this process: its output and its exit code. */
async function type(
  args: string[],
  variables: Record<string, string> = {},
  interruption = new Promise<void>(() => {}),
) {
  const { terminal, printed, exitCode } = sampleTerminal({
    environment: variables,
    untilInterrupted: () => interruption,
  })
  await connectorCommand(terminal).exitOverride().parseAsync(args, { from: 'user' })
  return { printed: printed(), exitCode: exitCode() }
}

/** The configuration with the same content as an environment. */
async function writeConfig(environment: ConnectorEnvironment, changes: object = {}): Promise<void> {
  await writeFile(join(folder, 'client-secret'), `${environment.MT_CLIENT_SECRET}\n`)
  const config = {
    telemessage: {
      url: `${environment.MT_TELEMESSAGE_URL}/`,
      username: environment.MT_TELEMESSAGE_USERNAME,
      password: { variable: password },
    },
    microsoft365: {
      tenantId: environment.MT_TENANT_ID,
      clientId: environment.MT_CLIENT_ID,
      clientSecret: { file: 'client-secret' },
      graphUrl: environment.MT_GRAPH_URL,
      loginUrl: environment.MT_LOGIN_URL,
    },
    stateFolder: 'state',
    importLogFolder: 'logs/import',
    logFile: 'logs/connector.log',
    caFile: environment.MT_CA_FILE,
    ...changes,
  }
  await writeFile(configFile, JSON.stringify(config))
}

/** A few people, a few items, and the environment of a connector that archives them. */
async function openSmallWorld() {
  const world = await openWorld('connector run')
  const fixture = await readTenantFixture(fixturePath('tenants/contoso.json'))
  const people = fixture.people.slice(0, 6)
  for (const entry of fixture.directory) world.addToDirectory(entry)
  for (const person of people) world.addPerson(person)
  const to = world.clock.now()
  const from = new Date(to.getTime() - 24 * 60 * 60 * 1000)
  for (const event of synthesiseDay({ chance: world.chance, people, itemCount: 5, from, to })) world.capture(event)
  const environment = await new Promise<ConnectorEnvironment>((resolve, reject) => {
    const port = {
      name: 'asks',
      sync: async (given: ConnectorEnvironment) => {
        resolve(given)
        return { status: 'done' as const, message: '' }
      },
    }
    world.sync(port).catch(reject)
  })
  const held = (): number => world.tenant.snapshot().reduce((sum, { messages }) => sum + messages.length, 0)
  return { world, environment, now: to.toISOString(), held }
}

test('archives one day by its configuration, and logs by run and item, without secrets', async () => {
  const { world, environment, now, held } = await openSmallWorld()
  await writeConfig(environment)
  const variables = { [password]: environment.MT_TELEMESSAGE_PASSWORD }
  const { printed, exitCode } = await type(['run', '--config', configFile, '--now', now], variables)
  expect(held()).toBeGreaterThan(0)
  expect(printed).toContain(`done: 5 items: ${held()} copies imported`)
  expect(exitCode).toBe(0)
  const log = await readFile(join(folder, 'logs/connector.log'), 'utf8')
  const lines = log
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  expect(new Set(lines.map(({ run }) => run))).toEqual(new Set([now]))
  expect(lines.map(({ event }) => event)).toEqual(expect.arrayContaining(['window-begun', 'page-read', 'run-done']))
  for (const secret of world.secrets()) expect(log).not.toContain(secret)
  expect(await readdir(join(folder, 'logs/import'))).toEqual([`import-log-${now.replaceAll(':', '-')}.jsonl`])
  await world.close()
})

test('ends politely when it is interrupted, and the next run finishes', async () => {
  const { world, environment, now, held } = await openSmallWorld()
  await writeConfig(environment, { stateFolder: 'state-interrupted' })
  const args = ['run', '--config', configFile, '--now', now]
  const variables = { [password]: environment.MT_TELEMESSAGE_PASSWORD }
  const first = await type(args, variables, Promise.resolve())
  expect(first).toMatchObject({ exitCode: 75, printed: expect.stringContaining('try-again: interrupted') })
  expect(await type(args, variables)).toMatchObject({ exitCode: 0 })
  expect(held()).toBeGreaterThan(0)
  await world.close()
})

test.each([
  [
    'a secret in it',
    { telemessage: { url: 'https://a.example', username: 'a', password: 'hunter2' } },
    'telemessage.password: give the place of the secret',
  ],
  [
    'an invalid address',
    { telemessage: { url: 'ftp://a', username: 'a', password: { variable: 'X' } } },
    'telemessage.url: this is not an http or https address',
  ],
  ['a word that is misspelt', { importLogFolders: 'x' }, 'importLogFolders'],
  ['a secret that is not there', {}, 'telemessage.password: the environment variable TEST_PASSWORD is missing'],
])('refuses a configuration with %s, and repeats no value', async (_what, changes, said) => {
  const environment = {
    MT_TELEMESSAGE_URL: 'https://site.example',
    MT_TELEMESSAGE_USERNAME: 'admin',
    MT_TENANT_ID: 't',
  }
  const microsoft = {
    MT_CLIENT_ID: 'c',
    MT_CLIENT_SECRET: 's',
    MT_GRAPH_URL: 'https://graph.example',
    MT_LOGIN_URL: 'https://login.example',
  }
  await writeConfig({ ...environment, ...microsoft } as ConnectorEnvironment, changes)
  const refusal = await type(['run', '--config', configFile]).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(UserError)
  expect(String(refusal)).toContain(said)
  expect(String(refusal)).not.toContain('hunter2')
})
