import { hash } from 'node:crypto'
import type { Item } from '../../contract/index.ts'
import { readMail } from '../../oracle/index.ts'
import type { ImportedCopy } from './evidence-access.ts'
import { type EvidenceLink, linkOf } from './evidence-chain.ts'

/** A link for each copy of the item in a mailbox, and for each attachment in it. */
export async function imported(item: Item, copies: readonly ImportedCopy[]): Promise<EvidenceLink[]> {
  if (copies.length === 0) {
    const says = 'No mailbox shows the item.'
    return [linkOf({ stage: 'imported', owner: 'connector', what: 'the message', sha256: null, says })]
  }
  const links: EvidenceLink[] = []
  for (const { mailbox, folderPath, itemClass, at, octets, readBy = '' } of copies) {
    const place = { mailbox, where: folderPath.join(' / '), at: at?.toISOString() ?? null }
    links.push(
      linkOf({
        ...{ stage: 'imported', owner: 'connector', what: 'the message', ...place, sha256: hash('sha256', octets) },
        says: `In the mailbox, with the item class ${itemClass}; the digest is that of its octets, and every digest of the message below must be the same.${readBy}`,
      }),
    )
    const { attachments } = await readMail(octets)
    for (const { fileName, sha256 } of item.attachments) {
      const same =
        attachments.find((one) => one.sha256 === sha256) ?? attachments.find((one) => one.fileName === fileName)
      links.push(
        linkOf({
          ...{ stage: 'imported', owner: 'connector', what: `attachment ${fileName}`, ...place },
          ...{ sha256: same?.sha256 ?? null, mustBe: sha256 },
          says: same === undefined ? 'The message has no such file.' : 'The file in the message is the captured one.',
        }),
      )
    }
  }
  return links
}
