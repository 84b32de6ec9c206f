import type { CaseActor } from './case-actor.ts'
import type { FoundItem } from './found-item.ts'

/** Counts of a search. */
interface Estimate {
  readonly indexedItemCount: number
  readonly indexedItemsSize: number
  readonly unindexedItemCount: number
  readonly unindexedItemsSize: number
  /** Mailboxes with hits. */
  readonly mailboxCount: number
}

/** A file of an export. */
export interface ExportFile {
  readonly fileName: string
  readonly sizeBytes: number
  readonly kind: 'result' | 'reports'
}

/** What an export was asked for, in the words of Graph. */
export interface ExportRequest {
  readonly displayName: string
  readonly description: string | null
  readonly exportCriteria: string
  readonly exportFormat: string | null
  readonly exportLocation: string | null
  readonly additionalOptions: string
}

/** What an operation did. */
export type OperationResult =
  | { readonly action: 'holdUpdate' }
  | { readonly action: 'estimateStatistics'; readonly searchId: string; readonly estimate: Estimate }
  | {
      readonly action: 'addToReviewSet'
      readonly searchId: string
      readonly reviewSetId: string
      readonly added: number
    }
  | { readonly action: 'purgeData'; readonly searchId: string; readonly deleted: number; readonly kept: number }
  | {
      readonly action: 'exportResult' | 'exportReport' | 'contentExport'
      /** Absent for the export of a review set. */
      readonly searchId: string | undefined
      readonly request: ExportRequest
      readonly items: readonly FoundItem[]
      readonly facts: ExportFacts
      readonly files: readonly ExportFile[]
    }

/** What the reports of an export say besides its items. */
export interface ExportFacts {
  readonly caseId: string
  readonly caseName: string
  readonly sourceName: string
  readonly contentQuery: string
  /** The directory entries that were searched. */
  readonly entryIds: readonly string[]
  readonly at: Date
}

/** Work that was begun for a case. Its result is that of its beginning; it is shown when its time on the calendar is over. */
export interface CaseOperation {
  readonly operationId: string
  readonly createdBy: CaseActor
  readonly createdDateTime: Date
  /** When it ends; at once unless operations take time. */
  readonly endsAt: Date
  readonly result: OperationResult
}

/** How far an operation is at an instant. */
export function statusAt(
  { createdDateTime, endsAt }: CaseOperation,
  now: Date,
): 'notStarted' | 'running' | 'succeeded' {
  if (now >= endsAt) return 'succeeded'
  return percentAt({ createdDateTime, endsAt }, now) === 0 ? 'notStarted' : 'running'
}

/** Its progress, from 0 to 100. */
export function percentAt(
  { createdDateTime, endsAt }: Pick<CaseOperation, 'createdDateTime' | 'endsAt'>,
  now: Date,
): number {
  const wholeMs = endsAt.getTime() - createdDateTime.getTime()
  const spentMs = now.getTime() - createdDateTime.getTime()
  if (spentMs >= wholeMs) return 100
  return Math.max(0, Math.floor((spentMs / wholeMs) * 100))
}
