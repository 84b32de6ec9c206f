import { type Savable, saveAll } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import { dayMs } from './litigation-holds.ts'

/** How long a mailbox stays on hold after any hold was removed, in days. */
const delayDays = 30

/** The delay holds of a tenant: time to notice that a hold should not have been removed. */
export interface DelayHolds extends Savable {
  /** Says that some hold of a mailbox was removed. */
  noteRemoval(entryId: string): void
  /** Sets a delay hold that is due, and lifts one that is over; called by the assistant, which Exchange lets do it. */
  process(entryId: string, at: Date): void
  /** When the delay hold of a mailbox ends, if it has one. */
  endOf(entryId: string): Date | undefined
  /** Whether a hold was removed, and the assistant has not come by since. */
  isDue(entryId: string): boolean
  /** How long a delay hold lasts. */
  readonly lastsMs: number
}

/** The delay holds that the tables have. */
export function createDelayHolds(tables: StateTables): DelayHolds {
  const ends = tables.map<Date>('ends of delay holds')
  const removals = tables.map<true>('removals')
  return {
    noteRemoval: (entryId) => removals.set(entryId, true),
    process: (entryId, at) => {
      const end = ends.get(entryId)
      if (end !== undefined && end <= at) ends.delete(entryId)
      if (removals.delete(entryId)) ends.set(entryId, new Date(at.getTime() + delayDays * dayMs))
    },
    endOf: (entryId) => ends.get(entryId),
    isDue: (entryId) => removals.has(entryId),
    lastsMs: delayDays * dayMs,
    save: () => saveAll([ends, removals]),
  }
}
