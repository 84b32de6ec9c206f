import type { Savable } from '../../../control/savable.ts'
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
}

/** Without delay holds at first. */
export function createDelayHolds(): DelayHolds {
  let ends = new Map<string, Date>()
  let removals = new Set<string>()
  return {
    noteRemoval: (entryId) => removals.add(entryId),
    process: (entryId, at) => {
      const end = ends.get(entryId)
      if (end !== undefined && end <= at) ends.delete(entryId)
      if (removals.delete(entryId)) ends.set(entryId, new Date(at.getTime() + delayDays * dayMs))
    },
    endOf: (entryId) => ends.get(entryId),
    isDue: (entryId) => removals.has(entryId),
    save: () => {
      const kept = [new Map(ends), new Set(removals)] as const
      return () => {
        ;[ends, removals] = [new Map(kept[0]), new Set(kept[1])]
      }
    },
  }
}
