import { writeFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { defaultReadings } from '../../catalogue/index.ts'
import type { SummaryRecord } from '../../contract/index.ts'
import { playScenario } from '../play/play-scenario.ts'
import { playable } from '../play/playable.ts'
import type { Scenario } from '../play/scenario.ts'
import type { ConnectorPort } from './connector-port.ts'
import { type Declared, judgeable, referenceDeclared, undeclared } from './declared.ts'
import { openWorlds } from './open-world.ts'
import { createWorkFolder } from './work-folder.ts'

// Goal: the suite judges only what is declared, and assumes no other declaration.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const scenario = (id: string, changes: Partial<Scenario> = {}): Scenario => ({
  id,
  requirement: id.split('/')[0] ?? '',
  title: 'a sample',
  play: async (playing) => {
    await playing.sync()
    playing.occurred()
    if (!playing.declares('importLog')) playing.fail({ message: 'no log', acceptable: ['a log'], seen: 'none' })
  },
  ...changes,
})

const summary: SummaryRecord = {
  record: 'summary',
  schemaVersion: 1,
  completedAt: '2026-03-11T00:00:00.000Z',
  windowFrom: '2026-03-10T00:00:00.000Z',
  windowTo: '2026-03-11T00:00:00.000Z',
  itemsFromSource: 0,
  available: 0,
  imported: 0,
  partial: 0,
  skipped: 0,
  failed: 0,
  message: 'No items ingested on 03/10/2026.',
}

const idle: ConnectorPort = { name: 'idle', sync: async () => ({ status: 'done', message: '' }) }
const logging: ConnectorPort = {
  name: 'logging',
  sync: async ({ MT_IMPORT_LOG }) => {
    await writeFile(MT_IMPORT_LOG, `${JSON.stringify(summary)}\n`)
    return { status: 'done', message: '' }
  },
}
const stopping: ConnectorPort = { name: 'stopping', sync: async () => ({ status: 'failed', message: 'no' }) }

async function verdicts(connector: ConnectorPort, declared: Declared, played: Scenario): Promise<string[]> {
  const openWorld = await openWorlds({ seed: 7, workFolder, declared })
  const open = () => openWorld(played.id)
  const { results } = await playScenario({ scenario: played, connector, strict: true, openWorld: open })
  return results.map(({ requirement, verdict }) => `${requirement} ${verdict}`)
}

test('a log that is not declared is judged where it is written, and nowhere else', async () => {
  expect(await verdicts(logging, undeclared, scenario('LOG-1/sample'))).toEqual(['LOG-1 pass'])
  expect(await verdicts(idle, undeclared, scenario('LOG-1/sample'))).toEqual(['LOG-1 inapplicable'])
})

test('a log that is declared but not written is a failure', async () => {
  expect(await verdicts(idle, referenceDeclared, scenario('LOG-1/sample'))).toEqual(['LOG-1 fail'])
})

test('without a log, a scenario that needs it says nothing about another requirement', async () => {
  const needsLog = scenario('MAP-6/sample', { needs: 'importLog' })
  expect(await verdicts(idle, undeclared, needsLog)).toEqual([])
  expect(await verdicts(logging, undeclared, needsLog)).toEqual(['MAP-6 pass'])
})

test('a connector that stops has failed, with or without a log', async () => {
  expect(await verdicts(stopping, undeclared, scenario('LOG-1/sample'))).toEqual(['LOG-1 fail'])
})

const literal: Declared = {
  ...referenceDeclared,
  capabilities: ['importLog', 'itemClass', 'backfill'],
  readings: { ...defaultReadings, 'window.catchUp': 'exactly-24-hours', 'folder.parent': 'inbox' },
}
const all = [
  scenario('DAY-5/sample'),
  scenario('FLD-1/everywhere'),
  scenario('FLD-1/in-the-inbox', { under: { 'folder.parent': 'inbox' } }),
  scenario('FLD-1/beside-it', { under: { 'folder.parent': 'mailbox-root' } }),
  scenario('STG-1/sample'),
  scenario('MAP-6/sample', { needs: 'importLog' }),
]
const ids = (declared: Declared): string[] => playable(all, [], declared).map(({ id }) => id)

test('only scenarios that fit the declaration are played', () => {
  expect(ids(referenceDeclared)).toEqual([
    ...['DAY-5/sample', 'FLD-1/everywhere', 'FLD-1/beside-it', 'STG-1/sample', 'MAP-6/sample'],
  ])
  expect(ids(literal)).toEqual(['FLD-1/everywhere', 'FLD-1/in-the-inbox', 'MAP-6/sample'])
  expect(ids({ ...literal, capabilities: ['staging: azure-blob'] })).toEqual([
    ...['FLD-1/everywhere', 'FLD-1/in-the-inbox', 'STG-1/sample'],
  ])
  expect(ids(undeclared)).toContain('MAP-6/sample')
})

test('a scenario that was requested by name but cannot be played is reported with the reason', () => {
  const inbox = all.filter(({ id }) => id === 'FLD-1/in-the-inbox')
  expect(() => playable(inbox, ['FLD-1/in-the-inbox'], referenceDeclared)).toThrow(
    'FLD-1/in-the-inbox is not played here: it is only played under folder.parent: inbox; declare that in conformance.json',
  )
  const staging = all.filter(({ id }) => id === 'STG-1/sample')
  expect(() => playable(staging, ['STG-1/sample'], undeclared)).toThrow('"staging: azure-blob" is not declared')
  // A requested requirement has its own line in the report, with the reason.
  expect(playable(staging, ['STG'], undeclared)).toEqual([])
})

test('staging that is declared but has no storage is not judged, and the reason is reported', () => {
  const without = judgeable(referenceDeclared, false)
  expect(ids(without)).not.toContain('STG-1/sample')
  const staging = all.filter(({ id }) => id === 'STG-1/sample')
  expect(() => playable(staging, ['STG-1/sample'], without)).toThrow(
    '"staging: azure-blob" is declared, but cannot be judged without storage: npm install azurite @azure/storage-blob',
  )
  expect(judgeable(referenceDeclared, true)).toBe(referenceDeclared)
  expect(judgeable(undeclared, false)).toBe(undeclared)
})
