import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { readHostileRows } from './hostile-row.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const row = (id: string): string => JSON.stringify({ id, what: 'an ordinary item', fates: [{ fate: 'archived' }] })

async function read(...lines: string[]) {
  const folder = await workFolder.subfolder('hostile')
  await writeFile(join(folder, 'shapes.jsonl'), lines.join('\n'))
  return readHostileRows(folder)
}

test('reads a row a line, and passes over empty ones', async () => {
  const rows = await read(row('first'), '', row('second'), '')
  expect(rows.map((one) => [one.file, one.row.id])).toEqual([
    ['shapes.jsonl', 'first'],
    ['shapes.jsonl', 'second'],
  ])
})

test.each([
  ['that is not JSON', '{"id": "cut', 'is not JSON: write one object on each line'],
  ['with a field too many', row('third').replace('{', '{"note":"",'), 'is not a valid row of hostile items'],
  ['of a failure without a reason', row('third').replace('archived', 'failed'), 'a failure has a reason'],
])('names file and line of a row %s, empty lines counted', async (_what, line, problem) => {
  const pending = read(row('first'), '', line)
  await expect(pending).rejects.toThrow('shapes.jsonl, line 3 ')
  await expect(pending).rejects.toThrow(problem)
})
