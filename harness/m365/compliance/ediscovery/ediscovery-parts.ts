import type { VirtualClock } from '../../../control/clock.ts'
import type { StoredForm } from '../../../control/state/state-tables.ts'
import type { Directory, DirectoryObject } from '../../directory/directory.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'

/** A hold as eDiscovery places it. */
interface PlacedHold {
  holdId: string
  caseId: string
  displayName: string
  /** Blank: everything. */
  contentQuery: string
  entryIds: readonly string[]
}

/** The case holds of the tenant. */
interface CaseHoldPort {
  /** Throws the refusal of a query that cannot be read, and of too many holds. */
  place(hold: PlacedHold): unknown
  release(holdId: string): unknown
}

interface StoredItem {
  readonly mailbox: Mailbox
  readonly message: Message
}

/** Content search, as far as cases need it. */
interface CaseSearchPort {
  /** Throws the refusal of a query that cannot be read. */
  read(query: string): unknown
  search(
    query: string,
    mailboxes: readonly Mailbox[],
  ): Promise<{ hits: readonly StoredItem[]; partiallyIndexed: readonly StoredItem[] }>
}

/** What eDiscovery gets from the tenant it is in. */
export interface CaseContext {
  clock: Pick<VirtualClock, 'now'>
  /** A new id. */
  drawId(): string
  directory: Pick<Directory, 'holderOf' | 'object'>
  mailboxes: { byEntry(entryId: string): Mailbox | undefined; all(): Mailbox[] }
  search: CaseSearchPort
  /** How a store keeps a message. */
  messages: StoredForm<Message>
  holds: CaseHoldPort
}

/** Who has this primary address. An alias does not do (Graph, ediscoveryCustodian). Throws `custodianUnknown`. */
export function holderOfPrimary({ directory }: Pick<CaseContext, 'directory'>, address: string): DirectoryObject {
  const holder = directory.holderOf(address)
  if (holder === undefined || holder.entry.primaryAddress.toLowerCase() !== address.toLowerCase()) {
    throw new GraphRefusal('custodianUnknown', address)
  }
  return holder
}

/** The directory entry with a mailbox at this address. Throws `sourceUnknown`. */
export function entryWithMailbox(
  { directory, mailboxes }: Pick<CaseContext, 'directory' | 'mailboxes'>,
  address: string,
): string {
  const entryId = directory.holderOf(address)?.entry.entryId
  if (entryId === undefined || mailboxes.byEntry(entryId) === undefined)
    throw new GraphRefusal('sourceUnknown', address)
  return entryId
}
