import type { MessageSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import { type ReadMail, readMail } from '../mail/read-mail.ts'
import type { Capture, Witness } from '../witness.ts'
import { normalSubject } from './compare-copy.ts'
import { normalText } from './compare-text.ts'

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
  /** Index of the sync that created it. */
  sync: number
}

/** Messages already read, by the SHA-256 of their content. */
export type ParsedMails = Map<string, Promise<ReadMail>>

/** Every message that came into a mailbox during a sync, parsed, with its captured message. Oldest first. */
export async function observe(witness: Witness, parsedMails: ParsedMails): Promise<Observed[]> {
  const identify = identifier(witness.captures)
  const observed: Observed[] = []
  for (const [sync, { before, after }] of witness.syncs.entries()) {
    const messagesBefore = new Set(before.flatMap((mailbox) => mailbox.messages.map((message) => message.messageId)))
    const foldersBefore = new Set(before.flatMap((mailbox) => mailbox.folders.map((folder) => folder.folderId)))
    for (const mailbox of after) {
      const folders = new Map(mailbox.folders.map((folder) => [folder.folderId, folder]))
      for (const stored of mailbox.messages.filter((message) => !messagesBefore.has(message.messageId))) {
        const mail = await readOnce(stored, parsedMails)
        observed.push({
          mailbox: mailbox.address,
          folderPath: folders.get(stored.folderId)?.path ?? [],
          folderIsNew: !foldersBefore.has(stored.folderId),
          stored,
          mail,
          archiveMessageId: identify(mail),
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

function fingerprint(subject: string, text: string, date: Date | undefined): string {
  const second = date === undefined ? '' : Math.floor(date.getTime() / 1000)
  return `${second}\n${normalSubject(subject)}\n${normalText(text)}`
}
