import { z } from 'zod'
import type { FaultEffect, FaultRule } from './rule.ts'

const calls = z.int().min(1).optional()
const errorStatus = z.int().min(400).max(599)
const address = z.url({ protocol: /^https?$/, error: 'give an absolute http or https URL' })
const retryAfterSeconds = z.number().nonnegative().optional()

const effectSchema: z.ZodType<FaultEffect> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), status: errorStatus, retryAfterSeconds }),
  z.strictObject({ kind: z.literal('redirect'), status: z.literal([301, 302, 307, 308]), to: address }),
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('time-out') }),
  z.strictObject({ kind: z.literal('expired-token') }),
  z.strictObject({ kind: z.literal('answer-after'), status: errorStatus, retryAfterSeconds }),
  z.strictObject({ kind: z.literal('reset-after') }),
  z.strictObject({ kind: z.literal('truncate'), sentBytes: z.int().nonnegative().optional() }),
  z.strictObject({ kind: z.literal('malformed-json') }),
  z.strictObject({ kind: z.literal('drip'), pieceBytes: z.int().min(1), pauseMs: z.number().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('endless') }),
  z.strictObject({ kind: z.literal('links-elsewhere'), to: address }),
  z.strictObject({ kind: z.literal('repeat-page') }),
  z.strictObject({ kind: z.literal('repeat-item') }),
  z.strictObject({ kind: z.literal('reorder-page') }),
  z.strictObject({ kind: z.literal('wrong-digest') }),
  z.strictObject({ kind: z.literal('wrong-bytes') }),
  z.strictObject({ kind: z.literal('untrusted-certificate') }),
])

/** A fault as it is armed over the control plane. */
export const faultRuleSchema: z.ZodType<FaultRule> = z.strictObject({
  operation: z.string(),
  actor: z.string().optional(),
  fromCall: calls,
  times: calls,
  chance: z.number().min(0).max(1).optional(),
  effect: effectSchema,
})
