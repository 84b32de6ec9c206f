import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ProvenConnector } from '../../runner/index.ts'
import { openRecording, type RecordingOptions } from './record-reds.ts'

const folder = await mkdtemp(join(tmpdir(), 'record-'))
afterAll(() => rm(folder, { recursive: true }))
const file = join(folder, 'also-red.json')
beforeEach(async () => {
  await rm(file, { force: true })
  await rm(`${file}.progress`, { force: true })
})

const open = (set: Partial<RecordingOptions> = {}) =>
  openRecording({ file, seed: 7, all: ['address-first', 'no-limit', 'twice'], whole: true, ...set })

function proven(id: string, red: string[], set: Partial<ProvenConnector> = {}): ProvenConnector {
  return { id, fault: 'It is.', mustRed: ['MAP-4'], mayRed: [], played: [], red, caught: true, why: '', ...set }
}

const recorded = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

test('the line of a connector has what turned red, without what must turn red', async () => {
  const { take } = await open()
  await Promise.all([take(proven('twice', ['MAP-4', 'LOG-4', 'FLD-4'])), take(proven('no-limit', ['MAP-4']))])
  expect(await recorded()).toEqual({ 'no-limit': '', twice: 'FLD-4 LOG-4' })
})

test('a record of some connectors leaves the lines of the others as they are', async () => {
  await writeFile(file, JSON.stringify({ 'address-first': 'kept by hand: MAP-7', 'no-limit': 'FLD-4' }))
  const { take, finish } = await open({ whole: false })
  await take(proven('no-limit', ['LIM-5', 'MAP-4']))
  await finish()
  expect(await recorded()).toEqual({ 'address-first': 'kept by hand: MAP-7', 'no-limit': 'LIM-5' })
})

test('the line of a connector that is gone goes', async () => {
  await writeFile(file, JSON.stringify({ 'no-more': 'FLD-4', 'no-limit': 'FLD-4' }))
  await (await open({ whole: false })).take(proven('twice', ['MAP-4']))
  expect(await recorded()).toEqual({ 'no-limit': 'FLD-4', twice: '' })
})

test('a connector that got away is not recorded', async () => {
  const { take } = await open()
  await take(proven('twice', ['LOG-4'], { caught: false, why: 'stayed green: MAP-4' }))
  await take(proven('no-limit', ['MAP-4']))
  expect(await recorded()).toEqual({ 'no-limit': '' })
})

test('a stopped recording continues after the connectors that it has', async () => {
  await (await open()).take(proven('twice', ['MAP-4']))
  const second = await open()
  expect([...second.done]).toEqual(['twice'])
  await second.take(proven('no-limit', ['MAP-4', 'FLD-4']))
  expect([...(await open()).done]).toEqual(['twice', 'no-limit'])
  await second.finish()
  expect([...(await open()).done]).toEqual([])
  expect(await recorded()).toEqual({ 'no-limit': 'FLD-4', twice: '' })
})

test('with another seed it begins at the beginning, and a record of some connectors does so always', async () => {
  await (await open()).take(proven('twice', ['MAP-4']))
  expect([...(await open({ seed: 8 })).done]).toEqual([])
  const partial = await open({ whole: false })
  expect([...partial.done]).toEqual([])
  await partial.finish()
  expect([...(await open()).done]).toEqual(['twice'])
})

test('a line that cannot be written stops no proof, and the next one brings it along', async () => {
  const { take, finish } = await open()
  await mkdir(file)
  await take(proven('twice', ['MAP-4']))
  expect(await finish()).toEqual([`record: cannot write ${file}: this is a folder; name a file in it`])
  await rm(file, { recursive: true })
  await take(proven('no-limit', ['MAP-4']))
  expect(await recorded()).toEqual({ 'no-limit': '', twice: '' })
  expect([...(await open()).done]).toEqual(['twice', 'no-limit'])
  expect(await finish()).toEqual([])
})

test.each([
  ['also-red.json', '{"no-limit": ["FLD-4"]}'],
  ['also-red.json.progress', '{"seed": 7}'],
])('a file that is not a record is refused by its name: %s', async (name, text) => {
  await writeFile(join(folder, name), text)
  await expect(open()).rejects.toMatchObject({ code: 'not-a-record', message: expect.stringContaining(name) })
})
