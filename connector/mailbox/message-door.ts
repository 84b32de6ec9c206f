import type { DoorName } from '../environment.ts'
import { SkippableError } from '../errors.ts'
import type { PendingImport } from '../state/pending-imports.ts'
import type { ImportRequest, MessageSource } from './import-body.ts'

/** What a mailbox made of an import. */
export interface ImportedItem {
  itemId: string
  /** Absent where the answer was lost and the item was found by looking. */
  changeKey?: string | undefined
}

/** The folder that a message was to go into is not there any more: its user deleted it in mid-run. */
export class FolderGoneError extends SkippableError {}

/** An import that left and was never answered: where to look, and for what. */
export type LostImport = Omit<PendingImport, 'copy'>

/** Imports into one mailbox by one of the ways. */
export interface MessageDoor {
  name: DoorName
  /** By its size alone is a lost import found again: no two of one size may be under way in one mailbox. */
  findsBySize: boolean
  /**
   * Imports a message. `findArrived` looks into the mailbox for it, for answers that leave it open whether it was stored.
   * Throws a SkippableError when the mailbox refuses, and an OutcomeUnknownError when nobody can tell: the request must
   * not be repeated then (RES-3).
   */
  send(
    request: ImportRequest,
    message: MessageSource,
    findArrived: () => Promise<string | undefined>,
  ): Promise<ImportedItem>
}
