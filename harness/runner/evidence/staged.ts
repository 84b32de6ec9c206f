import { hash } from 'node:crypto'
import { viewsOf } from '../../oracle/index.ts'
import type { ImportedCopy, StagedContent } from './evidence-access.ts'
import { type EvidenceLink, leftOut, linkOf } from './evidence-chain.ts'

const what = 'the message'

/**
 * What was staged of the item. A connector chooses the form in which it stages: if the message is there octet for octet, its digest must be
 * that in the mailbox; otherwise the blob that names the item has a digest of its own.
 */
export async function staged(
  { archiveMessageId, copies }: { archiveMessageId: string; copies: readonly ImportedCopy[] },
  blobs: readonly StagedContent[] | string,
): Promise<EvidenceLink[]> {
  if (typeof blobs === 'string') return [leftOut({ stage: 'staged', what, says: `Not staged: ${blobs}` })]
  const imported = new Set(copies.map(({ octets }) => hash('sha256', octets)))
  let naming: StagedContent | undefined
  for (const blob of blobs) {
    const { texts } = await viewsOf(blob.bytes)
    for (const text of texts) {
      const sha256 = hash('sha256', Buffer.from(text, 'latin1'))
      if (!imported.has(sha256)) continue
      const says = 'The message is in the staging location octet for octet as it is in the mailbox.'
      return [linkOf({ stage: 'staged', owner: 'connector', what, where: blob.name, sha256, mustBe: sha256, says })]
    }
    if (texts.some((text) => text.includes(archiveMessageId))) naming ??= blob
  }
  if (naming !== undefined) {
    const { name, bytes } = naming
    const says = 'The connector stages in a form of its own, so the digest of the blob is not that of the message.'
    return [
      linkOf({
        ...{ stage: 'staged', owner: 'connector', what: 'the blob', where: name, sha256: hash('sha256', bytes), says },
      }),
    ]
  }
  const says = `Not staged: ${blobs.length === 0 ? 'the connector put nothing into the staging location' : 'none of the blobs names the item in a form that can be read'}.`
  return [leftOut({ stage: 'staged', what, says })]
}
