import { deepStrictEqual } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { defaultReadings } from '../../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry, SummaryRecord } from '../../contract/index.ts'
import type { FolderSnapshot, MailboxSnapshot, MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import type { Person } from '../../synth/person.ts'
import { defaultArchiver } from '../archivers.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import { type Audit, audit } from './audit.ts'
import { auditMailboxes } from './audit-mailboxes.ts'
import { occurrencesIn } from './occurrences.ts'

// For the tests of the oracle only. Mailboxes, messages and logs are made by hand, without the site, the tenant or a
// connector. The builders have defaults on purpose: a test sets only the values that it is about.

/** When the connector runs. */
export const now: Date = new Date('2026-03-11T00:00:00.000Z')
/** When the message of the tests was sent. */
export const at: Date = new Date('2026-03-10T06:07:08.000Z')
/** The content of its attachment. */
export const bytes: Buffer = Buffer.from('the file')
const digest = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

const person = (personId: string, number: string, userEmailAddress?: string): Person => ({
  personId,
  firstName: personId,
  lastName: 'Rao',
  number,
  registration: userEmailAddress ? { userEmailAddress, source: 'phone-archiver', network: 'WhatsApp' } : undefined,
})
export const asha: Person = person('Asha', '12025550101', 'asha@contoso.example')
export const ben: Person = person('Ben', '12025550102', 'ben@contoso.example')
export const zoe: Person = person('Zoe', '12025550103')

export const entry = (address: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  entryId: address,
  kind: 'user',
  displayName: address,
  userPrincipalName: address,
  primaryAddress: address,
  aliases: [],
  mailbox: 'active',
  accountEnabled: true,
  ...changes,
})

export function captured(changes: Partial<CaptureEvent> = {}, itemId = 'item-1'): Capture {
  const event: CaptureEvent = {
    archiveMessageId: 'M1',
    capturedBy: asha.number,
    source: 'phone-archiver',
    network: 'WhatsApp',
    kind: 'document',
    chat: { type: 'direct', chatId: 'c' },
    eventTime: at,
    captureTime: at,
    participants: [
      { number: asha.number, name: 'Asha Rao', role: 'sender' },
      { number: ben.number, name: 'Ben Rao', role: 'recipient' },
      { number: zoe.number, name: 'Zoe Rao', role: 'recipient' },
    ],
    text: 'See the file.',
    attachments: [
      {
        attachmentId: 'a1',
        fileName: 'file.pdf',
        contentType: 'application/pdf',
        content: { sizeBytes: bytes.length, sha256: digest(bytes), open: () => Readable.from([bytes]) },
      },
    ],
    ...changes,
  }
  return {
    event,
    item: {
      ...event,
      itemId,
      direction: 'outgoing',
      eventTime: event.eventTime.toISOString(),
      captureTime: event.captureTime.toISOString(),
      subject: 'WhatsApp Message From 12025550101 to Three',
      attachments: event.attachments.map(({ content, ...attachment }) => ({
        ...attachment,
        sizeBytes: content.sizeBytes,
        sha256: content.sha256,
      })),
      deletion: undefined,
    },
  }
}

/** A correct message. A test replaces the part that it is about. */
export const rightMail: string = [
  'From: Asha Rao 12025550101 <asha@contoso.example>',
  'To: Ben Rao 12025550102 <ben@contoso.example>, Zoe Rao 12025550103 <12025550103@none.invalid>',
  'Subject: WhatsApp Message From 12025550101 to Three',
  'Date: Tue, 10 Mar 2026 06:07:08 +0000',
  'Message-ID: <m1@archive.example>',
  'X-TELEMESSAGE-ArchiveMessageID: M1',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'See the file.',
  '--b',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename=file.pdf',
  'Content-Transfer-Encoding: base64',
  '',
  bytes.toString('base64'),
  '--b--',
  '',
].join('\r\n')

