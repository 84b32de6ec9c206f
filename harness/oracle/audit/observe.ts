import { setImmediate as pause } from 'node:timers/promises'
import type { MailboxSnapshot, MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import { type ReadMail, readMail } from '../mail/read-mail.ts'
import type { Messages } from '../predict/messages.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import { normalSubject } from './compare-copy.ts'
import { compareText, normalText } from './compare-text.ts'

/** What is kept of a mail while every mailbox is looked at. */
export type BriefMail = Pick<ReadMail, 'messageId' | 'subject' | 'attachments'>

/** What a content is: its mail, and the captured message that it comes from. */
interface ReadContent<Mail extends BriefMail = BriefMail> {
  mail: Mail
  /** The captured message that it came from; undefined if it came from no message. */
  archiveMessageId: string | undefined
  /** The name of that message among those of its id; see `Messages`. Undefined together with the id. */
  message: string | undefined
}

/** A message that came into a mailbox during the syncs. */
export interface ObservedCopy<Mail extends BriefMail = BriefMail> extends ReadContent<Mail> {
  /** Primary address, lower case. */
  mailbox: string
  /** The path of its folder, below the root. */
  folderPath: string[]
  folderIsNew: boolean
  stored: MessageSnapshot
  /** Index of the sync that created it. */
  sync: number
}

/** The same, with everything that a mail reader shows of it. */
export type Observed = ObservedCopy<ReadMail>

/** Messages already read, by the SHA-256 of their content. */
export type ParsedMails = Map<string, Promise<ReadMail>>

/** Reads a stored message; equal contents are read once. */
export type ReadStored<Mail extends BriefMail> = (stored: MessageSnapshot) => Promise<ReadContent<Mail>>

/** The messages of a mailbox, one after the other, in any order. */
export function eachMessageIn(mailbox: MailboxSnapshot): Iterable<MessageSnapshot> {
  return mailbox.eachMessage?.() ?? mailbox.messages
}

/** Mailboxes before and after each sync. */
export type MailboxesInSyncs = readonly Pick<SyncWitness, 'before' | 'after'>[]

/** Every message that came into a mailbox during a sync, with its captured message. One after the other, in any order. */
export async function* eachObserved<Mail extends BriefMail>(
  syncs: MailboxesInSyncs,
  read: ReadStored<Mail>,
): AsyncGenerator<ObservedCopy<Mail>> {
  for (const [sync, { before, after }] of syncs.entries()) {
    const messagesBefore = new Set<string>()
    for (const mailbox of before) for (const { messageId } of eachMessageIn(mailbox)) messagesBefore.add(messageId)
    const foldersBefore = new Set(before.flatMap((mailbox) => mailbox.folders.map((folder) => folder.folderId)))
    for (const mailbox of after) {
      // Contents that are known are read without waiting for anything, and so nobody would see that time passes.
      await pause()
      const folders = new Map(mailbox.folders.map((folder) => [folder.folderId, folder]))
      for (const stored of eachMessageIn(mailbox)) {
        if (messagesBefore.has(stored.messageId)) continue
        const { mail, archiveMessageId, message } = await read(stored)
        yield {
          mailbox: mailbox.address,
          folderPath: folders.get(stored.folderId)?.path ?? [],
          folderIsNew: !foldersBefore.has(stored.folderId),
          stored,
          mail,
          archiveMessageId,
          message,
          sync,
        }
      }
    }
  }
}

/** The same, oldest first. `isWanted`: whether a message is among them; absent: all are. */
export async function observe<Mail extends BriefMail>(
  syncs: MailboxesInSyncs,
  read: ReadStored<Mail>,
  isWanted: (observed: ObservedCopy<Mail>) => boolean = () => true,
): Promise<ObservedCopy<Mail>[]> {
  const observed: ObservedCopy<Mail>[] = []
  for await (const one of eachObserved(syncs, read)) if (isWanted(one)) observed.push(one)
  return observed.sort((a, b) => a.stored.createdSequence - b.stored.createdSequence)
}

/** Reads whole mails. `parsedMails` keeps them, because parsing is the most expensive part of an audit. */
export function wholeMails(
  captures: readonly Capture[],
  messages: Messages,
  parsedMails: ParsedMails,
): ReadStored<ReadMail> {
  const identify = identifier(captures, messages)
  return once(async (stored) => {
    const parsing = parsedMails.get(stored.contentSha256) ?? readMail(stored.content)
    parsedMails.set(stored.contentSha256, parsing)
    const mail = await parsing
    return { mail, ...identify(mail) }
  })
}

/** Reads mails, and keeps of each only what is brief: those of a large group chat do not fit into memory. */
export function briefMails(captures: readonly Capture[], messages: Messages): ReadStored<BriefMail> {
  const identify = identifier(captures, messages)
  const subjects = new Map(captures.map(({ item }) => [item.subject, item.subject]))
  return once(async (stored) => {
    const { messageId, subject, attachments, ...others } = await readMail(stored.content)
    const found = identify({ messageId, subject, attachments, ...others })
    const brief = {
      messageId: messageId && pieceless(messageId),
      subject: subjects.get(subject) ?? pieceless(subject),
      attachments: attachments.length === 0 ? noAttachments : attachments,
    }
    // Not spread: an object that is made by spreading takes twice the memory.
    const { archiveMessageId, message } = found
    return { mail: brief, archiveMessageId, message }
  })
}

const noAttachments: ReadMail['attachments'] = []

/** The same text, which is not a piece of a longer one that would stay in memory, too. One byte for each character is enough for most. */
function pieceless(text: string): string {
  const short = Buffer.from(text, 'latin1').toString('latin1')
  return short === text ? short : Buffer.from(text, 'utf16le').toString('utf16le')
}

function once<Mail extends BriefMail>(read: ReadStored<Mail>): ReadStored<Mail> {
  const known = new Map<string, ReadContent<Mail>>()
  return async (stored) => {
    const { contentSha256 } = stored
    const content = known.get(contentSha256) ?? (await read(stored))
    known.set(contentSha256, content)
    return content
  }
}

/** Identifies the item of a message by its header, or by its content if the header is missing or wrong (CNV-8). */
function identifier(
  captures: readonly Capture[],
  messages: Messages,
): (mail: ReadMail) => Pick<ReadContent, 'archiveMessageId' | 'message'> {
  const ids = new Map(captures.map(({ event }) => [event.archiveMessageId, event.archiveMessageId]))
  // Most connectors name the item in each message, so the texts are looked at only when one does not.
  let byContent: Map<string, string> | undefined
  const idByContent = (mail: ReadMail): string | undefined => {
    byContent ??= new Map(
      captures.map(({ event, item }) => [
        fingerprint(item.subject, item.text, event.eventTime),
        event.archiveMessageId,
      ]),
    )
    return byContent.get(fingerprint(mail.subject, mail.text, mail.date))
  }
  return (mail) => {
    const named = mail.archiveMessageId === undefined ? undefined : ids.get(mail.archiveMessageId)
    const archiveMessageId = named ?? idByContent(mail)
    const message = archiveMessageId === undefined ? undefined : messageOf(mail, archiveMessageId, messages)
    return { archiveMessageId, message }
  }
}

/** Which of the messages under one id a mail is: the one that it resembles most, the first of several. */
function messageOf(mail: ReadMail, archiveMessageId: string, messages: Messages): string {
  const [first, ...others] = messages.under(archiveMessageId)
  if (first === undefined || others.length === 0) return archiveMessageId
  let best = { message: first.message, likeness: likenessOf(mail, first.capture) }
  for (const { message, capture } of others) {
    const likeness = likenessOf(mail, capture)
    if (likeness > best.likeness) best = { message, likeness }
  }
  return best.message
}

/** How much a mail resembles a capture: content above all, then what else differs between the messages of one id. */
function likenessOf(mail: ReadMail, { event, item }: Capture): number {
  const digests = (files: readonly { sha256: string }[]): string => files.map(({ sha256 }) => sha256).join(' ')
  const people = mail.from.length + mail.to.length + mail.cc.length
  const signs: [isAlike: boolean, weight: number][] = [
    [compareText(item.text, mail).length === 0, 8],
    [digests(mail.attachments) === digests(item.attachments), 8],
    [normalSubject(mail.subject) === normalSubject(item.subject), 4],
    [mail.date?.getTime() === Math.floor(event.eventTime.getTime() / 1000) * 1000, 2],
    [people === item.participants.length, 1],
  ]
  return signs.reduce((sum, [isAlike, weight]) => sum + (isAlike ? weight : 0), 0)
}

function fingerprint(subject: string, text: string, date: Date | undefined): string {
  const second = date === undefined ? '' : Math.floor(date.getTime() / 1000)
  return `${second}\n${normalSubject(subject)}\n${normalText(text)}`
}

/**
 * Tells messages that an unfinished sync left incomplete (as a draft, or without all files) and that a later sync removed,
 * as it must before it creates them again. They are not copies, and they were not archived before. A complete message is
 * never among them: a connector that removes one destroys evidence.
 */
export function takenBack(
  { captures, syncs }: { captures: Witness['captures']; syncs: readonly Pick<SyncWitness, 'completed' | 'after'>[] },
  messages: Messages,
): (observed: ObservedCopy) => boolean {
  if (syncs.every(({ completed }) => completed)) return () => false
  const filesOf = new Map(captures.map((capture) => [messages.of(capture), capture.event.attachments.length]))
  const inTheEnd = new Set<string>()
  for (const mailbox of syncs.at(-1)?.after ?? []) for (const one of eachMessageIn(mailbox)) inTheEnd.add(one.messageId)
  const isHalf = ({ stored, mail, message }: ObservedCopy): boolean =>
    stored.isDraft || mail.attachments.length < (filesOf.get(message ?? '') ?? 0)
  return (one) => syncs[one.sync]?.completed === false && !inTheEnd.has(one.stored.messageId) && isHalf(one)
}
