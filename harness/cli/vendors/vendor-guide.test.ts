import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { connectorEnvironmentSchema, importLogRecordSchema } from '../../contract/index.ts'
import { passedAlways } from '../../runner/carriers/passed-environment.ts'

// Checks what docs/vendor-guide.md says, without typing its commands (`npm run test:vendors` types them).

const guide = await readFile(new URL('../../../docs/vendor-guide.md', import.meta.url), 'utf8')
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => match[1] ?? '')

/** What every variable has a value for. */
const environment = {
  MT_TELEMESSAGE_URL: 'https://localhost:1',
  MT_TELEMESSAGE_USERNAME: 'name',
  MT_TELEMESSAGE_PASSWORD: 'word',
  MT_GRAPH_URL: 'https://localhost:2',
  MT_LOGIN_URL: 'https://localhost:2',
  MT_TENANT_ID: 'tenant',
  MT_CLIENT_ID: 'client',
  MT_CLIENT_SECRET: 'secret',
  MT_NOW: '2026-03-03T00:00:00Z',
  MT_WINDOW_FROM: '2026-03-01T00:00:00.000Z',
  MT_WINDOW_TO: '2026-03-02T00:00:00.000Z',
  MT_ARCHIVER: 'signal',
  MT_AUTOMATIC_MAPPING: 'on',
  MT_MAPPING_FILE: 'mapping.csv',
  MT_DEFAULT_REGION: 'GB',
  MT_STAGING_URL: 'https://localhost:3',
  MT_STATE_DIR: 'state',
  MT_CA_FILE: 'ca.pem',
  MT_IMPORT_LOG: 'log.jsonl',
}

test('the table has exactly the variables that a connector gets', () => {
  const cells = [...guide.matchAll(/^\| (`MT_[^|]*) \|/gm)].flatMap((match) => match[1]?.match(/MT_[A-Z0-9_]+/g) ?? [])
  expect(cells.toSorted()).toEqual(Object.keys(environment).toSorted())
  // The schema is strict: it refuses a variable that the contract no longer has, and fails without a new required one.
  expect(connectorEnvironmentSchema.parse(environment)).toEqual(environment)
})

test('it names every variable that is passed on', () => {
  for (const name of passedAlways) expect(guide).toContain(`\`${name}\``)
})

test('the import log that it shows is one, and its counts are right', () => {
  const lines = blocks('json').flatMap((block) => block.split('\n').filter((line) => line.includes('"record"')))
  const records = lines.map((line) => importLogRecordSchema.parse(JSON.parse(line)))
  expect(records.map(({ record }) => record)).toEqual(['unmapped-user', 'failure', 'failure', 'summary'])
  const summary = records.find((record) => record.record === 'summary')
  expect(summary?.available).toBe(16)
  expect((summary?.imported ?? 0) + (summary?.partial ?? 0) + (summary?.skipped ?? 0) + (summary?.failed ?? 0)).toBe(16)
  expect(summary?.failed).toBe(records.filter(({ record }) => record === 'failure').length)
})

test('what the workflow runs are commands that are typed', () => {
  const typed = blocks('sh').map((block) => block.trim())
  const runs = [...(blocks('yaml')[0] ?? '').matchAll(/ run: (.+)$/gm)].map((match) => match[1])
  expect(runs).toHaveLength(4)
  expect([...typed, 'cat summary.md >> "$GITHUB_STEP_SUMMARY"']).toEqual(expect.arrayContaining(runs))
})
