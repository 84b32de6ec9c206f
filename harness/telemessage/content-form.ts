import { Readable } from 'node:stream'
import type { AttachmentContent } from '../contract/index.ts'
import type { Bodies, StateTables, StoredForm } from '../control/state/state-tables.ts'

/** What is written of the content of an attachment; its bytes are kept by the digest. */
type StoredContent = Pick<AttachmentContent, 'sizeBytes' | 'sha256'>

/**
 * How a store keeps the content of attachments. Content may be large, and may be made only while it is read, so the store reads it
 * when it keeps it.
 */
export function contentForm({ bodies }: Pick<StateTables, 'bodies'>): StoredForm<AttachmentContent> {
  // A saved state that is put back sets values that are kept already.
  const kept = new WeakSet<AttachmentContent>()
  return {
    toStored: (content): StoredContent => {
      const { sizeBytes, sha256 } = content
      if (!kept.has(content)) bodies?.keepFrom(sha256, content.open)
      kept.add(content)
      return { sizeBytes, sha256 }
    },
    fromStored: (stored) => {
      const { sizeBytes, sha256 } = stored as StoredContent
      const content: AttachmentContent = { sizeBytes, sha256, open: () => Readable.from(bytesOf(sha256, bodies)) }
      kept.add(content)
      return content
    },
  }
}

/** Read when somebody asks for the first byte, and not before. */
function* bytesOf(sha256: string, bodies: Bodies | undefined): Generator<Buffer> {
  const bytes = bodies?.read(sha256)
  if (bytes !== undefined && bytes.length > 0) yield bytes
}
