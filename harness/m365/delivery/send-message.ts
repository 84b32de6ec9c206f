import type { GraphRecipient } from '../../contract/index.ts'
import type { Directory, DirectoryObject } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { requireRoom } from '../mail/limits.ts'
import { mailOfProperties } from '../mail/mail.ts'
import type { MailServices } from '../mail/mail-services.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { NewMessage } from '../mailbox/message.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'

/** What sending needs. */
export interface DeliveryServices extends MailServices {
  directory: Directory
}

/** A message that is to be sent, and the mailbox of its sender. */
export interface Sending {
  sender: DirectoryObject
  mailbox: Mailbox
  message: NewMessage
}

/**
 * Delivers a message to the Inbox of each recipient with an active mailbox in this tenant, without the blind copies, and
 * returns it as the sender keeps it. What goes to other domains leaves the tenant without a trace; for an address of the
 * tenant that nobody has, the sender gets a report. Throws `recipientsInvalid`, `sendAsDenied`.
 */
export async function sendMessage(services: DeliveryServices, sending: Sending): Promise<NewMessage> {
  const { sender, message } = sending
  const written = await message.mail.properties()
  requireOwnName(services, sender, written.from)
  const now = services.clock.now()
  const self: GraphRecipient = {
    emailAddress: { name: sender.entry.displayName, address: sender.entry.primaryAddress },
  }
  const properties = { ...written, from: written.from ?? self, sender: written.sender ?? self, sentTime: now }
  const addresses = addressesOf(properties)
  if (addresses.length === 0) throw new GraphRefusal('recipientsInvalid')
  const { contents } = services.mailboxes
  const sent = { ...message, isDraft: false, sentTime: now, receivedTime: now }
  const shown = mailOfProperties({ ...properties, bccRecipients: [] }, contents)
  const lost: string[] = []
  for (const address of new Set(addresses.map((one) => one.toLowerCase()))) {
    const inbox = mailboxAt(services, address)
    if (inbox === undefined) {
      if (services.directory.hasDomain(address.slice(address.lastIndexOf('@') + 1))) lost.push(address)
      continue
    }
    inbox.put(inbox.folders.wellKnown('inbox'), { ...sent, mail: shown, isRead: false })
  }
  if (lost.length > 0) report(services, sending, properties, lost)
  return { ...sent, mail: mailOfProperties(properties, contents), isRead: true }
}

/** Keeps a message that was sent in Sent Items. */
export function keepSent(mailbox: Mailbox, message: NewMessage): void {
  requireRoom(mailbox, message.mail.sizeBytes)
  mailbox.put(mailbox.folders.wellKnown('sentitems'), message)
}

function requireOwnName(
  { directory }: DeliveryServices,
  sender: DirectoryObject,
  from: GraphRecipient | undefined,
): void {
  const address = from?.emailAddress.address
  if (address === undefined) return
  if (directory.holderOf(address)?.entry.entryId !== sender.entry.entryId) throw new GraphRefusal('sendAsDenied')
}

function addressesOf({ toRecipients, ccRecipients, bccRecipients }: MailProperties): string[] {
  return [toRecipients, ccRecipients, bccRecipients].flat().flatMap(({ emailAddress: { address } }) => address || [])
}

function mailboxAt({ directory, mailboxes }: DeliveryServices, address: string): Mailbox | undefined {
  const holder = directory.holderOf(address)
  return holder?.entry.mailbox === 'active' ? mailboxes.byEntry(holder.entry.entryId) : undefined
}

/** The report that a message could not be delivered. */
function report(
  { mailboxes, clock }: DeliveryServices,
  { mailbox, sender }: Sending,
  properties: MailProperties,
  lost: readonly string[],
): void {
  const now = clock.now()
  const { primaryAddress, displayName } = sender.entry
  const postmaster = { name: 'Microsoft Outlook', address: `postmaster@${primaryAddress.replace(/^.*@/, '')}` }
  const text = `Your message could not be delivered to: ${lost.join(', ')}`
  const mail = mailOfProperties(
    {
      ...properties,
      subject: `Undeliverable: ${properties.subject}`,
      body: { contentType: 'text', content: text },
      bodyPreview: text.slice(0, 255),
      from: { emailAddress: postmaster },
      sender: { emailAddress: postmaster },
      toRecipients: [{ emailAddress: { name: displayName, address: primaryAddress } }],
      ccRecipients: [],
      bccRecipients: [],
      replyTo: [],
      internetMessageId: mailbox.drawInternetMessageId(),
      internetMessageHeaders: [],
      attachments: [],
      sentTime: now,
    },
    mailboxes.contents,
  )
  mailbox.put(mailbox.folders.wellKnown('inbox'), {
    mail,
    itemClass: 'REPORT.IPM.Note.NDR',
    isDraft: false,
    isRead: false,
    sentTime: now,
    receivedTime: now,
  })
}
