import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ConnectorEnvironment } from '#contract'
import type { ConnectorPort, SyncOutcome } from '../../harness/runner/index.ts'
import { createWatchedJournal } from '../../harness/runner/world/watched-journal.ts'
import { endingWithin, killedWhen, twiceAtOnce, withEnvironment } from './ways-to-run.ts'

// Goal: each special way to run a connector runs it in exactly this way, and reports its end truly.

const environment: ConnectorEnvironment = {
  MT_TELEMESSAGE_URL: 'https://site.example',
  MT_TELEMESSAGE_USERNAME: 'admin',
  MT_TELEMESSAGE_PASSWORD: 'secret',
  MT_GRAPH_URL: 'https://tenant.example',
  MT_LOGIN_URL: 'https://tenant.example',
  MT_TENANT_ID: 'tenant',
  MT_CLIENT_ID: 'client',
  MT_CLIENT_SECRET: 'secret',
  MT_NOW: '2026-03-11T00:00:00.000Z',
  MT_AUTOMATIC_MAPPING: 'on',
  MT_STATE_DIR: '/state',
  MT_IMPORT_LOG: '/import-log',
}

const ends = (status: SyncOutcome['status'], output?: string): SyncOutcome => ({ status, message: status, output })
const connectorThat = (sync: ConnectorPort['sync']): ConnectorPort => ({ name: 'sample', canBeKilled: true, sync })

test.each<[SyncOutcome['status'], SyncOutcome['status'], SyncOutcome['status']]>([
  ['done', 'done', 'done'],
  ['done', 'try-again', 'done'],
  ['try-again', 'done', 'done'],
  ['done', 'failed', 'failed'],
  ['failed', 'done', 'failed'],
  ['try-again', 'try-again', 'failed'],
])('of two runs at once that end %s and %s, the end is %s', async (first, second, together) => {
  const statuses = [first, second]
  const outcome = await twiceAtOnce(connectorThat(async () => ends(statuses.shift() ?? 'failed', 'said '))).sync(
    environment,
  )
  expect(outcome).toEqual({
    status: together,
    message: `${first}: ${first} | ${second}: ${second}`,
    output: 'said said ',
  })
})

test('two runs at once run side by side, share the state, and write a log each', async () => {
  const seen: ConnectorEnvironment[] = []
  let meet = (): void => expect.unreachable('nobody waits yet')
  const bothAreThere = new Promise<void>((resolve) => {
    meet = resolve
  })
  const waiting = connectorThat(async (given) => {
    if (seen.push(given) === 2) meet()
    await bothAreThere
    return ends('done')
  })
  await twiceAtOnce(waiting).sync(environment)
  expect(seen.map(({ MT_STATE_DIR }) => MT_STATE_DIR)).toEqual(['/state', '/state'])
  expect(seen.map(({ MT_IMPORT_LOG }) => MT_IMPORT_LOG)).toEqual(['/import-log', '/import-log.second'])
})

test('a connector is killed at the moment that is waited for, not before, and not once it has ended', async () => {
  const journal = createWatchedJournal()
  const happens = (operation: string): void =>
    journal.record({
      ...{ server: 'm365', operation, method: 'GET', path: '/', status: 200, requestBytes: 0, fault: undefined },
      ...{ at: new Date('2026-03-11T00:00:00.000Z'), actor: undefined },
    })
  const seen: boolean[] = []
  let kill: AbortSignal | undefined
  const working = connectorThat(async (_, control) => {
    kill = control?.kill
    for (const operation of ['users.get', 'messages.create']) {
      happens(operation)
      seen.push(kill?.aborted === true)
    }
    return ends('done')
  })
  await killedWhen(journal, ({ operation }) => operation === 'messages.create')(working).sync(environment)
  expect(seen).toEqual([false, true])
  await killedWhen(journal, ({ operation }) => operation === 'never')(working).sync(environment)
  happens('never')
  expect(kill?.aborted).toBe(false)
})

test('a connector that ends in time has its own end, and one that does not is over time', async () => {
  const quick = await endingWithin(60_000)(connectorThat(async () => ends('try-again', 'said'))).sync(environment)
  expect(quick).toEqual(ends('try-again', 'said'))
  const over = new AbortController()
  const hanging = connectorThat(async () => {
    await pause(60_000, undefined, { signal: over.signal }).catch(() => undefined)
    return ends('done')
  })
  expect(await endingWithin(20, () => 1)(hanging).sync(environment)).toEqual({
    status: 'failed',
    trouble: 'over-time',
    slowness: 1,
    message: 'the run had not ended after 0.02 s',
  })
  over.abort()
})

test('a connector that throws in time throws, and is not waited for', async () => {
  const broken = connectorThat(() => Promise.reject(new Error('broken')))
  await expect(endingWithin(60_000)(broken).sync(environment)).rejects.toThrow('broken')
})

test('what is changed of the environment is changed, and nothing else; a kill goes through', async () => {
  const control = { kill: new AbortController().signal }
  let seen: unknown[] = []
  const noting = connectorThat(async (...given) => {
    seen = given
    return ends('done')
  })
  await withEnvironment({ MT_TELEMESSAGE_PASSWORD: 'the old one' })(noting).sync(environment, control)
  expect(seen).toEqual([{ ...environment, MT_TELEMESSAGE_PASSWORD: 'the old one' }, control])
  expect(environment.MT_TELEMESSAGE_PASSWORD).toBe('secret')
})

test.each([
  ['twice at once', twiceAtOnce],
  ['killed', killedWhen(createWatchedJournal(), () => false)],
  ['within a time', endingWithin(1000)],
  ['in another environment', withEnvironment({})],
])('run %s, it is still the same connector', (_, way) => {
  expect(way(connectorThat(async () => ends('done')))).toMatchObject({ name: 'sample', canBeKilled: true })
})
