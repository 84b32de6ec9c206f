import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { scenarios } from '../../../scenarios/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { readBaseline } from './baseline-file.ts'
import { syntheticDay } from './synthetic-day.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

async function read(text: string): Promise<unknown> {
  const path = join(await folder.subfolder('baseline'), 'baseline.json')
  await writeFile(path, text)
  return readBaseline(path)
}
const listing = (...knownFailures: unknown[]) => JSON.stringify({ schemaVersion: 1, knownFailures })

test('accepts requirements and scenarios, each with a reason', async () => {
  const [scenario] = scenarios
  const entries = [
    { requirement: 'RES-1', reason: 'ARCH-12' },
    { requirement: 'MAP-14', scenario: scenario?.id, reason: 'ARCH-13' },
    { requirement: 'CNV-5', scenario: (await syntheticDay({ seed: 1, itemCount: 1 })).id, reason: 'ARCH-14' },
    { requirement: 'CNV-5', scenario: 'the-chat-export', reason: 'ARCH-14' },
  ]
  expect(await read(`\ufeff${listing(...entries)}`)).toEqual(entries)
  expect(await read(listing())).toEqual([])
})

test.each([
  ['{ "schemaVersion": 1,\n  "knownFailures": [] "x" }', 'baseline.json, line 2, column 23: this is not JSON: '],
  ['', 'baseline.json: this is not JSON: '],
  ['[]', 'baseline.json: Invalid input: expected object'],
  ['{ "schemaVersion": 2, "knownFailures": [] }', 'schemaVersion: Invalid input: expected 1'],
  ['{ "schemaVersion": 1 }', 'knownFailures: Invalid input'],
  ['{ "schemaVersion": 1, "knownFailures": [], "when": 1 }', 'Unrecognized key: "when"'],
  [listing({ requirement: 'RES-1' }), 'knownFailures[0].reason: Invalid input'],
  [listing({ requirement: 'RES-1', reason: ' ' }), 'knownFailures[0].reason: this text is empty'],
  [listing({ requirement: 'RES-1', resaon: 'x', reason: 'x' }), 'knownFailures[0]: Unrecognized key: "resaon"'],
  [
    listing({ requirement: 'RES-1', reason: 'x' }, { requirement: 'RES-99', reason: 'x' }),
    'knownFailures[1].requirement: the catalogue has no requirement "RES-99"',
  ],
  [listing({ requirement: 'SIT-1', reason: 'x' }), 'knownFailures[0].requirement: SIT-1 is about this mock'],
  [
    listing({ requirement: 'RES-1', scenario: 'RES-1/nowhere', reason: 'x' }),
    'knownFailures[0].scenario: there is no scenario "RES-1/nowhere"',
  ],
  [
    listing({ requirement: 'RES-1', reason: 'x' }, { requirement: 'RES-1', scenario: 'the-day', reason: 'y' }),
    'knownFailures[1]: knownFailures[0] already lists RES-1; keep one of the two',
  ],
])('refuses %s', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'bad-baseline', message: expect.stringContaining(message) })
})

test('a file that is not there is said so', async () => {
  await expect(readBaseline('nowhere.json')).rejects.toMatchObject({ code: 'ENOENT', path: 'nowhere.json' })
})
