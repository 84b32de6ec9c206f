import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import type { Scratch } from '../control/state/packed/pages.ts'
import { deliveredMessage } from '../m365/mail/delivered-message.ts'
import { messageFormOf } from '../m365/mail/mail-form.ts'
import type { Mailbox } from '../m365/mailbox/mailbox.ts'
import { createMailboxStore } from '../m365/mailbox/mailbox-store.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { openKeptState } from '../stores/kept-state.ts'

// Goal: a mailbox that a restored state does not have leaves nothing behind, and one that it has is as it was.

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'mailboxes-reset-'))
  const store = await openDiskStore(folder)
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  /** How far the file of rows was written, in bytes. */
  let rowsUntil = 0
  const scratch: Scratch = {
    write: (atBytes, numbers) => {
      rowsUntil = Math.max(rowsUntil, atBytes + numbers.byteLength)
      if (store.scratch === undefined) throw new Error('a store on the disk has no file for rows')
      return store.scratch.write(atBytes, numbers)
    },
  }
  const open = async () => {
    // Two messages on a page, and one page in memory.
    const { tables, settled } = await openKeptState(
      { ...store, scratch },
      { recentValuesMax: 1, pageLength: 22, pagesInMemory: 1 },
    )
    const mailboxes = createMailboxStore({
      tenantId: 'tenant',
      clock: createVirtualClock(new Date('2026-03-02T09:00:00.000Z')),
      chance: createChance(7),
      ...{ quotaBytes: 1e9, tables, messageFormOf },
    })
    return { mailboxes, settled }
  }
  const opened = await open()
  const { contents } = opened.mailboxes
  const fill = async (mailbox: Mailbox, count: number, folder = mailbox.folders.wellKnown('inbox')): Promise<void> => {
    for (let number = 0; number < count; number += 1) {
      const octets = Buffer.from(`From: a@b.example\r\nSubject: ${number}\r\n\r\ntext`)
      mailbox.put(folder, deliveredMessage(octets, 'IPM.Note', contents))
    }
    await opened.settled()
  }
  /** The tables of mailboxes that the store has records of. */
  const tablesLeft = async (): Promise<string[]> => {
    const left = new Set<string>()
    for await (const { table } of store.records()) if (table.startsWith('MBX:')) left.add(table)
    return [...left]
  }
  /** How many messages the inbox has after the next start. */
  const countAtNextStart = async (): Promise<number | undefined> => {
    const { mailboxes } = await open()
    return mailboxes.byEntry('asha')?.folders.wellKnown('inbox').messages.size
  }
  return { ...opened, fill, rowsUntil: () => rowsUntil, tablesLeft, countAtNextStart }
}

test('a mailbox that went leaves nothing in the store, and the next one with its name is empty', async () => {
  const { mailboxes, settled, fill, tablesLeft, countAtNextStart } = await setup()
  const putBackEmpty = mailboxes.save()
  await fill(mailboxes.provide('asha'), 7)
  putBackEmpty()
  await settled()
  expect(await tablesLeft()).toEqual([])
  mailboxes.provide('asha')
  await settled()
  expect(await countAtNextStart()).toBe(0)
})

test('of two mailboxes with one name, only the one that is put back is kept, and it can go again', async () => {
  const { mailboxes, settled, fill, tablesLeft, countAtNextStart } = await setup()
  const putBackEmpty = mailboxes.save()
  const first = mailboxes.provide('asha')
  await fill(first, 5)
  const putBackFirst = mailboxes.save()
  putBackEmpty()
  await fill(mailboxes.provide('asha'), 9)
  putBackFirst()
  await settled()
  expect(mailboxes.byEntry('asha')).toBe(first)
  expect(Array.from(first.folders.wellKnown('inbox').messages.values(), ({ messageId }) => messageId).length).toBe(5)
  expect(await countAtNextStart()).toBe(5)
  putBackEmpty()
  await settled()
  expect(await tablesLeft()).toEqual([])
})

test('a mailbox that was away is as it was, also after messages came that nobody has', async () => {
  const { mailboxes, settled, fill, countAtNextStart } = await setup()
  const putBackEmpty = mailboxes.save()
  const mailbox = mailboxes.provide('asha')
  await fill(mailbox, 11)
  const putBack = mailboxes.save()
  await fill(mailbox, 60)
  putBackEmpty()
  await settled()
  putBack()
  await settled()
  const { messages } = mailbox.folders.wellKnown('inbox')
  expect(Array.from(messages.values(), ({ messageId }) => messageId).length).toBe(11)
  expect(await countAtNextStart()).toBe(11)
})

test('folders that went leave no rows behind, and come back with their messages', async () => {
  const { mailboxes, settled, fill, rowsUntil } = await setup()
  const mailbox = mailboxes.provide('asha')
  const putBackBefore = mailboxes.save()
  const inbox = mailbox.folders.wellKnown('inbox')
  const reached: number[] = []
  for (let time = 0; time < 4; time += 1) {
    const folder = mailbox.folders.add({ displayName: 'Later', type: 'IPF.Note' }, inbox.folderId)
    for (const count of [20, 2]) await fill(mailbox, count, folder)
    reached.push(rowsUntil())
    const putBackAll = mailboxes.save()
    putBackBefore()
    await settled()
    if (time < 3) continue
    putBackAll()
    expect(Array.from(folder.messages.values(), ({ messageId }) => messageId).length).toBe(22)
  }
  // The first time, one page more stayed in memory.
  expect(reached[3]).toBe(reached[1])
})

test('mailboxes that went leave no rows behind', async () => {
  const { mailboxes, settled, fill, rowsUntil } = await setup()
  const putBackEmpty = mailboxes.save()
  const reached: number[] = []
  for (let time = 0; time < 4; time += 1) {
    const mailbox = mailboxes.provide('asha')
    for (const count of [20, 2]) await fill(mailbox, count)
    reached.push(rowsUntil())
    putBackEmpty()
    await settled()
  }
  // The first time, one page more stayed in memory.
  expect(reached[3]).toBe(reached[1])
})
