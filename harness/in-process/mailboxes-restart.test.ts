import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import { deliveredMessage } from '../m365/mail/delivered-message.ts'
import { mailOfProperties } from '../m365/mail/mail.ts'
import { messageFormOf } from '../m365/mail/mail-form.ts'
import type { Mailbox } from '../m365/mailbox/mailbox.ts'
import { mailboxOwner } from '../m365/mailbox/mailbox-owner.ts'
import { createMailboxStore, type MailboxStore } from '../m365/mailbox/mailbox-store.ts'
import { visibleFolders } from '../m365/mailbox/visible-folders.ts'
import { createCommits } from '../stores/commits.ts'
import { heldRecords, keptTables } from '../stores/kept-tables.ts'
import { createMemoryStore } from '../stores/memory/memory-store.ts'
import type { RecordStore } from '../stores/record-store.ts'

// Goal: mailboxes that were made again from a store are those that were there.

interface Opened {
  mailboxes: MailboxStore
  settled(): Promise<void>
}

async function open(store: RecordStore, start: number): Promise<Opened> {
  const commits = createCommits(store)
  const mailboxes = createMailboxStore({
    tenantId: 'tenant',
    clock: createVirtualClock(new Date('2026-03-02T09:00:00.000Z')),
    chance: createChance(7).fork(`start ${start}`),
    quotaBytes: 1e9,
    tables: keptTables(await heldRecords(store), commits),
    messageFormOf,
  })
  return { mailboxes, settled: commits.settled }
}

/** All that a mailbox has: its folders, and their messages in their order, with content. */
async function contentsOf(mailbox: Mailbox): Promise<unknown> {
  const folders = await Promise.all(
    mailbox.folders.all().map(async ({ messages, ...folder }) => {
      const listed = await Promise.all(
        [...messages.values()].map(async ({ mail, ...message }) => ({
          ...message,
          properties: await mail.properties(),
          content: mail.content().bytes.toString('latin1'),
          sizeBytes: mail.sizeBytes,
        })),
      )
      return { ...folder, messages: listed }
    }),
  )
  return {
    ...{ mailboxId: mailbox.mailboxId, folders, usedBytes: mailbox.usedBytes() },
    ...{ latest: mailbox.changes.latest(), removals: mailbox.removals.after(0) },
  }
}

type Act = (mailbox: Mailbox, mailboxes: MailboxStore) => void

const octets = (subject: string, text: string): Buffer =>
  Buffer.from(`From: a@b.example\r\nDate: Mon, 02 Mar 2026 08:00:00 +0000\r\nSubject: ${subject}\r\n\r\n${text}`)

const messagesIn = (mailbox: Mailbox) => mailbox.folders.all().flatMap((folder) => [...folder.messages.values()])

function oneOf<T>(values: readonly T[], at: number): T | undefined {
  return values[at % Math.max(values.length, 1)]
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.nat(3)).map(
    ([text, at]): Act =>
      (mailbox, { contents }) => {
        const folder = oneOf(mailbox.folders.all(), at)
        if (folder) mailbox.put(folder, deliveredMessage(octets('note', text), 'IPM.Note', contents))
      },
  ),
  fc.nat(5).map(
    (at): Act =>
      (mailbox, { contents }) => {
        const content = contents.hold(Buffer.from(`file ${at}`))
        const properties = {
          ...{ subject: 'written', body: { contentType: 'text', content: 'text' } as const, bodyPreview: 'text' },
          ...{ from: undefined, sender: undefined, toRecipients: [], ccRecipients: [], bccRecipients: [], replyTo: [] },
          ...{
            internetMessageId: '<a@b>',
            sentTime: undefined,
            internetMessageHeaders: [],
            importance: 'normal' as const,
          },
          attachments: [
            {
              ...{ ordinal: 1, name: 'a.txt', contentType: 'text/plain', isInline: false, contentId: undefined },
              ...{ contentLocation: undefined, modifiedTime: undefined, content },
            },
          ],
          ...{
            categories: ['red'],
            flag: { flagStatus: 'notFlagged' as const },
            inferenceClassification: 'focused' as const,
          },
          ...{ isReadReceiptRequested: false, isDeliveryReceiptRequested: null },
          extendedProperties: new Map([['x', { id: 'String 0x1', value: 'v' }]]),
        }
        const mail = mailOfProperties(properties, contents)
        const times = { sentTime: undefined, receivedTime: undefined }
        mailbox.put(mailbox.folders.wellKnown('drafts'), {
          mail,
          itemClass: 'IPM.Note',
          isDraft: true,
          isRead: true,
          ...times,
        })
      },
  ),
  fc.nat(20).map(
    (at): Act =>
      (mailbox) => {
        const message = oneOf(messagesIn(mailbox), at)
        if (message) mailbox.change(message, { isRead: !message.isRead })
      },
  ),
  fc.tuple(fc.nat(20), fc.nat(20)).map(
    ([at, to]): Act =>
      (mailbox) => {
        const [message, folder] = [oneOf(messagesIn(mailbox), at), oneOf(mailbox.folders.all(), to)]
        if (message && folder && !mailbox.folders.isOutOfReach(message.folderId)) mailbox.move(message, folder)
      },
  ),
  fc.tuple(fc.nat(20), fc.constantFrom('a', 'b', 'c')).map(
    ([at, name]): Act =>
      (mailbox) => {
        const parent = oneOf(mailbox.folders.all(), at)
        if (parent && mailbox.folders.childNamed(parent.folderId, name) === undefined) {
          mailbox.folders.add({ displayName: name, type: 'IPF.Note' }, parent.folderId)
        }
      },
  ),
  fc.nat(20).map(
    (at): Act =>
      (mailbox, { contents }) => {
        const owner = mailboxOwner(mailbox, (bytes) => deliveredMessage(bytes, 'IPM.Note', contents))
        const own = visibleFolders(mailbox)
          .map(({ folder }) => folder)
          .filter(({ wellKnownName, type }) => wellKnownName === undefined && type === 'IPF.Note')
        const folder = oneOf(own, at)
        if (folder) owner.deleteFolder(folder.folderId)
      },
  ),
  fc.constant<Act>((mailbox) => mailbox.setQuota({ quotaBytes: 5e8 })),
)

test('after any history, at any point', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 9 })), { maxLength: 20 }), async (history) => {
      const store = createMemoryStore()
      let start = 1
      let { mailboxes, settled } = await open(store, start)
      let putBack: (() => void) | undefined
      mailboxes.provide('asha')
      for (const [act, step] of history) {
        act(mailboxes.provide('asha'), mailboxes)
        if (step === 0) putBack = mailboxes.save()
        if (step === 1) putBack?.()
        if (step === 2) mailboxes.provide('ben')
        if (step === 3) {
          const before = await Promise.all(mailboxes.all().map(contentsOf))
          await settled()
          start += 1
          ;({ mailboxes, settled } = await open(store, start))
          putBack = undefined
          expect(await Promise.all(mailboxes.all().map(contentsOf))).toEqual(before)
        }
      }
      const before = await Promise.all(mailboxes.all().map(contentsOf))
      await settled()
      expect(await Promise.all((await open(store, start + 1)).mailboxes.all().map(contentsOf))).toEqual(before)
    }),
    { numRuns: 40 },
  )
})
