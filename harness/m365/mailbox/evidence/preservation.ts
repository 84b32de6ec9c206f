import type { KeptBy } from '../mailbox-change.ts'
import type { Message } from '../message.ts'

/**
 * What compliance decides about a mailbox. A mailbox asks it at every purge and at every change of a message. An answer is about the
 * mailbox as a whole and needs no query: the assistant of Exchange evaluates queries later, and until then everything is kept.
 */
export interface Preservation {
  /** Why a message of the mailbox stays when it is purged; undefined: it is gone. */
  keeps(entryId: string): Exclude<KeptBy, 'quota'> | undefined
  /** Whether the state before a change of this message is kept. */
  keepsVersions(entryId: string, message: Message): boolean
  /** What Recoverable Items may take up, in bytes. */
  recoverableQuotaBytes(entryId: string): number
}

/** What a mailbox without holds and policies does: single item recovery is on in Exchange Online. */
export const singleItemRecovery: Preservation = {
  keeps: () => 'single item recovery',
  keepsVersions: () => false,
  recoverableQuotaBytes: () => 30 * 1024 ** 3,
}

/** Where a purged message is kept. A Litigation Hold takes precedence over holds with a query. */
export function placeOfPurged(keptBy: Exclude<KeptBy, 'quota'>): 'Purges' | 'DiscoveryHolds' {
  return keptBy === 'case hold' || keptBy === 'retention' ? 'DiscoveryHolds' : 'Purges'
}
