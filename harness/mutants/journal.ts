import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { mutantNameSchema } from './mutant-key.ts'

/** What became of one mutant that was played. */
const playedMutantSchema = mutantNameSchema.extend({
  /**
   * `unreached`: no test gets to the mutant. `undecided`: the first tests did not notice it, and the others were not played. `error`: the
   * tests could not be played with it.
   */
  status: z.enum(['killed', 'survived', 'timed-out', 'unreached', 'undecided', 'error']),
  /** The first test that noticed it, and what it said. */
  by: z.string().optional(),
  because: z.string().optional(),
  /** How many tests were played. */
  testsPlayed: z.int().optional(),
})

export type PlayedMutant = z.infer<typeof playedMutantSchema>

/** Adds a line to the journal. */
export function appendPlayed(journal: string, played: PlayedMutant): void {
  appendFileSync(journal, `${JSON.stringify(played)}\n`)
}

/**
 * The mutants in a journal; if one was played twice, its later result. A journal that does not exist is empty. The line that a
 * process was writing when it was ended is left out.
 */
export function readJournal(journal: string): Map<string, PlayedMutant> {
  if (!existsSync(journal)) return new Map()
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1)
  const played = lines.map((line) => playedMutantSchema.parse(JSON.parse(line)))
  return new Map(played.map((one) => [one.id, one]))
}
