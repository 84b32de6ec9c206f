import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import { type OpenWorld, openWorlds } from '../world/open-world.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { playScenario } from './play-scenario.ts'
import type { Scenario } from './scenario.ts'

// Goal: scenarios about failures can run a connector in other ways, and can judge what the oracle cannot.

const workFolder = await createWorkFolder()
let openWorld: OpenWorld
beforeAll(async () => {
  openWorld = await openWorlds({ seed: 7, workFolder })
})
afterAll(() => workFolder.remove())

function play(status: SyncOutcome['status'], scene: Scenario['play'], changes: Partial<Scenario & ConnectorPort> = {}) {
  const { kills, canBeKilled } = changes
  const connector: ConnectorPort = { name: 'sample', canBeKilled, sync: async () => ({ status, message: 'as it is' }) }
  const scenario: Scenario = { id: 'RES-9/sample', requirement: 'RES-9', title: 'is tried', kills, play: scene }
  return playScenario({ scenario, connector, strict: true, openWorld: () => openWorld('attempts') })
}

test.each(['done', 'try-again', 'failed'] as const)('an attempt continues after the end "%s"', async (status) => {
  const { results, stoppedAs } = await play(status, async ({ attempt, occurred, judgesItself }) => {
    judgesItself(() => true)
    const { outcome, audit } = await attempt()
    expect([outcome.status, audit.observed]).toEqual([status, []])
    occurred()
  })
  expect([results.map(({ verdict }) => verdict), stoppedAs]).toEqual([['pass'], undefined])
})

test('an attempt can be made in another way', async () => {
  const { results } = await play('failed', async ({ attempt, occurred, judgesItself }) => {
    judgesItself(() => true)
    const { outcome } = await attempt((port) => ({ ...port, sync: async () => ({ status: 'done', message: '' }) }))
    if (outcome.status === 'done') occurred()
  })
  expect(results).toMatchObject([{ verdict: 'pass' }])
})

test('findings that a scenario judges itself are taken out; others are kept', async () => {
  const scene =
    (left: string): Scenario['play'] =>
    async ({ attempt, occurred, judgesItself }) => {
      judgesItself(({ requirement }) => requirement === left)
      await attempt()
      occurred()
    }
  // A connector without an import log breaks LOG-1, which the reference connector declares.
  const kept = await play('done', scene('MAP-1'))
  expect(kept.results.map(({ requirement, verdict }) => [requirement, verdict])).toEqual([
    ['RES-9', 'pass'],
    ['LOG-1', 'fail'],
  ])
  expect((await play('done', scene('LOG-1'))).results).toMatchObject([{ requirement: 'RES-9', verdict: 'pass' }])
})

test.each([
  [undefined, 'inapplicable'],
  [true, 'pass'],
])('a scenario that kills, with a connector that can be killed: %s', async (canBeKilled, verdict) => {
  const { results } = await play('done', async ({ occurred }) => occurred(), { kills: true, canBeKilled })
  expect(results).toMatchObject([{ verdict }])
})

test('a world reports each request, its secrets, and what arrives at a bystander', async () => {
  const world = await openWorld('attempts')
  const bystander = await world.bystander()
  try {
    const seen: string[] = []
    const stop = world.watch(({ operation }) => seen.push(operation))
    const login = { method: 'POST', path: '/archive/v1/login', status: 401, requestBytes: 2, fault: undefined }
    const request = { server: 'telemessage', operation: 'login', actor: undefined, at: world.clock.now(), ...login }
    world.journal.record(request)
    stop()
    world.journal.record(request)
    expect([seen, world.journal.total(), world.secrets().length]).toEqual([['login'], 2, 2])
    expect([await world.bystander(), bystander.received]).toEqual([bystander, []])
  } finally {
    await world.close()
  }
})
