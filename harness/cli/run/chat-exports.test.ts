import { readdir } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { createWorkFolder, run } from '../../runner/index.ts'
import { chatExportDay } from './chat-export-day.ts'

// Every layout of an export is archived completely: from WhatsApp's file to the mailboxes, judged copy by copy.

const exportsFolder = new URL('../../../fixtures/chat-exports/', import.meta.url).pathname
const layouts = (await readdir(exportsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test.each(layouts.map(({ name }) => name))('%s is archived without a fault', async (layout) => {
  const fileName = (await readdir(`${exportsFolder}${layout}`)).find((name) => /\.(txt|zip)$/.test(name))
  const { day, leftLines, dispose } = await chatExportDay({
    file: `${exportsFolder}${layout}/${fileName}`,
    timeZone: 'Europe/Berlin',
    peopleFile: `${exportsFolder}people.csv`,
    seed: 7,
  })
  const report = await run({
    seed: 7,
    connector: referenceConnector,
    scenarios: [],
    filters: [],
    day,
    leftLines,
    strict: true,
    replayCommand: '',
    replayScenarioCommand: '',
    workFolder,
    watch: () => {},
  }).finally(dispose)
  expect(report.results.filter(({ verdict }) => ['fail', 'error', 'unknown'].includes(verdict))).toEqual([])
  expect(Object.values(report.ledger?.faults ?? { none: 'no ledger' })).toEqual([0, 0, 0, 0, 0, 0])
  expect(report.ledger?.items).toBeGreaterThan(0)
})
