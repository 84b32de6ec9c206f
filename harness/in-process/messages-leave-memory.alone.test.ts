import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import { deliveredMessage } from '../m365/mail/delivered-message.ts'
import { messageFormOf } from '../m365/mail/mail-form.ts'
import { StoredMessage } from '../m365/mailbox/kept/stored-message.ts'
import type { Mailbox } from '../m365/mailbox/mailbox.ts'
import { createMailboxStore } from '../m365/mailbox/mailbox-store.ts'
import type { Message } from '../m365/mailbox/message.ts'
import { messagesInOrder } from '../m365/mailbox/message-order.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { openKeptState } from '../stores/kept-state.ts'

// Goal: a message that nobody has is not in memory, and who has one has what it was.

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Two messages on a page, and one page in memory. */
const inMemory = { recentValuesMax: 1, pageLength: 22, pagesInMemory: 1 }

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'leave-memory-'))
  const store = await openDiskStore(folder)
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const open = async () => {
    const { tables, settled } = await openKeptState(store, inMemory)
    const mailboxes = createMailboxStore({
      tenantId: 'tenant',
      clock: createVirtualClock(new Date('2026-03-02T09:00:00.000Z')),
      chance: createChance(7),
      ...{ quotaBytes: 1e9, tables, messageFormOf },
    })
    const mailbox = mailboxes.provide('asha')
    return { mailboxes, mailbox, inbox: mailbox.folders.wellKnown('inbox'), settled }
  }
  return { ...(await open()), open }
}

const octets = (number: number): Buffer =>
  Buffer.from(
    `From: a@b.example\r\nDate: Mon, 02 Mar 2026 08:00:${String(number).padStart(2, '0')} +0000\r\nSubject: ${number}\r\n\r\ntext`,
  )

/** More than there are in three groups of objects; the group that was used last stays in memory. */
const count = 50
const moreCount = 4

/** Puts messages into the inbox; returns their ids. */
async function fill({ mailboxes, mailbox, inbox, settled }: Awaited<ReturnType<typeof setup>>): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, number) => {
    const delivered = deliveredMessage(octets(number), 'IPM.Note', mailboxes.contents)
    const sentTime = new Date(Date.UTC(2026, 2, 1, 8, 0, number) + 250)
    return mailbox.put(inbox, { ...delivered, sentTime, isRead: number % 3 === 0 }).messageId
  })
  await settled()
  // They are packed when others come.
  for (let more = 0; more < moreCount; more += 1) {
    mailbox.put(inbox, deliveredMessage(octets(count + more), 'IPM.Note', mailboxes.contents))
  }
  await settled()
  return ids
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function has(mailbox: Mailbox, messageId: string): Message {
  const message = mailbox.message(messageId)
  if (message === undefined) throw new Error('a message is gone')
  return message
}

test('a message that nobody has leaves memory, and is the same when it is asked for again', async () => {
  const parts = await setup()
  const ids = await fill(parts)
  const { mailbox } = parts
  const seen = (): WeakRef<Message>[] => ids.map((id) => new WeakRef(has(mailbox, id)))
  const shown = () =>
    ids.map((id) => {
      const { messageId, arrived, changed, isRead, isDraft, sentTime, receivedTime, itemClass, createdSequence } = has(
        mailbox,
        id,
      )
      return { messageId, arrived, changed, isRead, isDraft, sentTime, receivedTime, itemClass, createdSequence }
    })
  const [before, refs] = [shown(), seen()]
  await nextTurn()
  collect()
  expect(refs.slice(0, 32).filter((ref) => ref.deref() !== undefined)).toEqual([])
  expect(shown()).toEqual(before)
  expect(before.map(({ sentTime }) => sentTime?.getTime())).toEqual(
    ids.map((_, number) => Date.UTC(2026, 2, 1, 8, 0, number) + 250),
  )
})

test('who has a message has what it was, after it changed and after it was deleted', async () => {
  const parts = await setup()
  const { mailbox, settled } = parts
  const [changed = '', deleted = ''] = await fill(parts)
  await nextTurn()
  collect()
  const [one, other] = [has(mailbox, changed), has(mailbox, deleted)]
  const keys = [one.changeKey, other.changeKey]
  const now = mailbox.change(one, { isRead: false })
  mailbox.erase(other)
  await settled()
  await nextTurn()
  collect()
  expect([one.changeKey, other.changeKey]).toEqual(keys)
  expect([one.isRead, has(mailbox, changed).isRead]).toEqual([true, false])
  expect(has(mailbox, changed)).toBe(now)
  expect(mailbox.message(deleted)).toBeUndefined()
})

test('the number that a search gave to a content stays with the message', async () => {
  const parts = await setup()
  const [id = '', ...others] = await fill(parts)
  const { mailbox } = parts
  const stored = (): StoredMessage => {
    const message = has(mailbox, id)
    if (message instanceof StoredMessage) return message
    throw new Error('a message is not in the store')
  }
  stored().contentNumber = 7
  // Those that were used last stay in memory.
  for (const other of others) has(mailbox, other)
  await nextTurn()
  collect()
  expect(stored().contentNumber).toBe(7)
})

test('lists of messages that are not in memory are in their order, and have what is still there', async () => {
  const parts = await setup()
  const ids = await fill(parts)
  const { mailbox, inbox } = parts
  const archive = mailbox.folders.wellKnown('archive')
  const [moved, second = ''] = ids
  mailbox.move(has(mailbox, moved ?? ''), archive)
  await nextTurn()
  collect()
  const idsIn = (messages: readonly Message[]): string[] => messages.map(({ messageId }) => messageId)
  const list = messagesInOrder([inbox])
  const latest = [...inbox.messages.values()].reverse()
  expect(idsIn(list.slice())).toEqual(idsIn(latest))
  expect(idsIn(list.slice(2, 3))).toEqual(idsIn(latest.slice(2, 3)))
  const both = messagesInOrder([inbox, archive])
  expect(both.length).toBe(count + moreCount)
  expect(both.slice().map(({ createdSequence }) => createdSequence)).toEqual(
    Array.from({ length: count + moreCount }, (_, at) => count + moreCount - at),
  )
  expect(both.slice(count + moreCount - 1).map(({ folderId }) => folderId)).toEqual([archive.folderId])
  const oldestFirst = { name: 'oldest first', sorted: (messages: readonly Message[]) => messages.toReversed() }
  expect(idsIn(messagesInOrder([inbox], oldestFirst).slice(0, 1))).toEqual([second])
  const kept = messagesInOrder([inbox])
  mailbox.erase(has(mailbox, second))
  expect(idsIn(kept.slice())).toEqual(idsIn(latest).slice(0, -1))
})

test('what an undone change brought back is in its place after the next start', async () => {
  const parts = await setup()
  const ids = await fill(parts)
  const { mailboxes, mailbox, settled, open } = parts
  const putBack = mailboxes.save()
  for (const id of ids.slice(3, 9)) mailbox.erase(has(mailbox, id))
  await settled()
  putBack()
  await settled()
  const { inbox } = await open()
  expect(Array.from(inbox.messages.values(), ({ messageId }) => messageId).slice(0, count)).toEqual(ids)
  expect(inbox.messages.size).toBe(count + moreCount)
  expect(inbox.unreadCount).toBe([...inbox.messages.values()].filter(({ isRead }) => !isRead).length)
})
