import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startStopwatch } from '../../control/clock.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { type CommandOptions, commandCarrier } from './command.ts'
import { sampleEnvironment } from './sample-environment.ts'

// Goal: the suite continues whatever a connector does: syncs end, processes end, and the output stays limited.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const parentEnvironment = {
  PATH: process.env['PATH'],
  HOME: '/home/somebody',
  CI_TOKEN: 'known to the harness alone',
  HTTPS_PROXY: 'http://proxy.example',
  MT_MAPPING_FILE: '/left/over.csv',
}
const kill = new AbortController()
const notBusy = (): number => 1

async function setup(command: string, options: Partial<CommandOptions> = {}) {
  const folder = await workFolder.subfolder('sync')
  const environment = sampleEnvironment(folder)
  const carrier = commandCarrier({
    command,
    parentEnvironment,
    limitMs: 30_000,
    slowness: notBusy,
    graceMs: 300,
    ...options,
  })
  return {
    folder,
    carrier,
    sync: () => carrier.sync(environment, { kill: kill.signal }),
    /** Whether the process that wrote its pid there still runs. */
    isRunning: async () => {
      const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
      expect(pid).toBeGreaterThan(1)
      return isAlive(pid)
    },
  }
}

/** An ended process that is not yet collected (a zombie) does not run. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return stat !== undefined && !/\) [ZX] /.test(stat)
}

/** Writes the pid of a process where the test looks for it. */
const notesPid = 'echo $$ > "$MT_STATE_DIR/pid"'

test.each([
  ['true', { status: 'done', exitCode: 0, message: '' }],
  ['echo 3 copies', { status: 'done', exitCode: 0, message: 'it printed: 3 copies' }],
  ['echo later >&2; exit 75', { status: 'try-again', exitCode: 75, message: 'exit code 75; it printed: later' }],
  ['exit 3', { status: 'failed', exitCode: 3, message: 'exit code 3' }],
  ['kill -SEGV $$', { status: 'failed', message: 'ended by signal SIGSEGV' }],
  ['no-such-connector', { status: 'failed', exitCode: 127, message: expect.stringContaining('was not found') }],
])('%s', async (command, outcome) => {
  expect(await (await setup(command)).sync()).toMatchObject(outcome)
})

test('a file that is not executable is reported', async () => {
  const file = join(await workFolder.subfolder('plain'), 'connector')
  await writeFile(file, '#!/bin/sh\n')
  await chmod(file, 0o644)
  const outcome = await (await setup(file)).sync()
  expect(outcome).toMatchObject({ status: 'failed', exitCode: 126 })
  expect(outcome.message).toContain('cannot be executed')
})

test('a command that the system cannot start is reported', async () => {
  const outcome = await (await setup(`true ${'x'.repeat(300_000)}`)).sync()
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'not-started' })
  expect(outcome.message).toContain('E2BIG')
})

test('a crash is reported with its last lines, without the stack', async () => {
  const crash = `throw new TypeError('no such item')`
  const { status, message } = await (await setup(`${process.execPath} -e "${crash}"`)).sync()
  expect(status).toBe('failed')
  expect(message).toContain('TypeError: no such item')
  expect(message).not.toContain(' at ')
})

test('colours and control characters are removed from the message', async () => {
  const { message } = await (await setup(`printf '\\033[31mbad\\033[0m\\tthing\\007\\r\\n'; exit 1`)).sync()
  expect(message).toBe('exit code 1; it printed: bad thing')
})

test('a command gets its settings and no more of the environment than it needs', async () => {
  const { sync } = await setup('env', { passedNames: ['WANTED', 'NOT_SET'], parentEnvironment: withWanted })
  const { output = '' } = await sync()
  const names = output.split('\n').map((line) => line.split('=')[0])
  // What the shell itself sets is left out.
  const given = names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_', ''].includes(name ?? '')).sort()
  const told = Object.keys(sampleEnvironment('')).sort()
  expect(given).toEqual(['HOME', ...told, 'PATH', 'TZ', 'WANTED'].sort())
  expect(output).toContain('TZ=UTC')
  expect(output).not.toContain(parentEnvironment.CI_TOKEN)
})
const withWanted = { ...parentEnvironment, WANTED: 'licence-of-the-maker' }

test('secrets reach neither the kept output nor the message', async () => {
  const { sync } = await setup('echo "$MT_CLIENT_SECRET and $MT_TELEMESSAGE_PASSWORD and $WANTED"; exit 1', {
    passedNames: ['WANTED'],
    parentEnvironment: withWanted,
  })
  const { output, message } = await sync()
  expect(output).toBe('[MT_CLIENT_SECRET] and [MT_TELEMESSAGE_PASSWORD] and [WANTED]\n')
  expect(message).toBe(`exit code 1; it printed: ${output?.trim()}`)
})

