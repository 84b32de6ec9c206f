import type { Savable } from '../../../control/savable.ts'
import { dayMs } from './litigation-holds.ts'

/** How long a deleted user can be restored, with mailbox, in days. */
const restorableDays = 30

/**
 * `active`: its user is there. `soft-deleted`: its user left; it can be restored for 30 days. `inactive`: its user left, and a hold or a policy
 * that retains keeps it; it stays searchable. `gone`: its content is lost for good.
 */
export type MailboxLife = 'active' | 'soft-deleted' | 'inactive' | 'gone'

/** The people who left, and what became of their mailboxes. */
export interface Leavers extends Savable {
  noteLeave(entryId: string, at: Date): void
  /** The user was restored. */
  noteReturn(entryId: string): void
  leftAt(entryId: string): Date | undefined
  /** Whether the time in which a user can be restored is over. */
  isOver(entryId: string, at: Date): boolean
  noteGone(entryId: string): void
  isGone(entryId: string): boolean
}

/** Nobody has left at first. */
export function createLeavers(): Leavers {
  let left = new Map<string, Date>()
  let gone = new Set<string>()
  return {
    noteLeave: (entryId, at) => left.set(entryId, at),
    noteReturn: (entryId) => left.delete(entryId),
    leftAt: (entryId) => left.get(entryId),
    isOver: (entryId, at) => {
      const leftAt = left.get(entryId)
      return leftAt !== undefined && at.getTime() >= leftAt.getTime() + restorableDays * dayMs
    },
    noteGone: (entryId) => gone.add(entryId),
    isGone: (entryId) => gone.has(entryId),
    save: () => {
      const kept = [new Map(left), new Set(gone)] as const
      return () => {
        ;[left, gone] = [new Map(kept[0]), new Set(kept[1])]
      }
    },
  }
}
