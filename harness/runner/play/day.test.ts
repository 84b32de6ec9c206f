import { writeFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import type { ConnectorPort } from '../world/connector-port.ts'
import { type Declared, referenceDeclared, undeclared } from '../world/declared.ts'
import { openWorlds } from '../world/open-world.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { type Day, playDay } from './day.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** A day on which nothing happened. */
const day: Day = {
  id: 'the-day',
  title: 'an empty day',
  people: [],
  directory: [],
  events: [],
  to: new Date('2026-03-11T00:00:00.000Z'),
}

const summary = {
  record: 'summary',
  schemaVersion: 1,
  completedAt: '2026-03-11T00:00:00.000Z',
  windowFrom: '2026-03-10T00:00:00.000Z',
  windowTo: '2026-03-11T00:00:00.000Z',
  ...{ itemsFromSource: 0, available: 0, imported: 0, partial: 0, skipped: 0, failed: 0 },
  message: 'No items ingested on 03/10/2026.',
}
const silent: ConnectorPort = { name: 'silent', sync: async () => ({ status: 'done', message: '' }) }
const logging: ConnectorPort = {
  name: 'logging',
  sync: async ({ MT_IMPORT_LOG }) => {
    await writeFile(MT_IMPORT_LOG, JSON.stringify(summary))
    return { status: 'done', message: '' }
  },
}

type Case = [what: string, connector: ConnectorPort, declared: Declared, verdicts: string[]]

test.each([
  ['a log that is written', logging, undeclared, ['LOG-1 pass', 'LOG-4 pass']],
  ['no log, without a declaration', silent, undeclared, []],
  ['a log, but a declaration without one', logging, { ...referenceDeclared, capabilities: [] }, []],
  ['no log, but a declaration with one', silent, referenceDeclared, ['LOG-1 fail']],
] satisfies Case[])('a day with %s', async (_, connector, declared, verdicts) => {
  const openWorld = await openWorlds({ seed: 7, workFolder, declared })
  const world = await openWorld(day.id, day.to)
  const { results } = await playDay({ day, connector, world, strict: true, watch: () => {} }).finally(world.close)
  expect(results.map(({ requirement, verdict }) => `${requirement} ${verdict}`)).toEqual(verdicts)
})

test('the duration of a day is on one of its results, on that of the daily run if there is one', async () => {
  const failing: ConnectorPort = { name: 'failing', sync: async () => ({ status: 'failed', message: 'no way' }) }
  const openWorld = await openWorlds({ seed: 7, workFolder, declared: undeclared })
  for (const [connector, requirement] of [
    [logging, 'LOG-1'],
    [failing, 'DAY-1'],
  ] as const) {
    const world = await openWorld(day.id, day.to)
    const { results } = await playDay({ day, connector, world, strict: true, watch: () => {} }).finally(world.close)
    const timed = results.filter(({ durationMs = 0 }) => durationMs > 0)
    expect(timed.map((result) => result.requirement)).toEqual([requirement])
  }
})

test('a connector that does not finish the day has failed it, and nothing else is judged', async () => {
  const failing: ConnectorPort = {
    name: 'failing',
    sync: async () => ({ status: 'failed', message: 'no way', output: 'its output' }),
  }
  const world = await (await openWorlds({ seed: 7, workFolder }))(day.id, day.to)
  const played = await playDay({ day, connector: failing, world, strict: false, watch: () => {} }).finally(world.close)
  expect(played).toMatchObject({
    results: [
      {
        requirement: 'DAY-1',
        verdict: 'fail',
        findings: [{ acceptable: ['done'], seen: 'failed: no way' }],
        connectorOutput: 'its output',
      },
    ],
  })
  expect(played.ledger).toBeUndefined()
})
