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

/** A message in a user-visible folder. */
export interface MessageSnapshot {
  messageId: string
  folderId: string
  /** The complete RFC 5322 message. Copies of one content share one buffer. */
  readonly content: Buffer
  /** Lower-case hex. */
  readonly contentSha256: string
  itemClass: string
  isDraft: boolean
  sentTime: Date | undefined
  receivedTime: Date | undefined
  /** Counts the messages that were ever created in the tenant, from 1; it shows their order. */
  createdSequence: number
}

/** What a mailbox held at one moment. */
export interface MailboxSnapshot {
  mailboxId: string
  /** Primary address, lower case. */
  address: string
  folders: FolderSnapshot[]
  messages: MessageSnapshot[]
}
