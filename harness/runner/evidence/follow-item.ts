import { hash } from 'node:crypto'
import type { Item } from '../../contract/index.ts'
import { captured } from './captured.ts'
import { type EvidenceAccess, EvidenceUnanswered, type ImportedCopy } from './evidence-access.ts'
import { type EvidenceChain, type EvidenceLink, evidenceStages, leftOut, linkOf } from './evidence-chain.ts'
import { exportOf } from './exported.ts'
import { hitsIn, queryFor } from './found.ts'
import { holdsOn, keptAfterDeletion } from './held.ts'
import { imported } from './imported.ts'
import { staged } from './staged.ts'

/** What every later stage needs of the item. */
interface Followed extends EvidenceAccess {
  item: Item
  query: string
}

const what = 'the message'
const digestOf = ({ octets }: ImportedCopy): string => hash('sha256', octets)

/**
 * Follows one item from the site through the staging location and the mailboxes into a search, a hold and an export, and digests it at each
 * place. A stage that a server refuses breaks the chain there; the stages after it are followed all the same. With a deletion, its copies are
 * deleted for good, as far as the hold lets anybody. Throws an EvidenceUnanswered if the site does not serve the item.
 */
export async function followItem(itemId: string, access: EvidenceAccess): Promise<EvidenceChain> {
  const { item, links } = await captured(itemId, access.site)
  const { archiveMessageId, kind } = item
  const followed: Followed = { ...access, item, query: queryFor(item) }
  const chain: EvidenceLink[] = [
    ...links,
    ...(await staged({ archiveMessageId, copies: access.copies }, access.staged)),
    ...(await imported(item, access.copies)),
    ...(await attempt('found', followed, found)),
    ...(await attempt('held', followed, held)),
    ...(await attempt('exported', followed, exported)),
  ]
  return { itemId, archiveMessageId, kind, links: inOrder(chain) }
}

/** A stage in which a server does not answer as it should is a break of the chain, and no reason to stop. */
async function attempt(
  stage: EvidenceLink['stage'],
  followed: Followed,
  follow: (followed: Followed) => Promise<EvidenceLink[]>,
): Promise<EvidenceLink[]> {
  try {
    return await follow(followed)
  } catch (error) {
    if (!(error instanceof EvidenceUnanswered)) throw error
    return [linkOf({ stage, owner: 'mock', what, sha256: null, says: `${error.message}.` })]
  }
}

async function found({ tenant, copies, query }: Followed): Promise<EvidenceLink[]> {
  const links = copies.map(async (copy) => {
    const hits = await hitsIn(tenant, query, copy.mailbox)
    const hit = hits.find(({ itemId }) => itemId === copy.messageId)
    const mustBe = digestOf(copy)
    const common = { stage: 'found', what, mailbox: copy.mailbox, mustBe } as const
    if (hit !== undefined) {
      const says = `A content search for ${query} finds it, and names the digest.`
      return linkOf({ ...common, owner: 'mock', where: hit.folder, at: hit.receivedDateTime, sha256: hit.sha256, says })
    }
    const says = `A content search for ${query} does not find it.`
    return linkOf({ ...common, owner: 'either', sha256: null, says })
  })
  return Promise.all(links)
}

async function held({ tenant, copies, deletion }: Followed): Promise<EvidenceLink[]> {
  if (typeof deletion === 'string') {
    const links = copies.map(async ({ mailbox }) => {
      const says = `${await holdsOn(tenant, mailbox)} ${deletion}`
      return leftOut({ stage: 'held', what, mailbox, says })
    })
    return Promise.all(links)
  }
  const kept = await keptAfterDeletion(tenant, copies, deletion, digestOf)
  return copies.map((copy) => {
    const item = kept.get(copy)
    const common = { stage: 'held', owner: 'mock', what, mailbox: copy.mailbox, mustBe: digestOf(copy) } as const
    if (item === undefined) {
      const says = 'The mailbox is on Litigation Hold; its owner deleted the item, and nothing was kept.'
      return linkOf({ ...common, sha256: null, says })
    }
    const says =
      'The mailbox is on Litigation Hold; its owner deleted the item for good, and 31 days and one pass of the assistant later it is still here.'
    return linkOf({
      ...common,
      where: `Recoverable Items / ${item.place}`,
      at: item.deletedAt,
      sha256: item.sha256,
      says,
    })
  })
}

async function exported({ tenant, copies, query, item }: Followed): Promise<EvidenceLink[]> {
  const mailboxes = [...new Set(copies.map(({ mailbox }) => mailbox))]
  const displayName = `Evidence of ${item.itemId}`
  const items = mailboxes.length === 0 ? [] : await exportOf(tenant, { displayName, contentQuery: query, mailboxes })
  return copies.flatMap((copy) => {
    const ofMailbox = items.filter(({ mailbox }) => mailbox === copy.mailbox)
    const own =
      ofMailbox.find(({ sha256 }) => sha256 === digestOf(copy)) ??
      ofMailbox.find(({ archiveMessageId }) => archiveMessageId === item.archiveMessageId)
    const common = { stage: 'exported', mailbox: copy.mailbox, mustBe: digestOf(copy) } as const
    if (own === undefined) {
      const says = `An export of what a search of a case for ${query} finds does not contain it.`
      return [linkOf({ ...common, owner: 'either', what, sha256: null, says })]
    }
    const place = { ...common, owner: 'mock', where: own.path } as const
    return [
      linkOf({ ...place, what, sha256: own.sha256, says: 'The octets of the file in the export.' }),
      linkOf({
        ...place,
        what: 'the manifest',
        sha256: own.manifestSha256,
        says: 'As the manifest of the export names it.',
      }),
    ]
  })
}

function inOrder(links: readonly EvidenceLink[]): EvidenceLink[] {
  const rank = ({ stage }: EvidenceLink): number => evidenceStages.indexOf(stage)
  return links.toSorted((one, other) => rank(one) - rank(other))
}
