import { z } from 'zod'
import type { JournalEntry } from '../../control/journal.ts'

/** One request of the connector to a server, and its answer, without bodies and secrets. */
export interface JsonRequest {
  server: string
  operation: string
  method: string
  path: string
  status: number
  requestBytes: number
  fault: string | null
  at: string
  realMs: number
}

export const jsonRequestSchema: z.ZodType<JsonRequest> = z.strictObject({
  server: z.string().describe('telemessage or m365.'),
  operation: z.string(),
  method: z.string(),
  path: z.string().describe('Path and query; secrets are redacted.'),
  status: z.int().nonnegative().describe('0: a fault prevented an answer.'),
  requestBytes: z.int().nonnegative(),
  fault: z.string().nullable().describe('The kind of the fault that struck; null: none.'),
  at: z.string().describe('The time on the calendar of the run, which stands still during a sync, ISO 8601.'),
  realMs: z
    .number()
    .nonnegative()
    .default(0)
    .describe('Real milliseconds from the start of the world to the end of the request.'),
})

/** A request in the form of the JSON report. */
export function jsonRequest(entry: JournalEntry): JsonRequest {
  const { server, operation, method, path, status, requestBytes, fault = null, at, realMs } = entry
  return { server, operation, method, path, status, requestBytes, fault, at, realMs }
}
