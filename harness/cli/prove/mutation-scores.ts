import { z } from 'zod'
import { type MutationScore, mutationScoreSchema } from '../../report/index.ts'
import recorded from './mutation-scores.json' with { type: 'json' }

/** How many mutants the suite noticed, as `npm run test:mutants -- --record` wrote it in the checkout of this package. */
export const mutationScores: MutationScore[] = z.array(mutationScoreSchema).parse(recorded)
