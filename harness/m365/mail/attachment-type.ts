import { documentedOfAttachments } from '../graph/documented.ts'
import { graphTime } from '../graph/graph-time.ts'
import { type EntityType, type Resource, resourceType } from '../graph/odata/index.ts'
import type { MessageUnderId } from '../mailbox/message-ids.ts'
import type { MailAttachment } from '../mailbox/message-properties.ts'

const files = resourceType('microsoft.graph.fileAttachment', {
  id: 'string',
  lastModifiedDateTime: 'dateTime',
  name: 'string',
  contentType: 'string',
  size: 'number',
  isInline: 'boolean',
  contentId: 'string',
  contentLocation: 'string',
  contentBytes: 'string',
})

/** Attachments, as the query options of Graph see them; all are files. */
export const attachmentType: EntityType<Resource> = {
  ...files,
  documented: documentedOfAttachments,
  annotations: ({ contentType }) => ({
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': contentType,
  }),
}

/** An attachment as a resource, of a message under the id by which the answer names it. */
export function attachmentItem({ message, id }: MessageUnderId, attachment: MailAttachment): Resource {
  const { name, contentType, isInline, contentId, contentLocation, content } = attachment
  return {
    id: attachmentId(id, attachment),
    lastModifiedDateTime: graphTime(attachment.modifiedTime ?? message.createdTime),
    name,
    contentType,
    size: content.sizeBytes,
    isInline,
    contentId,
    contentLocation,
    // The content is only in the answer if a client selects it: 150 MB become 200 MB of base64.
    get contentBytes() {
      return content.bytes.toString('base64')
    },
  }
}

/**
 * As in Microsoft's ids, the id of the message comes first, so the id of the attachment changes when the message gets
 * another id, and stays with an immutable one.
 */
export function attachmentId(messageId: string, { ordinal }: MailAttachment): string {
  const number = Buffer.alloc(16)
  number.writeUInt32BE(ordinal)
  return `${messageId.replace(/=+$/, '')}BEgAQ${number.toString('base64')}`
}
