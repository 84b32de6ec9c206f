import { GraphRefusal } from '../graph/errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message, NewMessage } from '../mailbox/message.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { headerPropertyPrefix } from './extended-property.ts'
import { requireMessageSize, requireRoom } from './limits.ts'
import { mailOfProperties } from './mail.ts'
import type { MailServices } from './mail-services.ts'

/** The new content of a message. */
export interface Revision extends Partial<Omit<NewMessage, 'mail' | 'isDraft'>> {
  properties: MailProperties
  /** The read mark does not count as a change of the message. */
  key?: 'same key' | undefined
}

/**
 * Changes a message. `revise` is called again if somebody else changed the message in the meantime: two files attached at
 * the same time must both stay. The original octets are kept as long as their meaning is the same. Throws `itemNotFound`
 * for a message that is gone, `messageTooLarge`, `quotaExceeded`.
 */
export async function reviseMessage(
  services: Pick<MailServices, 'mailboxes' | 'mailSettings'>,
  mailbox: Mailbox,
  messageId: string,
  revise: (before: MailProperties, message: Message) => Promise<Revision> | Revision,
): Promise<Message> {
  for (;;) {
    const message = mailbox.message(messageId)
    if (message === undefined) throw new GraphRefusal('itemNotFound')
    const before = await message.mail.properties()
    const { properties, key, ...others } = await revise(before, message)
    if (mailbox.message(messageId) !== message) continue
    const octets = makeTheSame(before, properties) ? message.mail.octets : undefined
    const mail = mailOfProperties(properties, services.mailboxes.contents, octets)
    requireMessageSize(mail.sizeBytes, services.mailSettings.messageBytesMax)
    requireRoom(mailbox, mail.sizeBytes - message.mail.sizeBytes)
    return mailbox.change(message, { mail, ...others }, { key, properties: { before, after: properties } })
  }
}

/** Whether both make the same MIME: it does not contain categories, flags and most extended properties. */
function makeTheSame(before: MailProperties, after: MailProperties): boolean {
  const isEqual = inMessages.every((name) => before[name] === after[name])
  const headers = [...after.extendedProperties].filter(([key]) => key.startsWith(headerPropertyPrefix))
  return isEqual && headers.every(([key, { value }]) => before.extendedProperties.get(key)?.value === value)
}

const inMessages = [
  'subject',
  'body',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'internetMessageId',
  'sentTime',
  'internetMessageHeaders',
  'importance',
  'attachments',
] as const satisfies readonly (keyof MailProperties)[]
