import type { RedWorld } from '../../runner/index.ts'
import { UserError } from '../user-error.ts'
import { type ReproOptions, removeRepro, writeRepro } from './repro-folder.ts'

/**
 * Keeps the evidence of a run, and remembers what could not be kept. Its functions never throw: an error in them would become the
 * verdict of a scenario, in place of the one that the evidence is about.
 */
export interface EvidenceKeeper {
  /** Writes the evidence of one world, in place of earlier evidence of the same scenario. */
  keep(red: RedWorld): Promise<void>
  /** Removes the evidence of a scenario that is not red any more. */
  drop(scenarioId: string): Promise<void>
  /** One sentence if any evidence is not as it should be; empty if all is. */
  failures(): string[]
}

/** A keeper that has kept nothing yet. */
export function evidenceKeeper(options: ReproOptions): EvidenceKeeper {
  const whyLost = new Map<string, string>()
  const noting = async (id: string, work: () => Promise<void>): Promise<void> => {
    whyLost.delete(id)
    try {
      await work()
    } catch (error) {
      whyLost.set(id, error instanceof UserError ? error.message : String(error))
    }
  }
  return {
    keep: (red) => noting(red.id, () => writeRepro(red, options)),
    drop: (id) => noting(id, () => removeRepro(id, options.folder)),
    failures: () => {
      const [first] = whyLost
      if (first === undefined) return []
      const [id, why] = first
      return [`evidence of ${id}${whyLost.size > 1 ? ` (and of ${whyLost.size - 1} more)` : ''}: ${why}`]
    },
  }
}
