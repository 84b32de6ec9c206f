import type { DoorName } from '../environment.ts'
import { SkippableError } from '../errors.ts'
import type { PendingImport } from '../state/pending-imports.ts'
import type { ImportRequest, MessageSource } from './import-body.ts'

/** The item that a mailbox made from an import. */
export interface ImportedItem {
  itemId: string
  /** Absent if the answer was lost and the item was found by a search. */
  changeKey?: string | undefined
}

/** The target folder of a message is gone: its user deleted it during the run. */
export class FolderGoneError extends SkippableError {}

/** An import that was sent and never answered: where to search, and for what. */
export type LostImport = Omit<PendingImport, 'copy'>

/** Imports into one mailbox through one door. */
export interface MessageDoor {
  name: DoorName
  /** A lost import is found by its size only, so no two imports of one size may run in one mailbox. */
  findsBySize: boolean
  /**
   * Imports a message. `findArrived` searches the mailbox for it, after answers that do not say whether it was stored.
   * Throws a SkippableError when the mailbox refuses, and an OutcomeUnknownError when nobody can tell: the request must
   * not be repeated then (RES-3).
   */
  send(
    request: ImportRequest,
    message: MessageSource,
    findArrived: () => Promise<string | undefined>,
  ): Promise<ImportedItem>
}
