import { GraphRefusal } from '../graph/errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import type { MailAttachment } from '../mailbox/message-properties.ts'
import type { MailServices } from './mail-services.ts'
import { reviseMessage } from './revise-message.ts'
import { attachmentOf, type FileDescription } from './written-attachment.ts'

/** Adds a file to a message. Throws what `reviseMessage` throws. */
export async function attachFile(
  services: MailServices,
  mailbox: Mailbox,
  messageId: string,
  file: { description: FileDescription; bytes: Buffer },
): Promise<{ message: Message; attachment: MailAttachment }> {
  const { contents } = services.mailboxes
  const message = await reviseMessage(services, mailbox, messageId, (before) => {
    const attachment = attachmentOf(file, { contents, others: before.attachments, now: services.clock.now() })
    return { properties: { ...before, attachments: [...before.attachments, attachment] } }
  })
  const attachment = (await message.mail.properties()).attachments.at(-1)
  if (attachment === undefined) throw new GraphRefusal('itemNotFound')
  return { message, attachment }
}