test.each([
  ['hangs', `${notesPid}; exec sleep 600`],
  ['ignores the request to end', `trap '' TERM; ${notesPid}; while true; do sleep 1; done`],
  ['hangs in a child of a child', `sh -c '${notesPid}; sleep 600; true'; true`],
  ['hangs in its own session', `setsid -w sh -c '${notesPid}; sleep 600; true'; true`],
])('a command that %s is ended when its time is over', async (_what, command) => {
  const { sync, isRunning } = await setup(command, { limitMs: 500 })
  const elapsedMs = startStopwatch()
  const outcome = await sync()
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'over-time' })
  expect(outcome.message).toContain('did not end within 0.5 s')
  expect(await isRunning()).toBe(false)
  expect(elapsedMs()).toBeLessThan(15_000)
})

const leaves = 'sh -c \'echo $$ > "$MT_STATE_DIR/pid"; exec sleep 600\''
const untilNoted = 'while [ ! -s "$MT_STATE_DIR/pid" ]; do sleep 0.05; done; echo done'
test.each([
  ['with its own pipes', `${leaves} > /dev/null 2>&1 & ${untilNoted}`],
  ['that holds the output open', `${leaves} & ${untilNoted}`],
  ['that ignores the request to end', `(trap '' TERM; ${leaves}) & ${untilNoted}`],
  ['in its own session', `setsid ${leaves} & ${untilNoted}`],
])('a process left behind, %s, is ended, and the sync keeps its result', async (_what, command) => {
  const { sync, isRunning } = await setup(command)
  const elapsedMs = startStopwatch()
  const outcome = await sync()
  expect(outcome).toMatchObject({ status: 'done', exitCode: 0, output: 'done\n' })
  expect(outcome.message).toContain('left processes behind')
  expect(await isRunning()).toBe(false)
  expect(elapsedMs()).toBeLessThan(15_000)
})

test('a helper that ends right after the command is not left behind', async () => {
  expect((await (await setup('(sleep 0.1; echo late) & echo early')).sync()).message).toBe('it printed: early / late')
})

test('the carrier does not wait for an unknown process that holds the output open', async () => {
  // Without its environment, the owner of a process is unknown, and it must not be ended.
  const { sync, folder } = await setup(
    `setsid env -i sh -c 'echo $$ > "$0"; exec sleep 600' "$MT_STATE_DIR/pid" & true`,
  )
  const elapsedMs = startStopwatch()
  expect(await sync()).toMatchObject({ status: 'done', message: expect.stringContaining('left processes behind') })
  expect(elapsedMs()).toBeLessThan(15_000)
  process.kill(Number(await readFile(join(folder, 'pid'), 'utf8')))
})

test('the beginning and the end of a very long output are kept', async () => {
  const outputBytesMax = 8_000
  const { sync } = await setup('echo first; yes again | head -c 100000000; echo; echo last', { outputBytesMax })
  const before = process.memoryUsage().arrayBuffers
  const { status, output = '', message } = await sync()
  expect(status).toBe('done')
  expect(output.length).toBeLessThan(outputBytesMax + 100)
  expect(output).toMatch(/^first\nagain\n[\s\S]*… 99\d{6} bytes left out …\n[\s\S]*\nlast\n$/)
  expect(message).toMatch(/ last$/)
  // Node.js frees buffers late, but a hundred megabytes would be visible anyway.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
})

test('a sync is killed at once if a scenario demands it', async () => {
  const { carrier, folder, isRunning } = await setup(`trap '' TERM; ${notesPid}; while true; do sleep 1; done`)
  const cut = new AbortController()
  const syncing = carrier.sync(sampleEnvironment(folder), { kill: cut.signal })
  while (!(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''))) await new Promise(setImmediate)
  cut.abort()
  expect(await syncing).toMatchObject({ status: 'failed', trouble: 'killed' })
  expect(await isRunning()).toBe(false)
})

test('an interrupted suite leaves no connector running', async () => {
  const { carrier, folder, sync, isRunning } = await setup(`${notesPid}; sleep 600; true`)
  const syncing = sync()
  while (!(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''))) await new Promise(setImmediate)
  await carrier.killAll()
  expect(await isRunning()).toBe(false)
  expect((await syncing).status).toBe('failed')
})