const root: FolderSnapshot = { folderId: 'root', displayName: 'Top', wellKnownName: 'msgfolderroot', path: [] }
export const inbox: FolderSnapshot = {
  folderId: 'inbox',
  displayName: 'Inbox',
  parentFolderId: 'root',
  wellKnownName: 'inbox',
  path: ['Inbox'],
}
export const archiver = (name = 'WhatsApp Archiver', parent: FolderSnapshot = root): FolderSnapshot => ({
  folderId: `made-${name}-${parent.folderId}`,
  displayName: name,
  parentFolderId: parent.folderId,
  path: [...parent.path, name],
})

let created = 0
export function stored(changes: Partial<MessageSnapshot> & { mail?: string } = {}): MessageSnapshot {
  created += 1
  const { mail = rightMail, ...rest } = changes
  const content = Buffer.from(mail)
  return {
    messageId: `message-${created}`,
    folderId: archiver().folderId,
    content,
    contentSha256: digest(content),
    itemClass: 'IPM.ExternalData.WhatsAppArchiver',
    isDraft: false,
    sentTime: at,
    receivedTime: at,
    createdSequence: created,
    ...rest,
  }
}

export const mailbox = (
  address: string,
  messages: MessageSnapshot[],
  folders: FolderSnapshot[] = [archiver()],
): MailboxSnapshot => ({
  mailboxId: address,
  address,
  folders: [root, inbox, ...folders],
  messages,
})
export const empty = (address: string): MailboxSnapshot => mailbox(address, [], [])

export const summary = (changes: Partial<SummaryRecord> = {}): SummaryRecord => ({
  record: 'summary',
  schemaVersion: 1,
  completedAt: now.toISOString(),
  windowFrom: '2026-03-10T00:00:00.000Z',
  windowTo: now.toISOString(),
  itemsFromSource: 1,
  available: 2,
  imported: 2,
  partial: 0,
  skipped: 0,
  failed: 0,
  ...changes,
})

export const addresses: string[] = ['asha@contoso.example', 'ben@contoso.example', 'idle@contoso.example']

export function sync(after: MailboxSnapshot[], changes: Partial<SyncWitness> = {}): SyncWitness {
  return {
    now,
    completed: true,
    automaticMapping: true,
    directory: addresses.map((address) => entry(address)),
    before: addresses.map(empty),
    after,
    importLog: { state: 'read', records: [summary()] },
    faultsStruck: [],
    ...changes,
  }
}

export const witness = (syncs: SyncWitness[], captures: Capture[] = [captured()]): Witness => ({
  archiver: defaultArchiver,
  people: [asha, ben, zoe],
  captures,
  syncs,
  readings: defaultReadings,
  capabilities: ['itemClass', 'importLog'],
})

export const ashas = (...messages: MessageSnapshot[]): MailboxSnapshot => mailbox('asha@contoso.example', messages)
export const bens = (...messages: MessageSnapshot[]): MailboxSnapshot => mailbox('ben@contoso.example', messages)
export const idles: MailboxSnapshot = empty('idle@contoso.example')

/**
 * The audit of a witness. Throws an AssertionError if it finds something else with one mailbox after the other in memory, or with a few
 * items of a mailbox after the other.
 */
export async function judge(judged: Witness): Promise<Audit> {
  const whole = await audit(judged)
  for (const options of [{}, { copiesAtOnce: 1 }]) {
    const { findings, ledger, occurrences } = await auditMailboxes(judged, options)
    deepStrictEqual(
      { findings, ledger, occurrences },
      { findings: whole.findings, ledger: whole.ledger, occurrences: occurrencesIn(judged, whole) },
    )
  }
  return whole
}

/** Ids of the requirements that the audit finds broken. */
export async function requirementsBroken(judged: Witness): Promise<string[]> {
  const { findings } = await judge(judged)
  return [...new Set(findings.map((finding) => finding.requirement))].sort()
}
