/** A user-visible folder of a mailbox. */
export interface FolderSnapshot {
  folderId: string
  displayName: string
  /** Absent for the root of the mailbox. */
  parentFolderId?: string | undefined
  /** `inbox`, `sentitems`, `deleteditems`, `msgfolderroot` …; absent for folders that somebody made. */
  wellKnownName?: string | undefined
  /** Names from below the root down to this folder: `['Inbox', 'Projects']`; empty for the root. */
  path: string[]
}

/** A message in a user-visible folder. Read its fields by name: they are not copied with `...`. */
export interface MessageSnapshot {
  readonly messageId: string
  readonly folderId: string
  /** The complete RFC 5322 message. Copies of one content share one buffer. */
  readonly content: Buffer
  /** Lower-case hex. */
  readonly contentSha256: string
  readonly itemClass: string
  readonly isDraft: boolean
  readonly sentTime: Date | undefined
  readonly receivedTime: Date | undefined
  /** Counts the messages that were ever created in the tenant, from 1; it shows their order. */
  readonly createdSequence: number
}

/** What a mailbox held at one moment. */
export interface MailboxSnapshot {
  mailboxId: string
  /** Primary address, lower case. */
  address: string
  folders: FolderSnapshot[]
  /** In the order of their creation. Those of a spill are read each time, all of them. */
  readonly messages: MessageSnapshot[]
  /** Only if they are in a spill: one after the other, so that a large mailbox need not fit into memory. In any order. */
  readonly eachMessage?: () => Iterable<MessageSnapshot>
}
