import { messageBytes } from '../../mailbox/kept/stored-message.ts'
import type { SearchResult, StoredItem } from './content-search.ts'

/** What a search found, in numbers. `unindexed` is Graph's word for partially indexed items that are no hits. */
export interface SearchEstimate {
  readonly indexedItemCount: number
  readonly indexedItemsSizeBytes: number
  readonly unindexedItemCount: number
  readonly unindexedItemsSizeBytes: number
  /** Mailboxes with hits. */
  readonly mailboxCount: number
}

/** What a search found, in numbers. */
export function estimateOf({ hits, partiallyIndexed }: SearchResult): SearchEstimate {
  return {
    indexedItemCount: hits.length,
    indexedItemsSizeBytes: sizeOf(hits),
    unindexedItemCount: partiallyIndexed.length,
    unindexedItemsSizeBytes: sizeOf(partiallyIndexed),
    mailboxCount: new Set(hits.map(({ mailbox }) => mailbox)).size,
  }
}

function sizeOf(items: readonly StoredItem[]): number {
  return items.reduce((bytes, { message }) => bytes + messageBytes(message), 0)
}
