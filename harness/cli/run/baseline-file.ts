import { z } from 'zod'
import { scenarios } from '../../../scenarios/index.ts'
import { requirements } from '../../catalogue/index.ts'
import type { KnownFailure } from '../../runner/play/result.ts'
import { placeOf, readJsonFile } from '../json-file.ts'

/** The names of the days that `run` plays, as results have them; a baseline can list them like scenarios. */
const dayIds = ['the-day', 'the-chat-export']

const text = z.string().trim().min(1, 'this text is empty')

const knownFailureSchema = z.strictObject({
  requirement: text.superRefine((id, context) => {
    const found = requirements.find((requirement) => requirement.id === id)
    if (found === undefined)
      context.addIssue(
        `the catalogue has no requirement "${id}"; run --list shows the scenarios and their requirements`,
      )
    else if (found.subject !== 'connector') {
      context.addIssue(`${id} is about this mock and not about a connector, so it never fails a run; remove this entry`)
    }
  }),
  scenario: text
    .refine((id) => dayIds.includes(id) || scenarios.some((scenario) => scenario.id === id), {
      error: ({ input }) => `there is no scenario "${input}"; run --list shows all scenarios`,
    })
    .optional(),
  reason: text,
})

const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  knownFailures: z.array(knownFailureSchema).superRefine((entries, context) => {
    for (const [at, { requirement, scenario }] of entries.entries()) {
      const earlier = entries.findIndex(
        (other) => other.requirement === requirement && (other.scenario === undefined || other.scenario === scenario),
      )
      if (earlier === -1 || earlier === at) continue
      const path = placeOf(['knownFailures', earlier])
      context.addIssue({
        code: 'custom',
        path: [at],
        message: `${path} already lists ${requirement}; keep one of the two`,
      })
    }
  }),
})

/**
 * The failures that a baseline lists. Throws a UserError that names file and place for a file that is not a baseline,
 * and for an entry about something that does not exist: the entry has no effect today, but could hide another failure
 * later.
 */
export async function readBaseline(path: string): Promise<KnownFailure[]> {
  const advice =
    'a baseline is { "schemaVersion": 1, "knownFailures": [{ "requirement": "RES-1", "reason": "why it is not fixed yet" }] },' +
    ' and an entry may also name a "scenario"'
  return (await readJsonFile(path, baselineSchema, { code: 'bad-baseline', advice })).knownFailures
}
