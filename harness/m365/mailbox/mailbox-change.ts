import type { FolderTree } from './folder-tree.ts'
import type { Message } from './message.ts'

/**
 * What happened to a message. `soft delete`: it came into Recoverable Items, where its owner can still recover it. `blocked delete`:
 * somebody tried to delete it, and it is kept. `hard delete`: it is gone. `version`: its state before a change was kept.
 */
type MailboxChangeKind = 'create' | 'update' | 'move' | 'soft delete' | 'blocked delete' | 'hard delete' | 'version'

/** Who changes a mailbox: somebody through a client, or the assistant of Exchange that works on mailboxes by itself. */
export type MailboxActor = 'client' | 'assistant'

/** Why a message is kept although somebody deletes it. `quota`: Recoverable Items are full, so that nothing can be deleted. */
export type KeptBy = 'single item recovery' | 'litigation hold' | 'delay hold' | 'case hold' | 'retention' | 'quota'

/** The mailbox of a change. */
export interface ChangedMailbox {
  readonly mailboxId: string
  /** The directory entry it belongs to. */
  readonly entryId: string
  readonly folders: FolderTree
}

/** One change of a message. Messages never change themselves, so both stay what they were. */
interface MailboxChange {
  readonly kind: MailboxChangeKind
  readonly mailbox: ChangedMailbox
  /** Undefined for a message that is new. */
  readonly before: Message | undefined
  /** Undefined for a message that is gone. */
  readonly after: Message | undefined
  readonly by: MailboxActor
  /** For a blocked delete only. */
  readonly keptBy: KeptBy | undefined
}

/** Through this, mailboxes say what changes in them. Listeners are called before the act returns, and must not throw. */
export interface MailboxChanges {
  /** Calls the listener for every later change of these kinds. */
  listen(kinds: readonly MailboxChangeKind[], listener: (change: MailboxChange) => void): void
  /** Nothing is made for a change that nobody listens to: a day writes millions of messages. */
  tell(
    kind: MailboxChangeKind,
    mailbox: ChangedMailbox,
    messages: { before?: Message | undefined; after?: Message | undefined },
    circumstances?: { by?: MailboxActor | undefined; keptBy?: KeptBy | undefined },
  ): void
  isHeard(kind: MailboxChangeKind): boolean
}

/** Without listeners at first. */
export function createMailboxChanges(): MailboxChanges {
  const listeners = new Map<MailboxChangeKind, ((change: MailboxChange) => void)[]>()
  return {
    listen: (kinds, listener) => {
      for (const kind of kinds) listeners.set(kind, [...(listeners.get(kind) ?? []), listener])
    },
    isHeard: (kind) => listeners.has(kind),
    tell: (kind, mailbox, { before, after }, { by = 'client', keptBy } = {}) => {
      const heard = listeners.get(kind)
      if (heard === undefined) return
      for (const listener of heard) listener({ kind, mailbox, before, after, by, keptBy })
    },
  }
}
