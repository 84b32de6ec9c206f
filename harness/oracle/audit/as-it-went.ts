import type { Messages } from '../predict/messages.ts'
import type { SyncPrediction } from '../predict/predict.ts'
import type { Disposition, PredictedOutcome } from '../predict/predicted-copies.ts'
import type { Witness } from '../witness.ts'
import type { ObservedCopy } from './observe.ts'

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

/** What one sync brought into the mailboxes. */
interface ArrivedIn {
  copies: number
  /** Different messages, counted by their ids, in each mailbox. */
  distinct: number
  /** Different messages in all mailboxes together. */
  messages: number
}

/** What the syncs brought, as far as their import logs are compared with it. */
export interface Arrived {
  in(sync: number): ArrivedIn
  /** The first sync that brought a copy, by `copyKey`. Known only if a fault struck in any sync. */
  firstSyncs: ReadonlyMap<string, number>
}

/** Counts what arrived, in one part of the mailboxes after the other: the copies of a message in a mailbox are in one part. */
export function countArrived({ syncs }: Pick<Witness, 'syncs'>): Arrived & {
  add(observed: readonly ObservedCopy[]): void
} {
  const hasBeenStruck = syncs.some(({ faultsStruck }) => faultsStruck.length > 0)
  const counts = syncs.map(() => ({ copies: 0, distinct: 0, messages: new Set<string | undefined>() }))
  const firstSyncs = new Map<string, number>()
  return {
    add: (observed) => {
      const distinct = syncs.map(() => new Set<string>())
      for (const { sync, mailbox, message, archiveMessageId } of observed) {
        const count = counts[sync]
        if (count === undefined) continue
        count.copies += 1
        count.messages.add(message)
        distinct[sync]?.add(copyKey(mailbox, archiveMessageId))
        if (!hasBeenStruck) continue
        const key = copyKey(message ?? '', mailbox)
        firstSyncs.set(key, Math.min(sync, firstSyncs.get(key) ?? sync))
      }
      for (const [sync, count] of counts.entries()) count.distinct += distinct[sync]?.size ?? 0
    },
    in: (sync) => {
      const { copies = 0, distinct = 0, messages } = counts[sync] ?? {}
      return { copies, distinct, messages: messages?.size ?? 0 }
    },
    firstSyncs,
  }
}
