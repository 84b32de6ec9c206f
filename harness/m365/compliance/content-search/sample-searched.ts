import { createVirtualClock } from '../../../control/clock.ts'
import { createChance } from '../../../control/seed.ts'
import { memoryTables, type StateTables } from '../../../control/state/state-tables.ts'
import { createDirectory, type Directory } from '../../directory/directory.ts'
import { deliveredMessage } from '../../mail/delivered-message.ts'
import { mailOfProperties } from '../../mail/mail.ts'
import { messageFormOf } from '../../mail/mail-form.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import { createMailboxStore, type MailboxStore } from '../../mailbox/mailbox-store.ts'
import type { Message } from '../../mailbox/message.ts'
import type { MailProperties } from '../../mailbox/message-properties.ts'
import type { WellKnownFolder } from '../../mailbox/well-known-folders.ts'
import { sampleEntry } from '../../sample-tenant.ts'
import { type ContentSearch, createContentSearch } from './content-search.ts'

/** What a test says about a message; everything else is as in an ordinary one. */
export interface SampleMessage {
  subject?: string
  text?: string
  html?: string
  /** `asha`, `asha@contoso.example`, or `Asha Patel <asha@contoso.example>`. */
  from?: string
  to?: readonly string[]
  cc?: readonly string[]
  bcc?: readonly string[]
  /** Names with content. A type is between them: `['a.txt', 'text/plain', 'words']`. */
  files?: readonly (readonly [name: string, contentType: string | undefined, content: string | Buffer])[]
  isInline?: boolean
  itemClass?: string
  importance?: MailProperties['importance']
  categories?: readonly string[]
  isRead?: boolean
  sent?: string | undefined
  received?: string | undefined
  folder?: WellKnownFolder
}

/** Mailboxes of asha and ben, who are in the directory, with a search over them. */
export interface Searched {
  directory: Directory
  mailboxes: MailboxStore
  search: ContentSearch
  mailbox(name: string): Mailbox
  /** Puts a message into the mailbox of a person, by default asha's. */
  put(message: SampleMessage, name?: string): Message
  /** The same for octets. */
  deliver(octets: string, name?: string): Message
  /** The subjects of the hits in all mailboxes. */
  found(query: string): Promise<string[]>
  /** Those of the partially indexed items that are no hits. */
  partial(query: string): Promise<string[]>
}

/** Opens them on a day in November 2026, with what the tables hold. */
export function openSearched(tables: StateTables = memoryTables): Searched {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const chance = createChance(11)
  const directory = createDirectory(chance.fork('directory'), tables.within('directory'))
  const mailboxes = createMailboxStore({
    ...{ tenantId: 'tenant', clock, chance, quotaBytes: 2 ** 40, tables: tables.within('mailboxes') },
    messageFormOf: tables.bodies && messageFormOf,
  })
  if (directory.objects().length === 0) {
    directory.add(sampleEntry('asha', { displayName: 'Asha Patel', aliases: ['a.patel@contoso.example'] }))
    directory.add(sampleEntry('ben', { displayName: 'Ben Ortiz' }))
  }
  for (const name of ['asha', 'ben']) mailboxes.provide(name)
  const search = createContentSearch(directory, tables.terms)
  const mailbox: Searched['mailbox'] = (name) => mailboxes.provide(name)
  const subjectsOf = async (items: readonly { message: Message }[]): Promise<string[]> =>
    Promise.all(items.map(async ({ message }) => (await message.mail.properties()).subject))
  return {
    ...{ directory, mailboxes, search, mailbox },
    put: (message, name = 'asha') => {
      const properties = propertiesOf(message, mailboxes)
      const { itemClass = 'IPM.Note', isRead = false, folder = 'inbox' } = message
      const times = { sentTime: timeOf(message, 'sent'), receivedTime: timeOf(message, 'received') }
      return mailbox(name).put(mailbox(name).folders.wellKnown(folder), {
        ...{ mail: mailOfProperties(properties, mailboxes.contents), itemClass, isDraft: false, isRead, ...times },
      })
    },
    deliver: (octets, name = 'asha') => {
      const message = deliveredMessage(Buffer.from(octets.replaceAll('\n', '\r\n')), 'IPM.Note', mailboxes.contents)
      return mailbox(name).put(mailbox(name).folders.wellKnown('inbox'), message)
    },
    found: async (query) => subjectsOf((await search.search(query, mailboxes.all())).hits),
    partial: async (query) => subjectsOf((await search.search(query, mailboxes.all())).partiallyIndexed),
  }
}

function timeOf(message: SampleMessage, which: 'sent' | 'received'): Date | undefined {
  const text = which in message ? message[which] : '2026-11-20T12:00:00Z'
  return text === undefined ? undefined : new Date(text)
}

function person(text: string) {
  const [, name = text, address = text.includes('@') ? text : `${text}@contoso.example`] =
    /^(.*?) *<(.*)>$/.exec(text) ?? []
  return { emailAddress: { name, address } }
}

function propertiesOf(message: SampleMessage, { contents }: MailboxStore): MailProperties {
  const { subject = '', text = '', html, from, to = [], cc = [], bcc = [], files = [], isInline = false } = message
  return {
    subject,
    body: html === undefined ? { contentType: 'text', content: text } : { contentType: 'html', content: html },
    bodyPreview: '',
    from: from === undefined ? undefined : person(from),
    sender: undefined,
    toRecipients: to.map(person),
    ccRecipients: cc.map(person),
    bccRecipients: bcc.map(person),
    replyTo: [],
    internetMessageId: '<sample@contoso.example>',
    sentTime: undefined,
    internetMessageHeaders: [{ name: 'X-Secret', value: 'headerword' }],
    importance: message.importance ?? 'normal',
    attachments: files.map(([name, contentType, content], index) => ({
      ...{ ordinal: index + 1, name, contentType, isInline, contentId: undefined, contentLocation: undefined },
      modifiedTime: undefined,
      content: contents.hold(Buffer.from(content)),
    })),
    categories: message.categories ?? [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: null,
    extendedProperties: new Map(),
  }
}
