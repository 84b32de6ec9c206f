import { z } from 'zod'

/** A request of the journal, as the control plane shows it. */
export interface ShownExchange {
  sequence: number
  server: string
  operation: string
  actor?: string | undefined
  method: string
  path: string
  status: number
  requestBytes: number
  fault?: string | undefined
  refusal?: string | undefined
  tooEarlyByMs?: number | undefined
  at: string
}

export const exchangeSchema: z.ZodType<ShownExchange> = z.object({
  sequence: z.int(),
  server: z.string(),
  operation: z.string(),
  actor: z.string().optional(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  requestBytes: z.int(),
  fault: z.string().optional(),
  refusal: z.string().optional(),
  tooEarlyByMs: z.number().optional(),
  at: z.string(),
})
