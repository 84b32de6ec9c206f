import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createVirtualClock } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import { deliveredMessage } from '../m365/mail/delivered-message.ts'
import { mailOfProperties } from '../m365/mail/mail.ts'
import { messageFormOf } from '../m365/mail/mail-form.ts'
import { messageBytes } from '../m365/mailbox/kept/stored-message.ts'
import type { Mailbox } from '../m365/mailbox/mailbox.ts'
import { mailboxOwner } from '../m365/mailbox/mailbox-owner.ts'
import { createMailboxStore, type MailboxStore } from '../m365/mailbox/mailbox-store.ts'
import { fieldsOf } from '../m365/mailbox/message.ts'
import { visibleFolders } from '../m365/mailbox/visible-folders.ts'
import { openDiskStore } from '../stores/disk/disk-store.ts'
import { openKeptState } from '../stores/kept-state.ts'
import type { InMemory } from '../stores/kept-tables.ts'
import { createMemoryStore } from '../stores/memory/memory-store.ts'
import type { RecordStore } from '../stores/record-store.ts'

// Goal: mailboxes that were made again from a store are those that were there.

interface Opened {
  mailboxes: MailboxStore
  settled(): Promise<void>
}

/** Opens the mailboxes of a store; `inMemory`: what is in memory besides, if the store can be read at any time. */
async function open(store: RecordStore, start: number, inMemory?: InMemory): Promise<Opened> {
  const { tables, settled } = await openKeptState(store, inMemory)
  const mailboxes = createMailboxStore({
    tenantId: 'tenant',
    clock: createVirtualClock(new Date('2026-03-02T09:00:00.000Z')),
    chance: createChance(7).fork(`start ${start}`),
    ...{ quotaBytes: 1e9, tables, messageFormOf },
  })
  return { mailboxes, settled }
}

/** A saved state, and what was in it. */
interface Saved {
  putBack(): void
  before: Contents[]
}

interface Contents {
  latest: number
  mailboxId: string
}

/** All that a mailbox has: its folders, and their messages in their order, with content. */
async function contentsOf(mailbox: Mailbox): Promise<Contents> {
  const folders = await Promise.all(
    mailbox.folders.all().map(async ({ messages, ...folder }) => {
      const listed = await Promise.all(
        [...messages.values()].map(async (one) => {
          const { mail, ...message } = fieldsOf(one)
          return {
            ...message,
            properties: await mail.properties(),
            content: mail.content().bytes.toString('latin1'),
            sizeBytes: messageBytes(one),
            isFound: mailbox.message(one.messageId) === one || mailbox.folders.isOutOfReach(one.folderId),
            isFoundForEver: mailbox.message(one.immutableId)?.immutableId === one.immutableId,
          }
        }),
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

/** A place for a store, and how much of it is in memory at once; undefined: all. */
const places = {
  'in memory': { create: async () => createMemoryStore(), inMemory: undefined },
  'on the disk, with hardly any messages in memory': {
    create: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mailboxes-'))
      const store = await openDiskStore(folder)
      onTestFinished(async () => {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      })
      return store
    },
    // A message on a page.
    inMemory: { recentValuesMax: 1, pageLength: 11, pagesInMemory: 1 },
  },
}

test.for(Object.entries(places))('after any history, at any point, %s', { timeout: 120_000 }, async ([, place]) => {
  const { create, inMemory } = place
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(acts, fc.nat(9), fc.nat(3), fc.boolean()), { minLength: 5, maxLength: 20, size: 'max' }),
      async (history) => {
        const store = await create()
        let start = 1
        let { mailboxes, settled } = await open(store, start, inMemory)
        let saved: Saved[] = []
        mailboxes.provide('asha')
        for (const [act, step, which, isKept] of history) {
          act(mailboxes.provide('asha'), mailboxes)
          if (isKept) await settled()
          if (step === 0) saved.push({ putBack: mailboxes.save(), before: await allContents(mailboxes) })
          // Any of the saved states, also one of a time that was undone.
          const one = oneOf(saved, which)
          if (step === 1 && one !== undefined) await expectPutBack(one, mailboxes)
          if (step === 2) mailboxes.provide('ben')
          if (step === 3) {
            const before = await allContents(mailboxes)
            await settled()
            start += 1
            ;({ mailboxes, settled } = await open(store, start, inMemory))
            saved = []
            expect(await allContents(mailboxes)).toEqual(before)
          }
        }
        const before = await allContents(mailboxes)
        await settled()
        expect(await allContents((await open(store, start + 1, inMemory)).mailboxes)).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
})

function allContents(mailboxes: MailboxStore): Promise<Contents[]> {
  return Promise.all(mailboxes.all().map(contentsOf))
}

async function expectPutBack(saved: Saved, mailboxes: MailboxStore): Promise<void> {
  saved.putBack()
  expect(await allContents(mailboxes)).toEqual(latestIgnored(saved.before))
}

/** The number of the latest change is never used once more, also if the change is undone. */
function latestIgnored(contents: readonly Contents[]): unknown[] {
  return contents.map((one) => ({ ...one, latest: expect.any(Number) }))
}
