import { hash } from 'node:crypto'
import { type Item, itemSchema, archivePlanePaths as paths } from '../../contract/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Ask, readJson, succeed } from './evidence-access.ts'
import { type EvidenceLink, linkOf } from './evidence-chain.ts'

/** The item as the site serves it now, and a link for it and for each of its attachments. */
export async function captured(itemId: string, site: Ask): Promise<{ item: Item; links: EvidenceLink[] }> {
  const path = paths.item.replace(':itemId', encodeURIComponent(itemId))
  const item = await readJson(site, { method: 'GET', path }, itemSchema)
  const own = linkOf({
    ...{ stage: 'captured', owner: 'mock', what: 'the item', where: path, at: item.captureTime },
    sha256: hash('sha256', canonicalJson(item)),
    says: 'The site serves the item; the digest is that of its canonical JSON (RFC 8785).',
  })
  const links = [own]
  for (const { attachmentId, fileName, sha256 } of item.attachments) {
    const its = `${path}/attachments/${encodeURIComponent(attachmentId)}`
    const { body } = await succeed(site, { method: 'GET', path: its })
    links.push(
      linkOf({
        ...{ stage: 'captured', owner: 'mock', what: `attachment ${fileName}`, where: its, at: item.captureTime },
        ...{ sha256: hash('sha256', body), mustBe: sha256 },
        says: 'The site serves the file, and the item names its digest.',
      }),
    )
  }
  return { item, links }
}
