import type { Audit, Disposition, Finding, LedgerFault } from '../../oracle/index.ts'

/** One row of the ledger: an item and a mailbox, or a message without an item. */
export interface LedgerCopy {
  /** Absent for a message without a captured item. */
  itemId?: string | undefined
  archiveMessageId?: string | undefined
  /** Kind of the item: `text`, `deletion`. */
  kind?: string | undefined
  /** The primary address; absent for an item that resolves to no mailbox. */
  mailbox?: string | undefined
  /** The expected disposition of the copy; absent for an unexpected message. */
  disposition?: Disposition | undefined
  /** The ledger faults of the copy, each once. */
  faults: LedgerFault[]
}

/** What the rows are made of. */
type Judged = Pick<Audit, 'prediction' | 'findings'>

/**
 * The ledger of a judged world, copy by copy. Each disposition has as many rows as the ledger counts. Rows are in order
 * of capture; messages without an item come last. They are made while they are looked at, because a day may have millions.
 */
export function ledgerCopies(judged: Judged): Iterable<LedgerCopy> {
  return { [Symbol.iterator]: () => rowsOf(judged) }
}

function* rowsOf({ prediction, findings }: Judged): Generator<LedgerCopy> {
  const about = faultsByPlace(findings)
  const reported = new Set<string>()
  const faultsOf = (copy: Pick<LedgerCopy, 'itemId' | 'archiveMessageId' | 'mailbox'>): LedgerFault[] => {
    // Most days have no fault.
    if (about.size === 0) return noFaults
    const sharesItsId = prediction.messages.under(copy.archiveMessageId ?? '').length > 1
    const place = sharesItsId ? itemPlaceOf(copy) : placeOf(copy)
    const faults = about.get(place)
    // Two captures of a message lead to the same copy in the mailbox; only the row of the first one lists the faults.
    if (faults === undefined || reported.has(place)) return noFaults
    reported.add(place)
    return faults
  }
  for (const [regular] of prediction.syncs) {
    for (const { capture, mailbox, disposition } of regular?.eachOutcome() ?? []) {
      const { itemId, archiveMessageId, kind } = capture.item
      const faults = faultsOf({ itemId, archiveMessageId, mailbox })
      yield { itemId, archiveMessageId, kind, mailbox, disposition, faults }
    }
  }
  for (const finding of findings) {
    const { itemId, archiveMessageId, mailbox } = finding
    const isStray =
      finding.fault === 'unexpected' && !reported.has(placeOf(finding)) && !reported.has(itemPlaceOf(finding))
    if (isStray) yield { itemId, archiveMessageId, mailbox, faults: ['unexpected'] }
  }
}

/** One list for all rows without faults. */
const noFaults: LedgerFault[] = []

function faultsByPlace(findings: readonly Finding[]): Map<string, LedgerFault[]> {
  const faults = new Map<string, LedgerFault[]>()
  for (const finding of findings) {
    if (finding.fault === undefined || finding.archiveMessageId === undefined) continue
    for (const place of [placeOf(finding), itemPlaceOf(finding)]) {
      const known = faults.get(place) ?? []
      if (!known.includes(finding.fault)) faults.set(place, [...known, finding.fault])
    }
  }
  return faults
}

function placeOf({ archiveMessageId, mailbox }: Pick<LedgerCopy, 'archiveMessageId' | 'mailbox'>): string {
  return `${archiveMessageId ?? ''}\n${mailbox ?? ''}`
}

/** The place of one of several messages under an id. Not two items have one id, so it is no place of the other kind. */
function itemPlaceOf({ itemId, mailbox }: Pick<LedgerCopy, 'itemId' | 'mailbox'>): string {
  return `item ${itemId ?? ''}\n${mailbox ?? ''}`
}
