import { z } from 'zod'

/** What this project adds to the options of Stryker: they reach its plugins in every process. */
const runOptionsSchema = z.strictObject({
  /** The absolute path of the root of the repository. */
  root: z.string(),
  target: z.enum(['connector', 'second-door', 'oracle']),
  /** The absolute path of the journal: one line of JSON for each mutant that was played. */
  journal: z.string(),
  /** The absolute path of the folder for coverage that was measured before. */
  coverageFolder: z.string(),
  /** From which the order of the mutants is drawn. */
  seed: z.int().nonnegative(),
  /** How many mutants are played at the most; absent: all. */
  sample: z.int().positive().optional(),
  /** The part of the mutants that is played, for example the first of four; absent: all of them. */
  shard: z.strictObject({ number: z.int().positive(), of: z.int().positive() }).optional(),
  /** Only mutants of the deciding files, or only of the others; absent: both. */
  only: z.enum(['deciding', 'others']).optional(),
  /** Only mutants of files whose path contains one of these texts; empty: all files. */
  filters: z.array(z.string()),
  /** Only these mutants, whether they were played before or not; absent: those that were not. */
  ids: z.array(z.string()).optional(),
  /** Mutants that another run has settled: they are left out. */
  settled: z.array(z.string()),
  /** How many tests a mutant meets at the most. What none of them notices stays undecided. Absent: all. */
  testsMax: z.int().positive().optional(),
  /** How many mutants are active at once at the most. Absent: each is played alone. */
  together: z.int().min(2).optional(),
  /** The absolute path of the file that says which mutants this run plays. */
  chosen: z.string(),
  /** Plays mutants again that survived before, because scenarios were added since. */
  again: z.boolean(),
})

export type RunOptions = z.infer<typeof runOptionsSchema>

/** The property of Stryker's options that has them. */
export const runOptionsName = 'mutants'

/** The options of this project among those of Stryker. Throws a ZodError if they are missing. */
export function runOptionsIn(options: object): RunOptions {
  return runOptionsSchema.parse(new Map(Object.entries(options)).get(runOptionsName))
}

/** How the runner says that the first tests noticed nothing. Stryker has no word for it, so it reports it as an error. */
export const undecided = 'undecided: the first tests did not notice it'
