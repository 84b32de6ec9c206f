import { z } from 'zod'
import type { Journal, JournalFilter } from '../journal.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'

const sequence = z
  .string()
  .regex(/^\d{1,15}$/, 'a sequence number')
  .transform(Number)
  .optional()
const filterSchema: z.ZodType<JournalFilter> = z.strictObject({
  server: z.string().optional().describe('Only requests to this server: `telemessage` or `m365`.'),
  operation: z.string().optional().describe('Only requests to this operation.'),
  actor: z.string().optional().describe('Only requests of this caller.'),
  method: z.string().optional().describe('Only requests with this method, in capitals.'),
  status: z
    .string()
    .regex(/^([0-9]{1,3}|[1-5]xx|refused)$/, 'a status, a class such as 4xx, or refused')
    .optional()
    .describe('Only answers with this status: `404`, `4xx`, or `refused` for 400 and more and for no answer.'),
  path: z.string().max(1_000).optional().describe('Only requests with this text in path or query, in any letter case.'),
  since: sequence.describe('Only requests after this sequence number.'),
  before: sequence.describe('Only requests before this sequence number.'),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'a number from 1 to 99999')
    .transform(Number)
    .optional()
    .describe('Only so many: the newest of those that match.'),
})

const entrySchema = z
  .strictObject({
    sequence: z.int().positive().describe('The number of the request, counted from 1.'),
    server: z.string().describe('The server that got it: `telemessage` or `m365`.'),
    operation: z.string().describe('The operation that it was sent to.'),
    actor: z.string().optional().describe('The caller; absent if the request had no credentials that show one.'),
    method: z.string().describe('The method of the request.'),
    path: z.string().describe('Path and query; secrets in the query are redacted.'),
    status: z.int().describe('The status of the answer; 0 if a fault prevented an answer.'),
    requestBytes: z.int().nonnegative().describe('The size of the body of the request.'),
    fault: z.string().optional().describe('The kind of the fault that struck; absent if none did.'),
    refusal: z.string().optional().describe('Why the server refused, in its own words; absent if it did not.'),
    tooEarlyByMs: z.number().optional().describe('How much of `Retry-After` was left, on the real clock.'),
    resourceTooEarlyByMs: z
      .number()
      .optional()
      .describe('The same for another request of the caller to the same mailbox.'),
    at: z.iso.datetime().describe('When, by the calendar.'),
    realMs: z
      .number()
      .nonnegative()
      .describe('Real milliseconds from the first start of the servers to the end of the request.'),
  })
  .meta({ id: 'JournalEntry', description: 'A request with its result, without bodies and secrets.' })

const journalSchema = z
  .strictObject({
    total: z.int().nonnegative().describe('All requests since the start, also those that are no longer kept.'),
    matching: z.int().nonnegative().describe('The requests that are kept and match the filter, whatever its `limit`.'),
    entries: z.array(entrySchema).describe('The requests that are kept and match the filter, oldest first.'),
  })
  .meta({ id: 'Journal', description: 'What happened on the wire.' })

/** The journal: read all entries or those that match a filter; empty it. */
export function journalOperations(journal: Journal): ControlOperation[] {
  const subject = 'journal' as const
  return [
    controlOperation({
      subject,
      name: 'journal.get',
      method: 'GET',
      path: '/journal',
      summary: 'Read the journal',
      description: 'The newest requests are kept: 50,000 by `serve`, 10,000 elsewhere. Filters can be combined.',
      query: {
        schema: filterSchema,
        right:
          'filter by server, operation, actor, method, status, path, since, before or limit; give each at most once',
      },
      answer: { description: 'The journal.', schema: journalSchema },
      respond: ({ query }) => ({
        total: journal.total(),
        matching: journal.count(query),
        entries: journal.entries(query),
      }),
    }),
    controlOperation({
      subject,
      name: 'journal.clear',
      method: 'DELETE',
      path: '/journal',
      summary: 'Empty the journal',
      description: 'The numbers of later requests continue.',
      answer: { description: 'The journal is empty.' },
      respond: () => journal.clear(),
    }),
  ]
}
