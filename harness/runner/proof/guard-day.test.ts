import { afterAll, expect, test } from 'vitest'
import { directoryEntryFor, inventPeople } from '../../synth/index.ts'
import type { Scenario } from '../play/scenario.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import { openWorlds } from '../world/open-world.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { playGuardDay } from './guard-day.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed: 7, workFolder })

/** Records its syncs. */
function counting(status: 'done' | 'try-again' = 'done'): ConnectorPort & { syncs: string[] } {
  const syncs: string[] = []
  return {
    name: 'counting',
    syncs,
    sync: async ({ MT_NOW }) => {
      syncs.push(MT_NOW)
      return { status, message: '' }
    },
  }
}

function scene(id: string, play: Scenario['play']): Scenario {
  const [requirement = ''] = id.split('/')
  return { id, requirement, title: 'is played', play }
}

/** A scenario that runs the connector once, and is red or green. */
const once = (id: string, isRed = false): Scenario =>
  scene(id, async ({ sync, fail, occurred }) => {
    await sync()
    occurred()
    if (isRed) fail({ message: 'red', acceptable: ['green'], seen: 'red' })
  })

async function verdictsOf(mornings: Scenario[][], connector: ConnectorPort = counting()): Promise<string[]> {
  const { guards } = await playGuardDay(mornings, connector, openWorld)
  return guards.map(({ scenario, results, stoppedAs }) =>
    [scenario.id, ...results.map(({ verdict }) => verdict), ...(stoppedAs ? [`stopped: ${stoppedAs}`] : [])].join(' '),
  )
}

test('the scenarios of a morning share one sync, and each morning is a day later', async () => {
  const connector = counting()
  await playGuardDay([[once('CAP-1/a'), once('MAP-1/b')], [once('RES-1/c')]], connector, openWorld)
  expect(connector.syncs).toEqual(['2026-03-11T00:00:00.000Z', '2026-03-12T00:00:00.000Z'])
})

test('each scenario has a result for its own requirement', async () => {
  expect(await verdictsOf([[once('CAP-1/a'), once('MAP-1/b', true), once('FLD-1/c')]])).toEqual([
    'CAP-1/a pass',
    'MAP-1/b fail',
    'FLD-1/c pass',
  ])
})

test('a scenario whose situation did not occur does not pass', async () => {
  const silent = scene('CAP-1/a', async ({ sync }) => void (await sync()))
  expect(await verdictsOf([[silent, once('MAP-1/b')]])).toEqual(['CAP-1/a unknown', 'MAP-1/b pass'])
})

test('each scenario has its own chance, so that no two send the same message', async () => {
  const drawn: string[] = []
  const draws = (id: string): Scenario => scene(id, async ({ world }) => void drawn.push(world.chance.fork('m').hex(8)))
  await playGuardDay([[draws('CAP-1/a'), draws('MAP-1/b')]], counting(), openWorld)
  expect(new Set(drawn).size).toBe(2)
})

test('a sync that does not end well stops the scenarios that need a good end, and no others', async () => {
  const tries = scene('SEC-1/b', async ({ attempt, occurred }) => {
    await attempt()
    occurred()
  })
  expect(await verdictsOf([[once('CAP-1/a'), tries]], counting('try-again'))).toEqual([
    'CAP-1/a fail stopped: try-again',
    'SEC-1/b pass',
  ])
  // The work left undone is only a consequence.
  expect((await playGuardDay([[once('CAP-1/a'), tries]], counting('try-again'), openWorld)).others).toEqual([])
})

test('a mistake of the suite in one scenario does not affect or delay the others', async () => {
  const broken = scene('CAP-1/a', () => Promise.reject(new RangeError('ours')))
  expect(await verdictsOf([[broken, once('MAP-1/b', true)], [once('RES-1/c')]])).toEqual([
    'CAP-1/a error',
    'MAP-1/b fail',
    'RES-1/c pass',
  ])
})

test('a scenario that shares its morning and runs the connector twice is a mistake of the suite', async () => {
  const twice = scene('CAP-1/a', async ({ sync, occurred }) => {
    occurred()
    await sync()
    await sync()
  })
  expect(await verdictsOf([[twice, once('MAP-1/b')], [{ ...twice, id: 'CAP-1/alone' }]])).toEqual([
    'CAP-1/a error',
    'MAP-1/b pass',
    'CAP-1/alone pass',
  ])
})

const routes = [{ source: 'phone-archiver', network: 'WhatsApp' }] as const

/** A person gets a message, and the connector writes no import log. */
const neglected = (id: string, saysSo: boolean): Scenario =>
  scene(id, async ({ world, sync, occurred, fail }) => {
    const [person] = inventPeople({ chance: world.chance, count: 1, besides: world.people, routes })
    if (!person?.registration) throw new RangeError('no person was invented')
    const mailbox = directoryEntryFor(person, {})
    world.addToDirectory(mailbox)
    world.addPerson({ ...person, registration: { ...person.registration, userEmailAddress: mailbox.primaryAddress } })
    const at = new Date(world.clock.now().getTime() - 60_000)
    const { event } = world.capture({
      archiveMessageId: world.chance.hex(32),
      capturedBy: person.number,
      ...{ source: person.registration.source, network: person.registration.network, kind: 'text' },
      chat: { type: 'direct', chatId: 'chat' },
      eventTime: at,
      captureTime: at,
      participants: [{ number: person.number, name: 'Asha', role: 'sender' }],
      text: 'Hello.',
      attachments: [],
    })
    await sync()
    occurred()
    const place = { archiveMessageId: event.archiveMessageId, mailbox: mailbox.primaryAddress }
    if (saysSo) fail({ message: 'nothing came', acceptable: ['one copy'], seen: 'no copy', ...place })
  })

test('other findings of the audit are reported under their own requirements', async () => {
  const { guards, others } = await playGuardDay([[neglected('CAP-2/a', false)]], counting(), openWorld)
  expect(guards.flatMap(({ results }) => results)).toMatchObject([{ requirement: 'CAP-2', verdict: 'pass' }])
  expect(others.map(({ requirement, verdict }) => `${requirement} ${verdict}`)).toEqual(['MAP-2 fail', 'LOG-1 fail'])
})

test('an audit does not repeat the finding of a check about a copy, nor on a later morning', async () => {
  const { others } = await playGuardDay([[neglected('CAP-2/a', true)], [once('RES-1/b')]], counting(), openWorld)
  expect(others.map(({ requirement }) => requirement)).toEqual(['LOG-1'])
})

test('a world that does not open is a mistake of the suite in every scenario', async () => {
  const { guards } = await playGuardDay([[once('CAP-1/a')], [once('RES-1/c')]], counting(), () =>
    Promise.reject(new RangeError('no port')),
  )
  expect(guards.map(({ results }) => results[0]?.message)).toEqual(['RangeError: no port', 'RangeError: no port'])
})
