import { hash } from 'node:crypto'
import type { CarriedMessage, CarriedRemarks } from '../../mail-files/carried/carried-message.ts'
import { isAsItCame } from '../mail/mail.ts'
import { renderMime } from '../mail/render-mime.ts'
import type { Mail, Message } from '../mailbox/message.ts'
import { messageTimes } from '../mailbox/message-times.ts'

/**
 * A message with everything that can be carried. A message without octets of its own is rendered here and not by its mail, which would
 * keep the octets: a mailbox that is exported must not grow by that.
 */
export async function carriedMessage(message: Message): Promise<CarriedMessage> {
  const { mail, itemClass, isRead, isDraft, sentTime, receivedTime } = message
  const bytes = mail.octets?.bytes ?? renderMime(await mail.properties())
  const header = mail.octets ?? messageTimes(bytes)
  return {
    bytes,
    sha256: mail.octets?.sha256 ?? hash('sha256', bytes),
    ...{ itemClass, isRead, isDraft, sentTime, receivedTime },
    headerTimes: { sentTime: header.sentTime, receivedTime: header.receivedTime },
    remarks: await remarksOf(mail),
  }
}

/** What somebody said about a message; nothing about one that is as it came, because its octets say it all. */
async function remarksOf(mail: Mail): Promise<CarriedRemarks | undefined> {
  if (isAsItCame(mail)) return undefined
  const properties = await mail.properties()
  const { categories, flag, inferenceClassification, isReadReceiptRequested, isDeliveryReceiptRequested } = properties
  const extendedProperties = [...properties.extendedProperties.values()]
  const remarks: CarriedRemarks = {
    ...(categories.length > 0 && { categories }),
    ...(flag.flagStatus !== 'notFlagged' && { flag }),
    ...(inferenceClassification !== 'focused' && { inferenceClassification }),
    ...(isReadReceiptRequested && { isReadReceiptRequested }),
    ...(isDeliveryReceiptRequested !== null && { isDeliveryReceiptRequested }),
    ...(extendedProperties.length > 0 && { extendedProperties }),
  }
  return Object.keys(remarks).length === 0 ? undefined : remarks
}
