import { type Savable, saveAll } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
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
  /** How long that is. */
  readonly restorableMs: number
  noteGone(entryId: string): void
  isGone(entryId: string): boolean
}

/** The people who left as the tables have it. */
export function createLeavers(tables: StateTables): Leavers {
  const left = tables.map<Date>('left')
  const gone = tables.map<true>('gone')
  return {
    noteLeave: (entryId, at) => left.set(entryId, at),
    noteReturn: (entryId) => left.delete(entryId),
    leftAt: (entryId) => left.get(entryId),
    isOver: (entryId, at) => {
      const leftAt = left.get(entryId)
      return leftAt !== undefined && at.getTime() >= leftAt.getTime() + restorableDays * dayMs
    },
    restorableMs: restorableDays * dayMs,
    noteGone: (entryId) => gone.set(entryId, true),
    isGone: (entryId) => gone.has(entryId),
    save: () => saveAll([left, gone]),
  }
}
