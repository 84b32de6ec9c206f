import { z } from 'zod'
import { type FaultRule, faultRuleSchema } from './fault-rule.ts'

/** An armed rule and its counts. A rule without hits proves nothing. */
export interface ArmedFault {
  faultId: string
  rule: FaultRule
  /** The operation that the rule is aimed at, `server:operation`. */
  aim: string
  /** Matching calls since arming. */
  calls: number
  /**
   * Calls that it struck. A call does not count if the effect had nothing to change, for example a page fault without a
   * page.
   */
  hits: number
  /** Requests that this fault answered with Retry-After, and that the caller sent again before that time was over. */
  earlyReturns: number
  /**
   * Other requests of such a caller, sent before that time was over, to the same mailbox or other resource by which the
   * server counts.
   */
  otherEarlyCalls: number
  /** Answers without end that the caller read until the connection was broken. */
  overreads: number
}

const count = z.int().nonnegative()

/** An armed rule and its counts, as the control plane shows it and as a store keeps it. */
export const armedFaultSchema = z
  .strictObject({
    faultId: z.string().describe('The id by which the fault is shown and disarmed.'),
    rule: faultRuleSchema,
    aim: z.string().describe('The operation that the rule is aimed at: `server:operation`.'),
    calls: count.describe('Matching calls since arming.'),
    hits: count.describe('Calls that it struck. A call does not count if the effect had nothing to change.'),
    earlyReturns: count.describe('How often the same request came again before its `Retry-After` was over.'),
    otherEarlyCalls: count.describe('Other requests of the same caller to the same mailbox before that time.'),
    overreads: count.describe('Answers without end that the caller read until the connection was broken.'),
  } satisfies Record<keyof ArmedFault, z.ZodType>)
  .meta({ id: 'ArmedFault', description: 'An armed rule and its counts. A rule without hits proves nothing.' })
