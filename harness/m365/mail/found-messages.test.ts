import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../mailbox/message.ts'
import { type MailWorld, openMailWorld, submitted } from '../transport-cases/mail-world.ts'
import { type MessageRow, messageType, propertiesWithoutContent } from './message-type.ts'

const hour = (time: number): string => `2026-11-21T${String(time).padStart(2, '0')}:00:00Z`

const which = fc.nat(9)
/** What happens between two lists; `which` chooses a message among those that are there. */
const act = fc.oneof(
  fc.record({ kind: fc.constant('add'), time: fc.integer({ min: 0, max: 5 }), word: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constantFrom('move', 'remove', 'read'), which }),
  fc.record({ kind: fc.constant('rename'), which, word: fc.constantFrom('a', 'c') }),
  fc.record({ kind: fc.constantFrom('save', 'put back') }),
)
interface Act {
  kind: string
  time?: number
  word?: string
  which?: number
}

interface Listed extends Record<string, unknown> {
  id: string
}
const filters: Record<string, (message: Listed) => boolean> = {
  '': () => true,
  'isRead eq true': ({ isRead }) => isRead === true,
  'receivedDateTime ge 2026-11-21T02:00:00Z': ({ receivedDateTime }) => String(receivedDateTime) >= hour(2),
  "subject ne 'a'": ({ subject }) => subject !== 'a',
}
const orders = [
  ...['', 'receivedDateTime desc', 'receivedDateTime', 'ReceivedDateTime ASC,isRead desc', 'isRead,sentDateTime desc'],
  ...['subject', 'subject desc,receivedDateTime', 'lastModifiedDateTime desc', 'webLink', 'createdDateTime desc'],
]
const page = fc.record({
  folder: fc.constantFrom(undefined, 'inbox', 'archive'),
  order: fc.constantFrom(...orders),
  filter: fc.constantFrom(...Object.keys(filters)),
  select: fc.constantFrom('', 'id,isRead', 'id,receivedDateTime,subject', 'webLink,parentFolderId'),
  skip: fc.integer({ min: 0, max: 6 }),
  top: fc.integer({ min: 1, max: 6 }),
  immutable: fc.boolean(),
})
type Page = typeof page extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** Performs acts; a state that was saved is put back later. */
function performer({ tenant, room, create, patch, post, remove }: MailWorld): (step: Act) => Promise<void> {
  let putBack = tenant.save()
  return async ({ kind, time = 0, word = '', which: chosen = 0 }) => {
    room.clock.advance(1_000)
    const all = tenant.snapshot()[0]?.messages ?? []
    const id = all[chosen % Math.max(all.length, 1)]?.messageId ?? ''
    if (kind === 'save') putBack = tenant.save()
    else if (kind === 'put back') putBack()
    else if (kind === 'add') {
      const times = ['0x0E06', '0x0039'].map((tag) => ({ id: `SystemTime ${tag}`, value: hour(time) }))
      const message = { subject: word, singleValueExtendedProperties: [submitted, ...times] }
      await create(message, 'mailFolders/inbox/messages')
    } else if (id === '') return
    else if (kind === 'move') await post(`messages/${id}/move`, { destinationId: 'archive' })
    else if (kind === 'remove') await remove(`messages/${id}`)
    else await patch(id, kind === 'read' ? { isRead: true } : { subject: word })
  }
}

/** The messages of a folder or of all, latest first, each asked for by itself. */
async function oneByOne(
  { tenant, get }: MailWorld,
  { folder }: Page,
  headers: Record<string, string>,
): Promise<Listed[]> {
  const [{ folders = [], messages = [] } = {}] = tenant.snapshot()
  const folderId = folders.find(({ wellKnownName }) => wellKnownName === folder)?.folderId
  const latestFirst = messages
    .filter((message) => folder === undefined || message.folderId === folderId)
    .sort((a, b) => Number(b.receivedTime) - Number(a.receivedTime) || b.createdSequence - a.createdSequence)
  const answers: Listed[] = []
  for (const { messageId } of latestFirst) {
    const { '@odata.context': _, ...message } = (await get(`messages/${messageId}`, headers)).body
    answers.push(message)
  }
  return answers
}

