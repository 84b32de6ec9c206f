import { graphTime } from '../graph/graph-time.ts'
import { type EntityType, foldCase, type Resource } from '../graph/odata/index.ts'
import type { Message } from '../mailbox/message.ts'
import type { MailProperties, PropertyKey } from '../mailbox/message-properties.ts'
import { propertyKey } from './extended-property.ts'
import { knownProperties, messageFlag } from './known-properties.ts'

/**
 * Single-value extended properties, as the query options see them: ids are compared by meaning, so letter case
 * matters only in names; values are compared in any letter case.
 */
export const extendedPropertyType: EntityType<Resource> = {
  name: 'microsoft.graph.singleValueLegacyExtendedProperty',
  properties: {
    id: { type: 'string', read: ({ id }) => id, fold: (id) => propertyKey(id) ?? id },
    value: { type: 'string', read: ({ value }) => value, fold: foldCase },
  },
}

/** All extended properties of a message: those that clients wrote, and those that Exchange sets itself. */
export function extendedPropertyItems(message: Message, properties: MailProperties): Resource[] {
  const items = new Map<PropertyKey, Resource>(
    [...properties.extendedProperties].map(([key, { id, value }]) => [key, { id, value }]),
  )
  for (const [key, id, value] of ownProperties(message, properties)) {
    // Under the id as its writer spelled it, with its present value.
    if (value !== undefined) items.set(key, { id: items.get(key)?.['id'] ?? id, value })
  }
  return [...items.values()]
}

function ownProperties(message: Message, properties: MailProperties): [PropertyKey, string, string | undefined][] {
  const { isRead, isDraft, sentTime, receivedTime, itemClass, mail } = message
  const written = Number(properties.extendedProperties.get(knownProperties.flags)?.value ?? 0)
  const ours = messageFlag.read | messageFlag.unsent | messageFlag.hasAttachments
  const flags =
    (written & ~ours) |
    (isRead ? messageFlag.read : 0) |
    (isDraft ? messageFlag.unsent : 0) |
    (properties.attachments.length > 0 ? messageFlag.hasAttachments : 0)
  return [
    [knownProperties.flags, 'Integer 0x0E07', String(flags)],
    [knownProperties.sentTime, 'SystemTime 0x0039', sentTime && graphTime(sentTime)],
    [knownProperties.receivedTime, 'SystemTime 0x0E06', receivedTime && graphTime(receivedTime)],
    [knownProperties.messageClass, 'String 0x001A', itemClass],
    [knownProperties.size, 'Integer 0x0E08', String(mail.sizeBytes)],
    [knownProperties.longSize, 'Long 0x0E08', String(mail.sizeBytes)],
  ]
}
