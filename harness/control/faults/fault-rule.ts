import { z } from 'zod'
import { faultEffectSchema } from './fault-kinds.ts'

/** Where, when and how often a fault strikes, as the control plane receives it. */
export const faultRuleSchema = z.strictObject({
  /**
   * `server:operation`, as in `telemessage:items.list`; the server may be left out if only one server has the
   * operation.
   */
  operation: z.string(),
  /** Only calls of this actor; absent: the calls of all actors. */
  actor: z.string().optional(),
  /** The first call that it may strike, counted from 1 over the matching calls since arming; absent: 1. */
  fromCall: z.int().min(1).optional(),
  /** How many calls it strikes; absent: all. */
  times: z.int().min(1).optional(),
  /** The probability, 0 to 1, with which it strikes a call that it may strike; drawn from the seed; absent: 1. */
  chance: z.number().min(0).max(1).optional(),
  effect: faultEffectSchema,
})

/** Where, when and how often a fault strikes. */
export type FaultRule = z.infer<typeof faultRuleSchema>

/** The operation that every listening server has besides its own operations: a client opens a connection. */
export const openingOperation = 'connections.open'
