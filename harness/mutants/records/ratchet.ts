import type { PlayedMutant } from '../journal.ts'
import { idsIn, type MutationRecord } from './record.ts'

/** A mutant that survived, and what that means. */
export interface Escape {
  mutant: PlayedMutant
  /** `worse`: it was noticed before. `new`: it was never played. */
  sort: 'worse' | 'new'
}

/**
 * The mutants among `played` that nothing noticed and that the record does not list as survivors. A run with one that was noticed before
 * is worse than the record.
 */
export function escapes(played: Iterable<PlayedMutant>, record: MutationRecord): Escape[] {
  return [...played].flatMap((mutant): Escape[] => {
    if (mutant.status !== 'survived' && mutant.status !== 'unreached') return []
    const { killed, timedOut, survived = {} } = record[mutant.file] ?? {}
    if (mutant.id in survived) return []
    const wasNoticed = [...idsIn(killed), ...idsIn(timedOut)].includes(mutant.id)
    return [{ mutant, sort: wasNoticed ? 'worse' : 'new' }]
  })
}

/** The ids of a record that were noticed, and the files that they are in. */
export function noticedIn(record: MutationRecord): string[] {
  return Object.values(record).flatMap(({ killed, timedOut }) => [...idsIn(killed), ...idsIn(timedOut)])
}

/** The ids of the survivors that nobody has given a reason: the holes of the suite, as far as they are known. */
export function holesIn(record: MutationRecord): string[] {
  return Object.values(record).flatMap(({ survived = {} }) =>
    Object.entries(survived).flatMap(([id, { reason }]) => (reason === undefined ? [id] : [])),
  )
}

/** The ids of a record that have a result, which is not asked for again; `again`: only those that were noticed. */
export function settledIn(record: MutationRecord, again: boolean): string[] {
  if (again) return noticedIn(record)
  return [...noticedIn(record), ...Object.values(record).flatMap(({ survived = {} }) => Object.keys(survived))]
}
