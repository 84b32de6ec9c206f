import { expect, test } from 'vitest'
import type { Operation, WireServer } from '../control/wire.ts'
import { openKeptState } from './kept-state.ts'
import { createMemoryStore } from './memory/memory-store.ts'
import { type RecordStore, StoreError } from './record-store.ts'

// Goal: what changes with each request is kept a moment later, and no answer of the servers waits for it.

async function setup(more: Partial<RecordStore> = {}) {
  const batches: string[][] = []
  let isFull = false
  const store: RecordStore = {
    ...createMemoryStore(),
    ...more,
    commit: async ({ changes, isLazy = false }) => {
      if (isFull) throw new StoreError('store-unavailable', 'the disk is full')
      batches.push([...changes.map(({ key, text }) => `${key} ${text}`), isLazy ? 'lazy' : 'synced'])
    },
  }
  const state = await openKeptState(store)
  const counts = state.tables.value('counts', () => 0)
  const settings = state.tables.value('settings', () => 0)
  await state.settled()
  batches.splice(0)
  let counted = 0
  state.tables.lazily?.(() => {
    if (counted !== counts.get()) counts.set(counted)
  })
  const fill = (full: boolean): void => {
    isFull = full
  }
  const operation: Operation = { name: 'get', method: 'GET', path: '/', respond: async () => answer }
  const [get] = state.durable({ ...server, operations: [operation] }).operations
  const statusOfGet = async (): Promise<number | undefined> => (await get?.respond(request))?.status
  return { state, batches, settings, fill, statusOfGet, count: () => (counted += 1) }
}

test('what is counted waits for the next call, and is not synced', async () => {
  const { state, batches, count, statusOfGet } = await setup()
  count()
  expect(await statusOfGet()).toBe(200)
  expect(batches).toEqual([])
  await state.settled()
  await state.settled()
  expect(batches).toEqual([['counts {"value":1}', 'lazy']])
})

test('beside what an answer waits for, it is synced as well', async () => {
  const { state, batches, settings, count } = await setup()
  settings.set(5)
  count()
  await state.settled()
  expect(batches).toEqual([['settings {"value":5}', 'counts {"value":1}', 'synced']])
  count()
  await state.settled()
  expect(batches.at(-1)).toEqual(['counts {"value":2}', 'lazy'])
})

test('what could not be kept is synced later, also if a count comes with it', async () => {
  const { state, batches, settings, count, fill } = await setup()
  fill(true)
  settings.set(5)
  await expect(state.settled()).rejects.toThrow('the disk is full')
  count()
  await expect(state.settled()).rejects.toThrow('the disk is full')
  fill(false)
  await state.settled()
  expect(batches).toEqual([['settings {"value":5}', 'counts {"value":1}', 'synced']])
})

test('where only a count cannot be kept, answers are given, and it is kept with what comes next', async () => {
  const { state, batches, settings, count, fill, statusOfGet } = await setup()
  fill(true)
  count()
  await expect(state.settled()).rejects.toThrow('the disk is full')
  const failing = expect(state.settled()).rejects.toThrow('the disk is full')
  expect([await statusOfGet(), await statusOfGet()]).toEqual([200, 200])
  await failing
  settings.set(5)
  expect([await statusOfGet(), await statusOfGet()]).toEqual([503, 503])
  fill(false)
  expect(await statusOfGet()).toBe(200)
  expect(batches).toEqual([['counts {"value":1}', 'settings {"value":5}', 'synced']])
})

test('where a count cannot be kept because the store is lost, no answer is given', async () => {
  let isLost = false
  const confirm = async (): Promise<void> => {
    if (isLost) throw new StoreError('store-unavailable', 'another process has it')
  }
  const { state, count, fill, statusOfGet } = await setup({ confirm })
  fill(true)
  count()
  await expect(state.settled()).rejects.toThrow('the disk is full')
  expect(await statusOfGet()).toBe(200)
  isLost = true
  expect(await statusOfGet()).toBe(503)
})

test('the end keeps what was counted', async () => {
  const { state, batches, count } = await setup()
  count()
  await state.close()
  expect(batches).toEqual([['counts {"value":1}', 'lazy']])
})

const answer = { status: 200, headers: {}, body: '' }
const request = {
  method: 'GET',
  url: new URL('http://server.example/'),
  params: {},
  headers: {},
  body: Buffer.alloc(0),
}
const server: WireServer = {
  name: 'sample',
  operations: [],
  actorOf: () => undefined,
  notFound: () => answer,
  failed: () => answer,
}
