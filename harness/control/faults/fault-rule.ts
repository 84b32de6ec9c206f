import { z } from 'zod'
import { faultEffectSchema } from './fault-kinds.ts'

/** Where, when and how often a fault strikes, as the control plane receives it. */
export const faultRuleSchema = z
  .strictObject({
    operation: z
      .string()
      .describe(
        '`server:operation`, as in `telemessage:items.list`; the server may be left out if only one server has the operation.',
      ),
    actor: z.string().optional().describe('Only calls of this actor; absent: the calls of all actors.'),
    about: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Only calls about one thing: the `entryId` of a user stands for all calls to their mailbox, and any other text for the calls with that text in their decoded path or query, in any letter case, for example an `attachmentId`. Absent: all calls.',
      ),
    fromCall: z
      .int()
      .min(1)
      .optional()
      .describe('The first call that it may strike, counted from 1 over the matching calls since arming; absent: 1.'),
    times: z.int().min(1).optional().describe('How many calls it strikes; absent: all.'),
    chance: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('The probability with which it strikes a call that it may strike; drawn from the seed; absent: 1.'),
    effect: faultEffectSchema.describe('What it does.'),
  })
  .meta({ id: 'FaultRule', description: 'Where, when and how often a fault strikes.' })

/** Where, when and how often a fault strikes. */
export type FaultRule = z.infer<typeof faultRuleSchema>

/** The operation that every listening server has besides its own operations: a client opens a connection. */
export const openingOperation = 'connections.open'
