import { z } from 'zod'

/** How many mutants of a group of files were noticed by the suite. `npm run test:mutants` in a checkout measures it. */
export interface MutationScore {
  /** `decoding, mapping, conversion …` in words: what was mutated. */
  files: string
  /** All mutants of the group, played or not. */
  mutants: number
  played: number
  killed: number
  /** A scenario did not end in time; that counts as noticed, too. */
  timedOut: number
  /** Survived, and a person has written why no test can notice it. */
  listed: number
  /** Survived without a reason: a hole. */
  open: number
}

const count = z.int().nonnegative()
export const mutationScoreSchema: z.ZodType<MutationScore> = z.strictObject({
  files: z.string().min(1).describe('What was mutated: one change at a time.'),
  mutants: count.describe('All mutants of these files.'),
  played: count.describe('Mutants with which the tests were played.'),
  killed: count.describe('A test noticed the mutant.'),
  timedOut: count.describe('A test did not end in time.'),
  listed: count.describe('No test noticed it, and a person has written why none can.'),
  open: count.describe('No test noticed it, and no reason is known.'),
})

/** The share of the played mutants that were noticed, before any list: `93.4 %`; a dash if none was played. */
export function noticedShare({ killed, timedOut, played }: MutationScore): string {
  return played === 0 ? '–' : `${((100 * (killed + timedOut)) / played).toFixed(1)} %`
}

/** A score in one sentence. */
export function mutationScoreText(score: MutationScore): string {
  const { files, mutants, played, killed, timedOut, listed, open } = score
  const parts = [
    `${played} of ${mutants} played`,
    `${killed} killed`,
    `${timedOut} timed out`,
    `${listed} survived with a reason`,
    `${open} survived without one`,
    `${noticedShare(score)} noticed`,
  ]
  return `${files}: ${parts.join(', ')}`
}
