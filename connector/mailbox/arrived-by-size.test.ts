import { expect, test } from 'vitest'
import type { JsonAnswer } from '../http/caller.ts'
import { findBySize, type Search } from './arrived-by-size.ts'
import type { LostImport } from './message-door.ts'

const lost: LostImport = {
  door: 'import-session',
  userId: 'user-1',
  mailboxId: 'MBX:1',
  folderId: 'folder-1',
  internetMessageId: '<1@a>',
  sizeBytes: 512,
  fileCount: 0,
  begunAt: '2026-03-02T06:00:00.000Z',
}
const entry = (id: string, size = 512, createdDateTime: string | undefined = '2026-03-02T06:00:01.000Z') => ({
  id,
  size,
  createdDateTime,
})

function find(pages: object[][], known: string[] = [], status = 200) {
  const answer = (place: number): JsonAnswer => {
    const next = place + 1 < pages.length ? { '@odata.nextLink': String(place + 1) } : {}
    return { status, headers: {}, json: { value: pages[place] ?? [], ...next } }
  }
  const graph: Search['graph'] = {
    get: async ({ path }) => {
      expect(path.join('/')).toBe('admin/exchange/mailboxes/MBX:1/folders/folder-1/items')
      return answer(0)
    },
    follow: async (link) => answer(Number(link)),
    delete: () => expect.unreachable(),
  }
  const copies = { withoutRecord: async (ids: readonly string[]) => ids.filter((id) => !known.includes(id)) }
  return findBySize(lost, { graph, copies })
}

test('an item of the right size that nobody knows is the one', async () => {
  expect(await find([[entry('other', 511), entry('ours'), entry('another', 513)]])).toBe('ours')
})

test('it is found on a later page', async () => {
  expect(await find([[entry('a', 1)], [], [entry('ours')]])).toBe('ours')
})

test('an item that is on record is another copy', async () => {
  expect(await find([[entry('known')]], ['known'])).toBeUndefined()
  expect(await find([[entry('known'), entry('ours')]], ['known'])).toBe('ours')
})

test.each([
  ['2026-03-01T05:59:59.000Z', undefined],
  ['2026-03-01T06:00:00.000Z', 'item'],
  [undefined, 'item'],
])('an item made at %s: %s', async (created, expected) => {
  expect(await find([[{ id: 'item', size: 512, createdDateTime: created }]])).toBe(expected)
})

test('a folder that is gone holds nothing', async () => {
  expect(await find([], [], 404)).toBeUndefined()
})

test('a mailbox that refuses to be read is distinguished', async () => {
  await expect(find([], [], 403)).rejects.toMatchObject({ name: 'SkippableError' })
})
