import type { DirectoryEntry } from '../../contract/index.ts'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { mailOfProperties } from '../mail/mail.ts'
import { createMailboxStore, type MailboxStore } from '../mailbox/mailbox-store.ts'
import type { Message, NewMessage } from '../mailbox/message.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { type Compliance, createCompliance } from './compliance.ts'
import { type RecoverablePlace, recoverableItems } from './recoverable-items/recoverable-items.ts'

const dayMs = 24 * 60 * 60 * 1000

const blank: MailProperties = {
  ...{ subject: '', bodyPreview: '', body: { contentType: 'text', content: '' } as const },
  ...{ from: undefined, sender: undefined, toRecipients: [], ccRecipients: [], bccRecipients: [], replyTo: [] },
  ...{ internetMessageId: '', sentTime: undefined, internetMessageHeaders: [], importance: 'normal' as const },
  ...{ attachments: [], categories: [], flag: { flagStatus: 'notFlagged' } as const },
  ...{ inferenceClassification: 'focused' as const, isReadReceiptRequested: false, isDeliveryReceiptRequested: false },
  extendedProperties: new Map(),
}

/** How the sample world reads a query: an item matches a word of its subject; `%` marks what could not be read. */
const words =
  (query: string) =>
  async ({ message }: { message: Message }) => {
    const { subject } = await message.mail.properties()
    if (subject.split(' ').includes(query)) return true
    return subject.includes('%') ? ('partially indexed' as const) : false
  }

/** Where an item is: `seen` by its owner, or a folder of Recoverable Items. */
type SamplePlace = 'seen' | RecoverablePlace

/** Mailboxes with holds and policies, without a tenant around them. */
export interface SampleKept {
  clock: VirtualClock
  compliance: Compliance
  mailboxes: MailboxStore
  /** A message with this Message-ID and subject, received so many days ago. */
  put(entryId: string, id: string, more?: { subject?: string; daysAgo?: number; isDraft?: boolean }): Message
  /** Gives the message another subject. */
  change(entryId: string, message: Message, subject: string): Promise<Message>
  softDelete(entryId: string, message: Message): Message
  /** Somebody leaves, or comes back. */
  becomes(entryId: string, mailbox: DirectoryEntry['mailbox']): void
  /** The calendar moves, and the assistant makes the passes that are due. */
  advanceDays(days: number): Promise<void>
  /** All that exists in a mailbox, as `id place`, in the order of the alphabet. */
  items(entryId: string): Promise<string[]>
}

/** Empty mailboxes without holds; it is 9 o'clock UTC on 2 March 2026. Nothing is too small for retention. */
export function openSampleKept(): SampleKept {
  const clock = createVirtualClock(new Date('2026-03-02T09:00:00Z'))
  const chance = createChance(7)
  const made = createCompliance({
    clock,
    chance: chance.fork('compliance'),
    matcherOf: words,
    tables: memoryTables,
    mailboxesWith: (preservation) =>
      createMailboxStore({ tenantId: 't', clock, chance: chance.fork('m'), quotaBytes: 1e12, preservation }),
  })
  const { compliance, mailboxes } = made
  compliance.settings.change({ retentionMailboxBytesMin: 0 })
  const mail = (internetMessageId: string, subject: string): NewMessage['mail'] =>
    mailOfProperties({ ...blank, internetMessageId, subject }, mailboxes.contents)
  return {
    clock,
    compliance,
    mailboxes,
    put: (entryId, id, more = {}) => {
      const { subject = id, daysAgo = 0, isDraft = false } = more
      const time = new Date(clock.now().getTime() - daysAgo * dayMs)
      const mailbox = mailboxes.provide(entryId)
      const folder = mailbox.folders.wellKnown('inbox')
      const itemClass = 'IPM.Note'
      return mailbox.put(folder, {
        ...{ mail: mail(id, subject), itemClass, isDraft, isRead: true, sentTime: time, receivedTime: time },
      })
    },
    change: async (entryId, message, subject) => {
      const before = await message.mail.properties()
      const after = { ...before, subject }
      return mailboxes
        .provide(entryId)
        .change(message, { mail: mail(before.internetMessageId, subject) }, { properties: { before, after } })
    },
    softDelete: (entryId, message) => {
      const mailbox = mailboxes.provide(entryId)
      return mailbox.move(message, mailbox.folders.recoverableNamed('Deletions'))
    },
    becomes: (entryId, mailbox) => {
      const before = mailbox === 'soft-deleted' ? 'active' : 'soft-deleted'
      compliance.requireRestorable(sampleEntry(entryId, { mailbox: before }), { mailbox })
      compliance.noteChange(sampleEntry(entryId, { mailbox: before }), sampleEntry(entryId, { mailbox }))
    },
    advanceDays: async (days) => {
      clock.advance(days * dayMs)
      await compliance.assistant.check()
    },
    items: async (entryId) => {
      const { folders } = mailboxes.provide(entryId)
      const recoverable = recoverableItems(folders)
      const hidden = new Set(recoverable.map(({ message }) => message))
      const seen = folders.all().flatMap(({ messages }) => [...messages.values()].filter((one) => !hidden.has(one)))
      const all: { place: SamplePlace; message: Message }[] = [
        ...seen.map((message) => ({ place: 'seen' as const, message })),
        ...recoverable,
      ]
      const named = all.map(async ({ place, message }) => {
        return `${(await message.mail.properties()).internetMessageId} ${place}`
      })
      return (await Promise.all(named)).sort()
    },
  }
}
