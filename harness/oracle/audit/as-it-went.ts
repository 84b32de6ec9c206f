import type { Messages } from '../predict/messages.ts'
import type { SyncPrediction } from '../predict/predict.ts'
import type { Disposition, PredictedOutcome } from '../predict/predicted-copies.ts'

/**
 * The prediction for a sync, corrected to what really happened. If a fault prevented a copy and a later sync imported
 * it, the copy failed in this sync and was imported in the later one. This is for logs of worlds in which a fault
 * struck: such a log is true, because it reports the late copy as it happened.
 */
export function asItWent(
  prediction: SyncPrediction,
  sync: number,
  { firstSyncs, messages }: { firstSyncs: ReadonlyMap<string, number>; messages: Messages },
): SyncPrediction {
  const counted = new Set<string>()
  const outcomes = prediction.outcomes.map((outcome) => {
    const key = copyKey(messages.of(outcome.capture), outcome.mailbox)
    const brought = firstSyncs.get(key)
    const isFirst = !counted.has(key)
    counted.add(key)
    return { ...outcome, disposition: really(outcome, brought === undefined ? undefined : brought - sync, isFirst) }
  })
  const dispositions: Record<Disposition, number> = { imported: 0, partial: 0, skipped: 0, failed: 0 }
  for (const { disposition } of outcomes) dispositions[disposition] += 1
  return { ...prediction, outcomes, eachOutcome: () => outcomes, dispositions }
}

/** `syncsLater`: the number of syncs after this one that brought the copy, 0 for this one; undefined: it never came. */
function really({ disposition }: PredictedOutcome, syncsLater: number | undefined, isFirst: boolean): Disposition {
  if (disposition === 'failed' || syncsLater === undefined) return disposition
  if (syncsLater > 0) return 'failed'
  return disposition === 'skipped' && syncsLater === 0 && isFirst ? 'imported' : disposition
}

/** A text for a copy. */
export function copyKey(message: string, mailbox: string | undefined): string {
  return `${message}\n${mailbox ?? ''}`
}
