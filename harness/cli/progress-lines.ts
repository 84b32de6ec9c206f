import { z } from 'zod'

/** What a run will play. `day` is the id of the day; null if none is played. */
const begunSchema = z.object({
  event: z.literal('begun'),
  /** Increases when a field changes its meaning or is removed. */
  schemaVersion: z.literal(1),
  seed: z.int().nonnegative(),
  connector: z.string(),
  day: z.string().nullable(),
  scenarios: z.array(z.object({ scenario: z.string(), requirement: z.string() })),
})

const judgedSchema = z.object({
  event: z.literal('judged'),
  /** The id of the scenario, or of the day. */
  scenario: z.string(),
  results: z.array(
    z.object({
      requirement: z.string(),
      verdict: z.enum(['fail', 'error', 'flaky', 'unknown', 'warn', 'not-covered', 'inapplicable', 'pass']),
      /** Why the verdict is not a pass; empty for a pass. */
      message: z.string(),
    }),
  ),
})

const endedSchema = z.object({ event: z.literal('ended'), exitCode: z.int() })

/**
 * A line of `run --progress-json`: first what will be played, then each scenario as it is judged, at last the exit code. A scenario that was red and
 * was played again is judged twice; the later line counts. A run that was stopped has no last line.
 */
export const progressLineSchema: z.ZodType<ProgressLine> = z.discriminatedUnion('event', [
  begunSchema,
  judgedSchema,
  endedSchema,
])

/** A line of `run --progress-json`, decoded. */
export type ProgressLine = z.infer<typeof begunSchema> | z.infer<typeof judgedSchema> | z.infer<typeof endedSchema>
