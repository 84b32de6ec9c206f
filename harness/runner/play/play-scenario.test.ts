import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiverNamed } from '../../oracle/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import { undeclared } from '../world/declared.ts'
import { type OpenWorld, openWorlds } from '../world/open-world.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { playScenario } from './play-scenario.ts'
import type { RedWorld } from './red-world.ts'
import type { Scenario } from './scenario.ts'

const workFolder = await createWorkFolder()
let openWorld: OpenWorld
beforeAll(async () => {
  openWorld = await openWorlds({ seed: 7, workFolder, declared: undeclared })
})
afterAll(() => workFolder.remove())

const idle: ConnectorPort = { name: 'idle', sync: async () => ({ status: 'done', message: '' }) }
const talking: ConnectorPort = {
  name: 'talking',
  sync: async () => ({ status: 'done', message: '', output: 'its output' }),
}
const ola = { number: '447700900131', name: 'Ola', role: 'recipient' as const }
const pauseMs = 50

function play(scene: Scenario['play'], connector = idle) {
  const scenario: Scenario = { id: 'MAP-1/timed', requirement: 'MAP-1', title: 'takes its time', play: scene }
  return playScenario({ scenario, connector, strict: true, openWorld: () => openWorld('timed') })
}

test.each<[string, Scenario['play']]>([
  ['pass', async ({ occurred }) => occurred()],
  ['unknown', async () => {}],
  ['error', () => Promise.reject(new RangeError('ours'))],
])('a result with the verdict %s contains the duration of the scenario', async (verdict, scene) => {
  const { results } = await play(async (playing) => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    await scene(playing)
  })
  expect(results).toMatchObject([{ scenario: 'MAP-1/timed', verdict, durationMs: expect.any(Number) }])
  // Timers may fire a little early.
  expect(results[0]?.durationMs).toBeGreaterThan(pauseMs - 5)
})

test('the output of the connector is reported sync by sync, but only if something is wrong', async () => {
  const twice: Scenario['play'] = async (playing) => {
    await playing.sync()
    await playing.sync()
  }
  const { results: unknown } = await play(twice, talking)
  expect(unknown[0]).toMatchObject({ verdict: 'unknown', connectorOutput: 'its output\nits output' })
  const passing: Scenario['play'] = async (playing) => {
    await playing.sync()
    playing.occurred()
  }
  expect((await play(passing, talking)).results[0]?.connectorOutput).toBeUndefined()
  expect((await play(twice)).results[0]?.connectorOutput).toBeUndefined()
})

test('a red world is shown with its requests before it is closed', async () => {
  const seen: RedWorld[] = []
  const failing: Scenario['play'] = async (playing) => {
    playing.fail({ message: 'not right', acceptable: ['right'], seen: 'wrong' })
  }
  const scenario: Scenario = { id: 'MAP-1/red', requirement: 'MAP-1', title: 'is red', play: failing }
  const onRed = async (red: RedWorld): Promise<void> => void seen.push(red)
  const open = () => openWorld('red')
  const { results } = await playScenario({ scenario, connector: idle, strict: true, openWorld: open, onRed })
  expect(seen).toMatchObject([{ id: 'MAP-1/red', results: [{ requirement: 'MAP-1', verdict: 'fail' }] }])
  expect(results[0]).toMatchObject({ verdict: 'fail', requests: [] })
  const passing: Scenario = { ...scenario, play: async (playing) => playing.occurred() }
  const passed = await playScenario({ scenario: passing, connector: idle, strict: true, openWorld: open, onRed })
  expect([seen.length, passed.results[0]?.requests]).toEqual([1, undefined])
})

test.each<[string, string, Scenario['play']]>([
  [
    'a capture route that the archiver does not have',
    'the Signal Archiver captures nothing of WhatsApp by a cloud-archiver',
    async ({ world }) => {
      const registration = { source: 'cloud-archiver', network: 'WhatsApp' } as const
      world.addPerson({ personId: 'uma', firstName: 'Uma', lastName: 'Iyer', number: '447700900130', registration })
    },
  ],
  [
    'a kind of item that the archiver does not capture',
    'the Signal Archiver captures no call',
    async ({ world }) => {
      const [registration] = world.archiver.routes
      if (registration === undefined) return expect.unreachable()
      const uma = { personId: 'uma', firstName: 'Uma', lastName: 'Iyer', number: '447700900130', registration }
      world.addPerson(uma)
      const [from, to] = [{ number: uma.number, name: 'Uma Iyer', role: 'sender' as const }, ola]
      world.capture({
        ...{ archiveMessageId: 'M1', capturedBy: uma.number, ...registration, kind: 'call', text: '', attachments: [] },
        ...{ chat: { type: 'direct', chatId: 'c' }, eventTime: world.clock.now(), captureTime: world.clock.now() },
        participants: [from, to],
        call: { mode: 'voice', outcome: 'missed', durationSeconds: 0 },
      })
    },
  ],
])('a scenario that needs %s is inapplicable', async (_what, message, scene) => {
  const scenario: Scenario = { id: 'CAP-2/needs', requirement: 'CAP-2', title: 'needs something', play: scene }
  const archiver = { ...archiverNamed('signal'), kinds: ['text'] as const }
  const open = () => openWorld('needs', undefined, archiver)
  const { results } = await playScenario({ scenario, connector: idle, strict: true, openWorld: open })
  expect(results).toMatchObject([{ requirement: 'CAP-2', verdict: 'inapplicable', message, findings: [] }])
})
