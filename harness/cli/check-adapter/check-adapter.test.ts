import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { commandCarrier } from '../../runner/carriers/command.ts'
import { urlCarrier } from '../../runner/carriers/url.ts'
import { type ConnectorPort, createWorkFolder } from '../../runner/index.ts'
import { renderSteps } from './render-steps.ts'
import { type Slip, sampleAdapter } from './sample-adapter.ts'
import { playSmoke } from './smoke.ts'
import { judgeSteps } from './step.ts'
import { stepsFor } from './steps.ts'

const steps = stepsFor('WhatsApp Archiver')

// Goal: for every mistake in an adapter, exactly the step about this mistake is wrong.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

async function check(connector: ConnectorPort) {
  const judged = judgeSteps(steps, await playSmoke(connector, workFolder))
  const withVerdict = (verdict: string): string[] =>
    judged.filter(({ judgement }) => judgement.verdict === verdict).map((step) => step.id)
  return { wrong: withVerdict('wrong'), notReached: withVerdict('not-reached'), text: renderSteps(judged, false) }
}

const command = (line: string, limitMs = 20_000): ConnectorPort =>
  commandCarrier({ command: line, parentEnvironment: { PATH: process.env['PATH'] }, limitMs, graceMs: 200 })

test.each([referenceConnector, sampleAdapter()])('$name has every step ok', async (connector) => {
  const { wrong, notReached, text } = await check(connector)
  expect({ wrong, notReached }).toEqual({ wrong: [], notReached: [] })
  expect(text).toMatch(/^ {2}ok {11}starts\n/)
  expect(text).toContain('ok           uses MT_NOW as the current time\n')
})

test('an absent import log is not a mistake, and its consequence is stated', async () => {
  const { wrong, notReached, text } = await check(sampleAdapter('no-log'))
  expect({ wrong, notReached }).toEqual({ wrong: [], notReached: [] })
  expect(text).toContain('so the requirements on it (LOG) will be inapplicable')
})

test.each<[Slip, string[], string]>([
  ['no-ca', ['trust', 'done'], 'there were connections to MT_TELEMESSAGE_URL, but no request'],
  ['wrong-address', ['starts'], 'it ended before it connected to anything: Error: connect ECONNREFUSED'],
  ['wrong-path', ['login', 'done'], 'no such request; the requests to this server were POST /api/login'],
  ['wrong-paths', ['login', 'token', 'done'], 'no such request; the requests to this server were GET /token'],
  ['wrong-password', ['login', 'done'], 'POST /archive/v1/login was answered with 401'],
  ['wrong-secret', ['token', 'done'], '/oauth2/v2.0/token was answered with 401'],
  ['token-first-wrong-secret', ['token', 'done'], '/oauth2/v2.0/token was answered with 401'],
  ['no-token', ['token'], 'no such request\n'],
  ['no-items', ['items'], 'no such request; the requests to this server were POST /archive/v1/login'],
  ['bad-window', ['items', 'done'], '/archive/v1/items?from=yesterday'],
  ['own-clock', ['now'], 'items up to 2026-11-22T00:00:00.000Z, and MT_NOW was 2021-06-16T00:00:00.000Z'],
  ['no-writing', ['writes'], 'nothing is in the mailbox of its recipient'],
  [
    'wrong-mailbox',
    ['writes', 'done'],
    '/v1.0/users/nobody@contoso.example/mailFolders?$top=100 was answered with 404',
  ],
  ['wrong-folder', ['folder'], 'it wrote to "Inbox"'],
  ['garbage-log', ['import-log'], 'line 2: is not JSON'],
  ['cut-log', ['import-log'], 'the last line is not a summary'],
  ['try-again', ['done', 'state'], 'it ended as "try-again"'],
  ['no-state', ['state'], 'there are 2 copies of the one message'],
  ['second-fails', ['state'], 'ended as "failed"; Error: what is this file'],
  ['state-elsewhere', ['new-world'], 'with a new, empty MT_STATE_DIR nothing was written'],
])('%s is found in the steps %j', async (slip, expected, seen) => {
  const { wrong, text } = await check(sampleAdapter(slip))
  expect(wrong).toEqual(expected)
  expect(text).toContain(seen)
  expect(text.match(/^ +do: .+/gm)).toHaveLength(expected.length)
})

// Nobody listens there, and no system hands out such a port: one that was just closed may be that of another test by now.
const closedPort = 'http://127.0.0.1:2'
test.each<[string, string[], string, ConnectorPort]>([
  ['a command that is not there', ['starts'], 'was not found (exit code 127)', command('no-such-connector')],
  ['a command that crashes', ['starts'], 'it printed: no such module', command('echo "no such module" >&2; exit 1')],
  ['a command that hangs', ['in-time', 'trust'], 'did not end within', command('sleep 600', 300)],
  ['a command that does nothing', ['trust'], 'there were no connections to MT_TELEMESSAGE_URL', command('true')],
  ['a service that is not there', ['starts'], 'ECONNREFUSED', urlCarrier({ url: closedPort })],
])('%s is found in the steps %j', async (_what, expected, seen, connector) => {
  const { wrong, text } = await check(connector)
  expect(wrong).toEqual(expected)
  expect(text).toContain(seen)
})

test('if something is wrong at the beginning, the other steps are not judged', async () => {
  const { notReached } = await check(command('no-such-connector'))
  expect(notReached).toEqual(steps.map((step) => step.id).filter((id) => id !== 'starts'))
})

test('what a connector says cannot repaint the screen', async () => {
  const message = '\u001b[2Kall is well'
  const { text } = await check({ name: 'painter', sync: async () => ({ status: 'failed', message }) })
  expect(text).toContain('seen: it ended before it connected to anything: \\u{1b}[2Kall is well\n')
})
