import type { ExportFacts, ExportRequest, OperationResult } from '../case-operation.ts'
import type { FoundItem } from '../found-item.ts'
import type { Mbox } from './mbox.ts'

/** What an export consists of, before it is written. */
export interface ExportSource {
  action: OperationResult['action']
  request: ExportRequest
  items: readonly FoundItem[]
  facts: ExportFacts
}

/** An item with its place in the export. */
export interface PlacedItem extends FoundItem {
  /** The address of the mailbox. */
  readonly mailbox: string
  readonly path: string
}

/** A file within the ZIP. */
export interface PlannedFile {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly content: Buffer | Mbox
}
