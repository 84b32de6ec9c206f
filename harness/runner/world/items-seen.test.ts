import { expect, test } from 'vitest'
import { jsonResponse, type Operation, type WireServer } from '../../control/wire.ts'
import { withItemsSeen } from './items-seen.ts'

/** A site that serves this text as its page of items, and what was seen of it. */
async function seen(page: string) {
  const items: Operation = {
    ...{ name: 'items.list', method: 'GET', path: '/items' },
    respond: () => ({ ...jsonResponse(200, {}), body: page }),
  }
  const notFound = () => jsonResponse(404, {})
  const site: WireServer = {
    name: 'telemessage',
    operations: [items],
    actorOf: () => 'archive-admin',
    notFound,
    failed: notFound,
  }
  const pages: unknown[] = []
  const watched = withItemsSeen(site, { isWatched: () => true, see: (_account, each) => pages.push(each) })
  const url = new URL('https://site.example/items?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z')
  const answer = await watched.operations[0]?.respond({
    method: 'GET',
    url,
    params: {},
    headers: {},
    body: Buffer.alloc(0),
  })
  return { status: answer?.status, pages }
}

const named = { itemId: 'item-1', archiveMessageId: 'message-1', captureTime: '2026-03-10T06:00:00.000Z' }

test('sees the ids of the items, and how far in the window the last of them is', async () => {
  const { pages } = await seen(JSON.stringify({ items: [named], nextCursor: 'more' }))
  expect(pages).toEqual([{ items: [{ itemId: 'item-1', archiveMessageId: 'message-1' }], share: 0.25 }])
})

test.each([
  ['null', 'null'],
  ['a text', '"item"'],
  [
    'an array that is nested deeper than the stack, as an id',
    `{"itemId": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ],
])('a page with %s as a raw item is served, and its other items are seen', async (_what, raw) => {
  const { status, pages } = await seen(`{"items": [${JSON.stringify(named)}, ${raw}], "nextCursor": null}`)
  expect(status).toBe(200)
  expect(pages).toMatchObject([{ items: [{ itemId: 'item-1' }, {}], share: 1 }])
})