function ordered(order: string, latestFirst: Listed[]): Listed[] {
  const keys = order.split(',').map((key) => {
    const [name = '', direction = 'asc'] = key.split(' ')
    return { name: `${name[0]?.toLowerCase()}${name.slice(1)}`, sign: /desc/i.test(direction) ? -1 : 1 }
  })
  return latestFirst.toSorted((a, b) => {
    for (const { name, sign } of keys) {
      const [left, right] = [String(a[name]), String(b[name])]
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  })
}

async function comparePage(world: MailWorld, asked: Page): Promise<void> {
  const { folder, order, filter, select, skip, top, immutable } = asked
  const query = new URLSearchParams({ $top: String(top), $skip: String(skip), $count: 'true' })
  for (const [name, value] of Object.entries({ $orderby: order, $filter: filter, $select: select })) {
    if (value !== '') query.set(name, value)
  }
  const headers: Record<string, string> = immutable ? { prefer: 'IdType="ImmutableId"' } : {}
  const list = folder === undefined ? 'messages' : `mailFolders/${folder}/messages`
  const { status, body } = await world.get(`${list}?${query}`, headers)
  const all = await oneByOne(world, asked, headers)
  const found = (order === '' ? all : ordered(order, all)).filter((message) => filters[filter]?.(message))
  const names = select === '' ? undefined : ['@odata.etag', 'id', ...select.split(',')]
  const shown = found
    .slice(skip, skip + top)
    .map((message) => Object.fromEntries(Object.entries(message).filter(([name]) => names?.includes(name) ?? true)))
  expect([status, body['@odata.count']]).toEqual([200, found.length])
  expect(JSON.stringify(body.value)).toBe(JSON.stringify(shown))
}

test('a page is the slice of the whole list, after adds, moves, deletions, changes and restored states, in every order', async () => {
  const world = await openMailWorld()
  const empty = world.tenant.save()
  const chapter = fc.tuple(fc.array(act, { minLength: 1, maxLength: 3 }), page, page)
  await fc.assert(
    fc
      .asyncProperty(fc.array(chapter, { minLength: 4, maxLength: 8 }), async (chapters) => {
        const perform = performer(world)
        for (const time of [1, 4, 2, 2]) await perform({ kind: 'add', time, word: 'b' })
        for (const [acts, first, second] of chapters) {
          for (const step of acts) await perform(step)
          await comparePage(world, first)
          await comparePage(world, second)
        }
      })
      .afterEach(empty),
    { numRuns: 8 },
  )
})

test('an order by what names a message is another one for a client that prefers immutable ids', async () => {
  const { create, get, post } = await openMailWorld()
  const first = await create()
  for (let count = 0; count < 5; count += 1) await create()
  // Ids are drawn in order, so that both orders are one until a message is moved, which changes one of its ids.
  await post(`messages/${first.id}/move`, { destinationId: 'archive' })
  for (const headers of [{}, { prefer: 'IdType="ImmutableId"' }]) {
    const links: string[] = (await get('messages?$orderby=webLink', headers)).body.value.map(
      ({ webLink }: { webLink: string }) => webLink,
    )
    expect(links).toEqual(links.toSorted())
  }
})

test('exactly the properties that are listed as such are read without the content of a message', () => {
  const contentRead = new Error('the content was read')
  const row = {
    ...({ id: 'AAMk' } as MessageRow),
    message: { createdTime: new Date(0), modifiedTime: new Date(0), createdSequence: 1, isDraft: false } as Message,
    get properties(): never {
      throw contentRead
    },
  }
  const free = Object.entries(messageType.properties).filter(([, { read }]) => {
    try {
      read(row)
      return true
    } catch (error) {
      if (error !== contentRead) throw error
      return false
    }
  })
  expect(free.map(([name]) => name).toSorted()).toEqual([...propertiesWithoutContent].toSorted())
})
