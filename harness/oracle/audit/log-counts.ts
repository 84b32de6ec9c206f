import type { Readings } from '../../catalogue/index.ts'
import { groupBy } from '../group-by.ts'
import type { PredictedFailure, SyncPrediction } from '../predict/predict.ts'
import type { Disposition } from '../predict/predicted-copies.ts'

/** What the summary of an import log must say, in the declared unit. */
export interface LogCounts extends Record<Disposition, number> {
  itemsFromSource: number
  available: number
}

/** The counts of a sync: of its copies, or of its captured items, each by its best copy (`log.unit`). */
export function countsIn(sync: SyncPrediction, unit: Readings['log.unit']): LogCounts {
  const itemsFromSource = sync.items.length
  if (unit === 'copies') return { ...sync.dispositions, available: sync.available, itemsFromSource }
  const counts: Record<Disposition, number> = { imported: 0, partial: 0, skipped: 0, failed: 0 }
  const byItem = groupBy(sync.eachOutcome(), ({ capture }) => capture)
  for (const outcomes of byItem.values()) {
    const has = new Set(outcomes.map(({ disposition }) => disposition))
    const disposition = bestFirst.find((one) => has.has(one)) ?? 'failed'
    counts[disposition] += 1
  }
  return { ...counts, available: byItem.size, itemsFromSource }
}

const bestFirst: Disposition[] = ['imported', 'partial', 'failed', 'skipped']

/** A failure that the log must record. */
export interface LoggedFailure extends Pick<PredictedFailure, 'capture' | 'reason' | 'sourceUserIds'> {
  /** Primary addresses; the record names one of them, or none if `undefined` is among them. */
  mailboxes: (string | undefined)[]
}

/** The failures of a sync: one for each copy, or one for each failed item, which may name any of its mailboxes. */
export function failuresIn(sync: SyncPrediction, unit: Readings['log.unit']): LoggedFailure[] {
  if (unit === 'copies') return sync.failures.map((failure) => ({ ...failure, mailboxes: [failure.mailbox] }))
  return [...groupBy(sync.failures, ({ capture }) => capture).values()].flatMap((failures) =>
    failures.slice(0, 1).map(({ capture, reason }) => ({
      capture,
      reason,
      sourceUserIds: failures.flatMap(({ sourceUserIds }) => sourceUserIds),
      mailboxes: [undefined, ...failures.map(({ mailbox }) => mailbox)],
    })),
  )
}
