import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSearched } from '../../m365/compliance/content-search/sample-searched.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { placesIn } from '../../stores/disk/places.ts'
import { openKeptState } from '../../stores/kept-state.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { stateFolderOf } from '../serve/serve-state.ts'
import { dataCommand } from './data-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

async function type(...words: string[]) {
  return typeWith({}, ...words)
}

async function typeWith(environment: Record<string, string>, ...words: string[]) {
  const { terminal, printed, exitCode } = sampleTerminal({ environment })
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

test('a container for a data base in the environment does not concern a folder that is named', async () => {
  const data = await damaged()
  const environment = { MT_STORE: 'postgres://mock@db.example/mock', MT_BODIES: 'https://account.example/container' }
  expect(await typeWith(environment, 'check', data)).toEqual(await type('check', data))
  await expect(type('check', data, '--bodies', 'https://account.example/container')).rejects.toThrow('--bodies is for')
})

test('the line about search.db says what it has, and a damaged one is removed by repair', async () => {
  const data = await folder.subfolder('data')
  const searched = async (): Promise<void> => {
    const state = await openKeptState(await openDiskStore(stateFolderOf(data)))
    const { put, found } = openSearched(state.tables)
    put({ subject: 'Lunch at noon' })
    expect(await found('lunch')).toContain('Lunch at noon')
    put({ subject: 'Dinner' })
    await state.close()
  }
  await searched()
  expect((await type('check', data)).text).toContain(
    '  search.db is sound: it has the words of 1 content; the next search reads 1 message more\n',
  )
  await writeFile(placesIn(stateFolderOf(data)).terms, 'no data base')
  const lost = 'lost: nothing: repair removes the file, and the next search makes it again from the messages\n'
  expect(await type('check', data)).toEqual({ text: expect.stringContaining(lost), exitCode: 1 })
  const { text, exitCode } = await type('repair', data)
  expect([text.split('\n').slice(3), exitCode]).toEqual([
    [
      'Removed: search.db. The next search makes it again.',
      expect.stringMatching(/^Now: .*: sound$/),
      '  search.db is not there: the next search makes it from the messages',
      '',
    ],
    0,
  ])
  await searched()
  const { index } = JSON.parse((await type('check', data, '--json')).text) as { index: object }
  expect(index).toEqual({ state: 'sound', contentCount: 2, unusedContentCount: 0, unreadMessageCount: 0 })
})

test.each(['check', 'repair'])('%s of a data base that nobody serves is refused without its password', async (act) => {
  const refused = await type(act, 'postgres://mock:secret@127.0.0.1:9/mock').catch(String)
  expect(refused).toContain('no server listens there')
  const [wrong, container] = ['mysql://mock:secret@db/mock', '--bodies=https://secret@x']
  expect(await type(act, wrong).catch(String)).toContain('must be like postgres://user@host:5432/database')
  const alone = await type(act, container).catch(String)
  expect(alone).toContain('--bodies is for the bodies of a data base')
  for (const said of [refused, await type(act, wrong).catch(String), alone]) expect(said).not.toContain('secret')
})
