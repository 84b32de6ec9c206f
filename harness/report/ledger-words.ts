import type { Disposition, Ledger, LedgerFault } from '../oracle/index.ts'

/** The dispositions of copies, in words. The keys are in the order in which reports list them. */
export const dispositionWords: Record<Disposition, string> = {
  imported: 'complete, in their mailbox',
  partial: 'without some of their attachments',
  skipped: 'already there',
  failed: 'in no mailbox, for a reason that the import log must give',
}

/** The ledger faults of copies, in words. The keys are in the order in which reports list them. */
export const faultWords: Record<LedgerFault, string> = {
  missing: 'not in the mailbox that should have it',
  misplaced: 'in another folder',
  doubled: 'more than once in one mailbox',
  altered: 'with content that differs from the captured content',
  unexpected: 'in a mailbox that should not have it',
  'log-untrue': 'counted differently in the import log than in the mailboxes',
}

/** Every disposition, in order. */
export const dispositionOrder: Disposition[] = Object.keys(dispositionWords) as Disposition[]

/** Every ledger fault, in order. */
export const faultOrder: LedgerFault[] = Object.keys(faultWords) as LedgerFault[]

/** The number of all faults of a ledger. */
export function faultTotal(ledger: Ledger): number {
  return faultOrder.reduce((sum, fault) => sum + ledger.faults[fault], 0)
}

/** The meaning of a ledger without faults. */
export const faultlessSentence =
  'none: no copy is missing, misplaced, doubled, altered or unexpected, and the import log is correct'
