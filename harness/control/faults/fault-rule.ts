import { z } from 'zod'
import { faultEffectSchema } from './fault-kinds.ts'

/** Where, when and how often a fault strikes, as it is armed over the control plane. */
export const faultRuleSchema = z.strictObject({
  /** `server:operation`, as in `telemessage:items.list`; without the server where only one of them has the operation. */
  operation: z.string(),
  /** Only calls of this actor; absent: everybody's. */
  actor: z.string().optional(),
  /** Counted from 1 over the matching calls since arming; absent: from the first. */
  fromCall: z.int().min(1).optional(),
  /** How many calls it strikes; absent: every one. */
  times: z.int().min(1).optional(),
  /** 0 to 1: with which probability it strikes a call that it could strike, drawn from the seed; absent: always. */
  chance: z.number().min(0).max(1).optional(),
  effect: faultEffectSchema,
})

/** Where, when and how often a fault strikes. */
export type FaultRule = z.infer<typeof faultRuleSchema>

/** The operation that every listening server has beside its own: somebody opens a connection. */
export const openingOperation = 'connections.open'
