import type { EvidenceChain, EvidenceLink } from '../runner/evidence/evidence-chain.ts'

const sha256 = 'ab'.repeat(32)

/** A link that agrees; for tests, which set the fields they are about. */
export function sampleLink(set: Partial<EvidenceLink> = {}): EvidenceLink {
  return {
    ...{ stage: 'exported', mailbox: 'asha@contoso.example', what: 'the message', where: 'items/1.eml', at: null },
    ...{ sha256, mustBe: sha256, state: 'agrees', owner: 'mock', says: 'The octets of the file in the export.' },
    ...set,
  }
}

/** The evidence of an item with these links; for tests. */
export function sampleChain(...links: EvidenceLink[]): EvidenceChain {
  return { itemId: 'itm-1', archiveMessageId: 'amid-1', kind: 'text', links }
}
