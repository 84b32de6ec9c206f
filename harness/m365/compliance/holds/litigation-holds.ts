import type { Savable } from '../../../control/savable.ts'
import type { StateTables } from '../../../control/state/state-tables.ts'
import type { Message } from '../../mailbox/message.ts'

/** A Litigation Hold on a mailbox: it keeps everything in it, now and later. */
export interface LitigationHold {
  readonly entryId: string
  readonly placedAt: Date
  readonly actsAt: Date
  /** Who placed it: a user principal name. */
  readonly owner: string
  readonly comment: string
  /** For so many days from the date of each item; undefined: until it is released. */
  readonly durationDays: number | undefined
}

/** The Litigation Holds of a tenant, one at most for each mailbox. */
export interface LitigationHolds extends Savable {
  of(entryId: string): LitigationHold | undefined
  list(): readonly LitigationHold[]
  /** Places it, or replaces the present one. */
  place(hold: LitigationHold): void
  /** False if there was none. */
  release(entryId: string): boolean
}

/** The holds that the tables have. */
export function createLitigationHolds(tables: StateTables): LitigationHolds {
  const holds = tables.map<LitigationHold>('litigation holds')
  return {
    of: (entryId) => holds.get(entryId),
    list: () => [...holds.values()],
    place: (hold) => holds.set(hold.entryId, hold),
    release: (entryId) => holds.delete(entryId),
    save: () => holds.save(),
  }
}

export const dayMs: number = 24 * 60 * 60 * 1000

/** Whether a hold keeps a message at an instant. Its duration counts from the day the message was received, or else created. */
export function isKeptByLitigation({ actsAt, durationDays }: LitigationHold, message: Message, at: Date): boolean {
  if (actsAt > at) return false
  const from = message.receivedTime ?? message.createdTime
  return durationDays === undefined || from.getTime() + durationDays * dayMs > at.getTime()
}
