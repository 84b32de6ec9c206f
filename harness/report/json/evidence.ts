import { z } from 'zod'
import type { EvidenceChain } from '../../runner/evidence/evidence-chain.ts'

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable()

/** The evidence of one item as a report has it. */
export const jsonEvidenceSchema: z.ZodType<EvidenceChain> = z.strictObject({
  itemId: z.string(),
  archiveMessageId: z.string(),
  kind: z.string().describe('The kind of the item.'),
  links: z.array(
    z.strictObject({
      stage: z.enum(['captured', 'staged', 'imported', 'found', 'held', 'exported']).describe('In this order.'),
      mailbox: z.string().nullable().describe('The primary address; null before the mailboxes.'),
      what: z.string().describe('What has the digest: the item, the message, a file.'),
      where: z.string().nullable().describe('Folder, path in the export, blob; null if there is no such place.'),
      at: z.string().nullable().describe('Time on the calendar of the run; null if the place has none.'),
      sha256: digest.describe('Null if there is nothing to digest.'),
      mustBe: digest.describe('The digest that it must be; null if there is nothing to compare with.'),
      state: z
        .enum(['begins', 'agrees', 'breaks', 'left out'])
        .describe('begins: nothing to compare with. breaks: another digest, or none. left out: not gone through.'),
      owner: z.enum(['connector', 'mock', 'either']).describe('Whose mistake a break is.'),
      says: z.string(),
    }),
  ),
})

/** A copy with the fields of the published format alone. */
export function jsonEvidence({ itemId, archiveMessageId, kind, links }: EvidenceChain): EvidenceChain {
  return {
    ...{ itemId, archiveMessageId, kind },
    links: links.map(({ stage, mailbox, what, where, at, sha256, mustBe, state, owner, says }) => ({
      ...{ stage, mailbox, what, where, at, sha256, mustBe, state, owner, says },
    })),
  }
}
