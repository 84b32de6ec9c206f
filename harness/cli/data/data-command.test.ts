import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { stateFolderOf } from '../serve/serve-state.ts'
import { dataCommand } from './data-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

async function type(...words: string[]) {
  const { terminal, printed, exitCode } = sampleTerminal()
  await dataCommand(terminal).parseAsync(words, { from: 'user' })
  return { text: printed(), exitCode: exitCode() }
}

const bytes = Buffer.alloc(100_000, 'large')
const digest = '5e8c6a9a'.padEnd(64, '0')

async function damaged(): Promise<string> {
  const data = await folder.subfolder('data')
  const store = await openDiskStore(stateFolderOf(data))
  const changes = [{ table: 'files', key: 'a', text: `{"sha256":"${digest}"}` }]
  // The bytes are not those of the digest, as if the disk had changed them.
  await store.commit({ changes, bodies: [{ digest, bytes }] })
  await store.close()
  return data
}

test('check names what is damaged and what is lost, and ends with 1', async () => {
  const data = await damaged()
  const { text, exitCode } = await type('check', data)
  expect(exitCode).toBe(1)
  expect(text).toContain('1 record, 1 body with 100,000 bytes: 1 finding\n')
  expect(text).toContain('its bytes are not those of its digest; lost: the content of data.db: files, a\n')
  const inJson = JSON.parse((await type('check', data, '--json')).text) as { findings: object[] }
  expect(inJson.findings).toHaveLength(1)
  expect(Object.keys(inJson.findings[0] ?? {})).toEqual(['kind', 'place', 'problem', 'lost'])
})

test('repair takes it out, says where it is kept, and ends with 0', async () => {
  const data = await damaged()
  const { text, exitCode } = await type('repair', data)
  expect(exitCode).toBe(0)
  expect(text).toContain('Taken out and kept in ')
  expect(text).toContain('0 records, 0 bodies with 0 bytes: sound\n')
  const [removed = ''] = await readdir(join(stateFolderOf(data), 'removed'))
  expect(await readdir(join(stateFolderOf(data), 'removed', removed))).toEqual([digest, 'records.jsonl'])
  expect((await type('check', data)).exitCode).toBe(0)
})

test('a folder without data, and one in use, are refused with what would be right', async () => {
  await expect(type('check', join(folder.path, 'nothing'))).rejects.toThrow('this is not the data folder of a serve')
  const data = await damaged()
  const store = await openDiskStore(stateFolderOf(data))
  await expect(type('repair', data)).rejects.toThrow('is in use by another process; stop the other one')
  await store.close()
  await rm(data, { recursive: true })
})

test.each(['check', 'repair'])(
  '%s of a data base is refused without its address, with what would be right',
  async (act) => {
    const refused = await type(act, 'postgres://mock:secret@db.example/mock').catch(String)
    expect(refused).toContain('check a data base with pg_amcheck')
    expect(refused).not.toContain('secret')
  },
)
