import { Router } from 'express'
import { z } from 'zod'
import type { Journal, JournalFilter } from '../journal.ts'
import { checked } from './checked.ts'

const filterSchema: z.ZodType<JournalFilter> = z.strictObject({
  server: z.string().optional(),
  operation: z.string().optional(),
  actor: z.string().optional(),
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'a sequence number')
    .transform(Number)
    .optional(),
})

/** The journal: read all entries or those that match a filter; empty it. */
export function journalRoutes(journal: Journal): Router {
  return Router()
    .get('/', (request, response) => {
      const right = 'filter by server, operation, actor or since; give each at most once'
      const filter = checked(filterSchema, request.query, 'query-invalid', right)
      response.json({ total: journal.total(), entries: journal.entries(filter) })
    })
    .delete('/', (_request, response) => {
      journal.clear()
      response.status(204).end()
    })
}
