import { type Finding, type LedgerFault, ledgerFaults } from '../finding.ts'
import type { Prediction, SyncPrediction } from '../predict/predict.ts'
import type { Disposition } from '../predict/predicted-copies.ts'

/**
 * Source, mailboxes and import log of one or more daily runs, compared copy by copy. A copy is an item and one distinct
 * mailbox that its participants resolve to; an item that resolves to none counts as one failed copy.
 */
export interface Ledger {
  /** Captured items in the windows of the syncs. */
  items: number
  /** Copies after fan-out. */
  copies: number
  /** What should have become of the copies; adds up to `copies`. */
  dispositions: Record<Disposition, number>
  /** Copies with each fault; a copy that is altered in three ways counts once. */
  faults: Record<LedgerFault, number>
  /** Items that no mailbox had to receive. This is not a fault. */
  noMailbox: number
  /** Copies that several participants share, because they resolve to one mailbox. This is not a fault. */
  sharedMailbox: number
}

/** Counts the copies of the regular windows of all syncs, and their faults. */
export function ledgerOf(prediction: Prediction, findings: readonly Finding[]): Ledger {
  const syncs = prediction.syncs.flatMap((alternatives) => alternatives.slice(0, 1))
  const sum = (count: (sync: SyncPrediction) => number): number => syncs.reduce((total, sync) => total + count(sync), 0)
  return {
    items: sum((sync) => sync.items.length),
    copies: sum((sync) => sync.available),
    dispositions: {
      imported: sum((sync) => sync.dispositions.imported),
      partial: sum((sync) => sync.dispositions.partial),
      skipped: sum((sync) => sync.dispositions.skipped),
      failed: sum((sync) => sync.dispositions.failed),
    },
    faults: countFaults(findings),
    noMailbox: sum((sync) => sync.failures.filter((failure) => failure.reason === 'no-mailbox').length),
    sharedMailbox: sum((sync) => sync.sharedMailbox),
  }
}

function countFaults(findings: readonly Finding[]): Record<LedgerFault, number> {
  const places = new Map<LedgerFault, Set<string>>(ledgerFaults.map((fault) => [fault, new Set()]))
  for (const [index, finding] of findings.entries()) {
    if (finding.fault === undefined) continue
    const place = finding.fault === 'altered' || finding.fault === 'misplaced'
    const key = place
      ? `${finding.mailbox ?? ''}\n${finding.itemId ?? finding.archiveMessageId ?? index}`
      : String(index)
    places.get(finding.fault)?.add(key)
  }
  const count = (fault: LedgerFault): number => places.get(fault)?.size ?? 0
  return {
    missing: count('missing'),
    misplaced: count('misplaced'),
    doubled: count('doubled'),
    altered: count('altered'),
    unexpected: count('unexpected'),
    'log-untrue': count('log-untrue'),
  }
}
