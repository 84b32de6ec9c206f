import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
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
  const open = async () => {
    // Two messages on a page, and one page in memory.
    const { tables, settled } = await openKeptState(store, { recentValuesMax: 1, pageLength: 22, pagesInMemory: 1 })
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
  const fill = async (mailbox: Mailbox, count: number): Promise<void> => {
    for (let number = 0; number < count; number += 1) {
      const octets = Buffer.from(`From: a@b.example\r\nSubject: ${number}\r\n\r\ntext`)
      mailbox.put(mailbox.folders.wellKnown('inbox'), deliveredMessage(octets, 'IPM.Note', contents))
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
  return { ...opened, fill, tablesLeft, countAtNextStart }
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
