import type { MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import { type ReadMail, readMail } from '../mail/read-mail.ts'
import type { Messages } from '../predict/messages.ts'
import type { Capture, Witness } from '../witness.ts'
import { normalSubject } from './compare-copy.ts'
import { compareText, normalText } from './compare-text.ts'

/** A message that came into a mailbox during the syncs. */
export interface Observed {
  /** Primary address, lower case. */
  mailbox: string
  /** The path of its folder, below the root. */
  folderPath: string[]
  folderIsNew: boolean
  stored: MessageSnapshot
  mail: ReadMail
  /** The captured message that it came from; undefined if there is none. */
  archiveMessageId: string | undefined
  /** The name of that message among those of its id; see `Messages`. Undefined together with the id. */
  message: string | undefined
  /** Index of the sync that created it. */
  sync: number
}

/** Messages already read, by the SHA-256 of their content. */
export type ParsedMails = Map<string, Promise<ReadMail>>

/** Every message that came into a mailbox during a sync, parsed, with its captured message. Oldest first. */
export async function observe(witness: Witness, parsedMails: ParsedMails, messages: Messages): Promise<Observed[]> {
  const identify = identifier(witness.captures)
  const observed: Observed[] = []
  for (const [sync, { before, after }] of witness.syncs.entries()) {
    const messagesBefore = new Set(before.flatMap((mailbox) => mailbox.messages.map((message) => message.messageId)))
    const foldersBefore = new Set(before.flatMap((mailbox) => mailbox.folders.map((folder) => folder.folderId)))
    for (const mailbox of after) {
      const folders = new Map(mailbox.folders.map((folder) => [folder.folderId, folder]))
      for (const stored of mailbox.messages.filter((message) => !messagesBefore.has(message.messageId))) {
        const mail = await readOnce(stored, parsedMails)
        const archiveMessageId = identify(mail)
        observed.push({
          mailbox: mailbox.address,
          folderPath: folders.get(stored.folderId)?.path ?? [],
          folderIsNew: !foldersBefore.has(stored.folderId),
          stored,
          mail,
          archiveMessageId,
          message: archiveMessageId === undefined ? undefined : messageOf(mail, archiveMessageId, messages),
          sync,
        })
      }
    }
  }
  return observed.sort((a, b) => a.stored.createdSequence - b.stored.createdSequence)
}

// Most copies of one message have the same bytes, and parsing is the most expensive part of an audit.
function readOnce(stored: MessageSnapshot, parsedMails: ParsedMails): Promise<ReadMail> {
  const known = parsedMails.get(stored.contentSha256)
  if (known) return known
  const parsing = readMail(stored.content)
  parsedMails.set(stored.contentSha256, parsing)
  return parsing
}

/** Identifies the item of a message by its header, or by its content if the header is missing or wrong (CNV-8). */
function identifier(captures: readonly Capture[]): (mail: ReadMail) => string | undefined {
  const ids = new Set(captures.map((capture) => capture.event.archiveMessageId))
  const byContent = new Map(
    captures.map(({ event, item }) => [fingerprint(item.subject, item.text, event.eventTime), event.archiveMessageId]),
  )
  return (mail) => {
    if (mail.archiveMessageId !== undefined && ids.has(mail.archiveMessageId)) return mail.archiveMessageId
    return byContent.get(fingerprint(mail.subject, mail.text, mail.date))
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
