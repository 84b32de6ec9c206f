import { SkippableError } from '../errors.ts'
import type { CopyDigest } from '../imported-copies.ts'
import type { ImportRequest, MessageSource } from './import-body.ts'

/** The ways into a mailbox: the mailbox import session, and messages that Graph creates. */
export type DoorName = 'import-session' | 'graph-messages'

/** What a mailbox made of an import. */
export interface ImportedItem {
  itemId: string
  /** Absent where the answer was lost and the item was found by looking. */
  changeKey?: string | undefined
}

/** The folder that a message was to go into is not there any more: its user deleted it in mid-run. */
export class FolderGoneError extends SkippableError {}

/** A copy on its way into a mailbox: enough to look whether it arrived, in this run or in the next one. */
export interface PendingImport {
  copy: CopyDigest
  /** The way that it took. */
  door: DoorName
  userId: string
  mailboxId: string
  folderId: string
  /** The Message-ID, angle brackets included. */
  internetMessageId: string
  /** Octets of the message. */
  sizeBytes: number
  /** Files on the message. */
  fileCount: number
  /** The `now` of the run that began it, ISO 8601. */
  begunAt: string
}

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
