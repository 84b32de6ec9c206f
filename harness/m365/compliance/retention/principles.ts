import { isRetaining, type RetentionPolicy } from './retention-policies.ts'

/** The dates of an item from which ages count. */
export interface RetentionDates {
  /** When it was received, or else created. */
  readonly received: Date
  /** When it was last changed, before its deletion if it is deleted. */
  readonly modified: Date
}

/** What the policies together do with an item. */
export interface RetentionVerdict {
  /** Until when it cannot be deleted for good, in milliseconds from 1970; Infinity: for ever; -Infinity: nothing retains it. */
  readonly keptUntilMs: number
  /** When it is deleted, into Recoverable Items; Infinity: nothing deletes it. */
  readonly deletedAtMs: number
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * The principles of retention, from the first to the last (document: Learn about retention policies and retention labels):
 * 1. Retention wins over deletion: nothing is deleted for good before `keptUntilMs`, whatever deletes it.
 * 2. The longest retention wins.
 * 3. What is explicit wins over what is implicit: if policies that name the mailbox delete, policies for all mailboxes do not count.
 * 4. The shortest deletion wins.
 * As the document says, a deletion may take an item out of sight although it is retained.
 */
export function retentionVerdict(dates: RetentionDates, policies: readonly RetentionPolicy[]): RetentionVerdict {
  const kept = policies.filter(isRetaining).map((policy) => endOf(policy, dates))
  const deleting = policies.filter(({ action }) => action !== 'retain')
  const explicit = deleting.filter(({ mailboxes }) => mailboxes !== 'all')
  const deleted = (explicit.length > 0 ? explicit : deleting).map((policy) => endOf(policy, dates))
  return { keptUntilMs: Math.max(-Infinity, ...kept), deletedAtMs: Math.min(Infinity, ...deleted) }
}

/** When the age of a policy is reached. */
function endOf({ days, from }: RetentionPolicy, { received, modified }: RetentionDates): number {
  if (days === undefined) return Infinity
  return (from === 'received' ? received : modified).getTime() + days * dayMs
}
