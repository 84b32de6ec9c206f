import type { Witness } from '../witness.ts'
import { copyKey } from './as-it-went.ts'
import type { ObservedCopy } from './observe.ts'

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

/** Counts what arrived, in one part of the mailboxes after the other: no mailbox is in two parts. */
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
