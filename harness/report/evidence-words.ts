import type { EvidenceChain, EvidenceLink, EvidenceState } from '../runner/evidence/evidence-chain.ts'
import { counted } from './count-words.ts'

/** What each state of a link means, for a legend. */
export const evidenceMeanings: Record<EvidenceState, string> = {
  begins: 'there is nothing before it to compare with',
  agrees: 'the digest is the one that it must be',
  breaks: 'the digest is another one, or is missing',
  'left out': 'this stage was not gone through',
}

/** What came out of following the item, in a sentence. */
export function evidenceSentence(chain: EvidenceChain): string {
  const mailboxes = new Set(chain.links.flatMap(({ mailbox }) => mailbox ?? []))
  const where = `the ${chain.kind} item ${chain.itemId} through ${counted(mailboxes.size, 'mailbox', 'mailboxes')}`
  const [first, ...others] = chain.links.filter(({ state }) => state === 'breaks')
  if (first === undefined) return `Followed ${where}: every digest that must agree agrees.`
  const more = others.length === 0 ? '' : `, and in ${counted(others.length, 'more place', 'more places')}`
  return `Followed ${where}: the chain breaks where the item is ${placeOf(first)}${more}.`
}

function placeOf({ stage, mailbox }: EvidenceLink): string {
  return mailbox === null ? stage : `${stage} (${mailbox})`
}
