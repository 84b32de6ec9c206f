/** Where an item passes on its way from the phone into an export, in this order. */
export const evidenceStages = ['captured', 'staged', 'imported', 'found', 'held', 'exported'] as const

type EvidenceStage = (typeof evidenceStages)[number]

/**
 * `begins`: a digest that nothing before it can be compared with. `agrees`: it is the digest that it must be. `breaks`: it is another one,
 * or there is none. `left out`: the stage was not gone through, and `says` why.
 */
export type EvidenceState = 'begins' | 'agrees' | 'breaks' | 'left out'

/** One place where the item was seen. */
export interface EvidenceLink {
  stage: EvidenceStage
  /** The primary address; null for a stage before the mailboxes. */
  mailbox: string | null
  /** What has the digest: `the message`, `attachment contract.txt`. */
  what: string
  /** The folder, the file in the export, the blob; null if there is no such place. */
  where: string | null
  /** ISO 8601 on the calendar of the world; null if the place has no time. */
  at: string | null
  /** Lower-case hex; null if there is nothing to digest. */
  sha256: string | null
  /** The digest that it must be; null without one to compare with. */
  mustBe: string | null
  state: EvidenceState
  /** Whose mistake it is if it breaks; `either` if it can be both. */
  owner: 'connector' | 'mock' | 'either'
  /** In a sentence: how it was seen, or why not. */
  says: string
}

/** The evidence of one archived item, from its capture to its export. */
export interface EvidenceChain {
  itemId: string
  archiveMessageId: string
  kind: string
  /** In the order of the stages; within a stage by mailbox. */
  links: EvidenceLink[]
}

/** A link before it is compared. */
type SeenLink = Omit<EvidenceLink, 'state' | 'mailbox' | 'where' | 'at' | 'mustBe'> &
  Partial<Pick<EvidenceLink, 'mailbox' | 'where' | 'at' | 'mustBe'>>

/** A link with its state: what has no digest breaks the chain, and so does another digest than the one that it must be. */
export function linkOf({ mailbox = null, where = null, at = null, mustBe = null, ...seen }: SeenLink): EvidenceLink {
  const state = seen.sha256 === null ? 'breaks' : mustBe === null ? 'begins' : sameOrNot(seen.sha256, mustBe)
  return { ...seen, mailbox, where, at, mustBe, state }
}

function sameOrNot(sha256: string, mustBe: string): EvidenceState {
  return sha256 === mustBe ? 'agrees' : 'breaks'
}

/** A stage that was not gone through, and why. */
export function leftOut(link: Pick<EvidenceLink, 'stage' | 'what' | 'says'> & { mailbox?: string }): EvidenceLink {
  const nothing = { where: null, at: null, sha256: null, mustBe: null }
  return { mailbox: null, ...link, ...nothing, state: 'left out', owner: 'either' }
}

/** The links at which the chain breaks, in order. */
export function breaksOf({ links }: Pick<EvidenceChain, 'links'>): EvidenceLink[] {
  return links.filter(({ state }) => state === 'breaks')
}
