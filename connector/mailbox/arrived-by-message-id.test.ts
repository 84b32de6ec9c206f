import { expect, test } from 'vitest'
import type { Search } from './arrived-by-size.ts'
import { findArrivedItem } from './arrived-item.ts'
import type { LostImport } from './message-door.ts'

const lost: LostImport = {
  door: 'graph-messages',
  userId: 'user-1',
  mailboxId: 'MBX:1',
  folderId: 'folder-1',
  internetMessageId: "<o'clock@a>",
  sizeBytes: 512,
  fileCount: 2,
  begunAt: '2026-03-02T06:00:00.000Z',
}

/** A mailbox with messages of the Message-ID, each with so many files; one to a page. */
async function find(messages: Record<string, number>, known: string[] = []) {
  const ids = Object.keys(messages)
  const deleted: string[] = []
  const page = (place: number) => {
    const next = place + 1 < ids.length ? { '@odata.nextLink': String(place + 1) } : {}
    return { status: 200, headers: {}, json: { value: ids.slice(place, place + 1).map((id) => ({ id })), ...next } }
  }
  const graph: Search['graph'] = {
    get: async ({ path, query }) => {
      if (path.join('/') === 'users/user-1/messages') {
        expect(query?.['$filter']).toBe("internetMessageId eq '<o''clock@a>'")
        return page(0)
      }
      const files = Array.from({ length: messages[path[3] ?? ''] ?? 0 }, (_, place) => ({ id: `file-${place}` }))
      return { status: 200, headers: {}, json: { value: files } }
    },
    follow: async (link) => page(Number(link)),
    delete: async ({ path }) => {
      deleted.push(path.at(-1) ?? '')
      return { status: 204, headers: {}, json: undefined }
    },
  }
  const copies = { withoutRecord: async (some: readonly string[]) => some.filter((id) => !known.includes(id)) }
  return { found: await findArrivedItem(lost, { graph, copies }), deleted }
}

test('a message with all of its files is the one, on a later page too', async () => {
  expect(await find({ ours: 2 })).toEqual({ found: 'ours', deleted: [] })
  expect(await find({ other: 2, ours: 2 }, ['other'])).toEqual({ found: 'ours', deleted: [] })
})

test('one without all of them was broken off, and is deleted', async () => {
  expect(await find({ half: 1 })).toEqual({ found: undefined, deleted: ['half'] })
})

test('one that is on record is another copy, and stays', async () => {
  expect(await find({ known: 1 }, ['known'])).toEqual({ found: undefined, deleted: [] })
})
