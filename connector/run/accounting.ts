import type { SkippableError } from '../errors.ts'
import type { Destination } from '../mapping/resolve.ts'
import type { ImportLog } from '../state/import-log.ts'
import type { ArchivedItem } from '../telemessage/decode.ts'
import type { CopyOutcome } from './claims.ts'

/** Writes the outcome of a copy to the import log. A copy that was not begun does not belong to this run. */
export function account(
  importLog: ImportLog,
  item: ArchivedItem,
  destination: Destination,
  outcome: CopyOutcome,
): void {
  switch (outcome.kind) {
    case 'imported':
      importLog.counts.imported += 1
      return
    case 'found':
      importLog.counts.skipped += 1
      return
    case 'failed':
      failCopy(importLog, item, destination, outcome)
      return
    case 'not-begun':
      return
    default:
      outcome satisfies never
  }
}

/** A failed copy names the first participant it was meant for (LOG-2). */
export function failCopy(
  importLog: ImportLog,
  item: ArchivedItem,
  { mailbox, participants }: Destination,
  { reason, detail }: { reason: SkippableError['reason']; detail: string },
): void {
  const sourceUserId = participants[0]?.number ?? ''
  importLog.failure({ itemId: item.itemId, sourceUserId, microsoft365User: mailbox.address, reason, detail })
}

/** An item without any mailbox is one failure, under the number of its sender. */
export function failItem(importLog: ImportLog, item: ArchivedItem): void {
  const sender = item.participants.find(({ role }) => role === 'sender') ?? item.participants[0]
  const detail = 'no participant resolves to a valid user'
  importLog.failure({ itemId: item.itemId, sourceUserId: sender?.number ?? '', reason: 'no-mailbox', detail })
}
