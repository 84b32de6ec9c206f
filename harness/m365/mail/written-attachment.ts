import type { AttachmentWrite } from '../../contract/index.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { decodeBase64 } from '../graph/request-body.ts'
import type { ContentStore } from '../mailbox/content-store.ts'
import type { MailAttachment } from '../mailbox/message-properties.ts'
import { requireHeaderRoom } from './limits.ts'

/** A file as a client describes it, in a request or for an upload. */
export type FileDescription = Pick<
  AttachmentWrite,
  'name' | 'contentType' | 'isInline' | 'contentId' | 'contentLocation'
>

/**
 * A file that a client posts. Files that are too large never get here, because their requests are refused. Throws
 * `notImplemented` for attachments other than files, `base64Invalid`, `bodyInvalid`.
 */
export function postedFile(write: AttachmentWrite): { description: FileDescription; bytes: Buffer } {
  const type = write['@odata.type'] ?? '#microsoft.graph.fileAttachment'
  if (!/^#?microsoft\.graph\.fileAttachment$/i.test(type)) throw new GraphRefusal('notImplemented', type)
  if (write.contentBytes === undefined) throw new GraphRefusal('bodyInvalid', 'contentBytes: a file needs its bytes')
  requireHeaderRoom('contentId', 'id', write.contentId)
  return { description: write, bytes: decodeBase64(write.contentBytes) }
}

/** A file in the form that a message stores; `others` are the files already on the message. */
export function attachmentOf(
  file: { description: FileDescription; bytes: Buffer },
  { contents, others, now }: { contents: ContentStore; others: readonly MailAttachment[]; now: Date },
): MailAttachment {
  const { name, contentType, isInline = false, contentId, contentLocation } = file.description
  return {
    ordinal: Math.max(0, ...others.map(({ ordinal }) => ordinal)) + 1,
    name,
    contentType: contentType ?? undefined,
    isInline,
    contentId: contentId?.replace(/^<|>$/g, ''),
    contentLocation: contentLocation ?? undefined,
    modifiedTime: now,
    content: contents.hold(file.bytes),
  }
}
