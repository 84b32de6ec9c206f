import type { CarriedMessage, FolderPlace, FoundMessage } from './carried-message.ts'

/** What of a mailbox is exported. */
export interface ExportScope {
  /** This folder and everything below it; absent: the whole mailbox. */
  readonly folder?: readonly string[] | undefined
  /** What this content search finds, in the Keyword Query Language; absent: everything. */
  readonly search?: string | undefined
  /** Also what is in Recoverable Items. */
  readonly withRecoverable: boolean
}

/** A folder that is exported. */
export interface CarriedFolder extends FolderPlace {
  /** Its container class: `IPF.Note`. */
  readonly folderClass: string
}

/** A folder with its messages, as they were when the export began. */
export interface FilledFolder {
  readonly folder: CarriedFolder
  readonly messageCount: number
  /** Its messages in the order of their arrival; each is read when it is asked for. */
  messages(): AsyncIterable<CarriedMessage>
}

/** A mailbox, or a part of one, at one moment. */
export interface ExportedMailbox {
  /** The primary address, in lower case. */
  readonly address: string
  /** The time of the calendar. */
  readonly at: Date
  /** In the order of the mailbox, each folder before those below it. Empty ones only if somebody made them. */
  readonly folders: readonly FilledFolder[]
  /** What is in the mailbox and not in the export, in words, with the number of messages. */
  readonly leftOut: readonly LeftOut[]
}

/** Messages that an export leaves out, and why. */
export interface LeftOut {
  readonly reason: string
  readonly messageCount: number
}

/** A mailbox that takes messages in. */
export interface MailboxIntake {
  /** The largest message that the server takes. */
  readonly messageBytesMax: number
  /**
   * Throws a CarryRefusal `files-refused` for a folder or a message that the mailbox will not take; it counts what it was shown
   * so far, so that all together are refused if there is no room for them. Nothing is changed.
   */
  checkFolder(folder: CarriedFolder): void
  check(message: FoundMessage): void
  /** Makes a folder that is not there, with those above it. */
  makeFolder(folder: CarriedFolder): void
  take(message: FoundMessage): Promise<void>
  /** The folders that it made, as names from the top of the mailbox down. */
  madeFolders(): readonly (readonly string[])[]
}

/** How mailboxes come out of a tenant, and into it. */
export interface MailboxCarrying {
  /** Throws a CarryRefusal `mailbox-unknown`, `folder-unknown`, `search-unreadable`. */
  exported(address: string, scope: ExportScope): Promise<ExportedMailbox>
  /**
   * An intake of the mailbox at an address, primary or alias, below a folder or, without one, at the top. Throws a CarryRefusal
   * `mailbox-unknown`.
   */
  intake(address: string, below?: readonly string[]): MailboxIntake
}
