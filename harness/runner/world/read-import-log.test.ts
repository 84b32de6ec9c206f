import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readImportLog } from './read-import-log.ts'
import { createWorkFolder } from './work-folder.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

const unmapped = { record: 'unmapped-user', sourceUserId: '12025550101' }
async function read(text: string): Promise<unknown> {
  const path = join(await folder.subfolder('log'), 'log.jsonl')
  await writeFile(path, text)
  return readImportLog(path)
}

test('reads records line by line, also with blank lines and CRLF', async () => {
  expect(await read(`${JSON.stringify(unmapped)}\r\n\r\n${JSON.stringify(unmapped)}\n`)).toEqual({
    state: 'read',
    records: [unmapped, unmapped],
  })
})

test.each([
  ['is not JSON', `${JSON.stringify(unmapped)}\n{"record":\n`, 2],
  ['unmapped-user', '{"record":"gossip"}\n', 1],
  ['sourceUserId', '{"record":"unmapped-user"}\n', 1],
])('reports the problem and its line: %s', async (problem, text, lineNumber) => {
  expect(await read(text)).toMatchObject({ state: 'unreadable', lineNumber, problem: expect.stringContaining(problem) })
})

test('says that there is no log', async () => {
  expect(await readImportLog(join(folder.path, 'nowhere'))).toEqual({ state: 'absent' })
})
