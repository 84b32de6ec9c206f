import { z } from 'zod'
import type { LedgerFault } from '../../oracle/index.ts'

/** A finding in the JSON report. Every field is always present; `null` means that the finding has no value. */
export interface JsonFinding {
  requirement: string
  fault: LedgerFault | null
  message: string
  acceptable: string[]
  seen: string
  itemId: string | null
  archiveMessageId: string | null
  mailbox: string | null
  about: string[]
  consequences: string[]
}

/** The id of a requirement. */
export const requirementId = z.string().min(1).describe('Stable id of a requirement: MAP-5.')
const fault = z
  .enum(['missing', 'misplaced', 'doubled', 'altered', 'unexpected', 'log-untrue'])
  .describe('What can be wrong with a copy; log-untrue concerns the import log.')

/** The schema of a finding. */
export const finding: z.ZodType<JsonFinding> = z.strictObject({
  requirement: requirementId.describe('The requirement that is broken.'),
  fault: fault.nullable(),
  message: z.string().describe('What is wrong, in one sentence.'),
  acceptable: z.array(z.string()).describe('Every acceptable outcome.'),
  seen: z.string().describe('What was found instead.'),
  itemId: z.string().nullable().describe('The capture of the finding.'),
  archiveMessageId: z
    .string()
    .nullable()
    .describe('The message of the finding; it is the same on every phone that captured it.'),
  mailbox: z.string().nullable().describe('The primary address of the mailbox of the finding.'),
  about: z
    .array(z.string())
    .default([])
    .describe('What the item is, whose it is, and in which run it is due; only where that explains the finding.'),
  consequences: z
    .array(z.string())
    .default([])
    .describe('What else is broken only because of this, as "LOG-4: what is wrong"; it does not count on its own.'),
})
