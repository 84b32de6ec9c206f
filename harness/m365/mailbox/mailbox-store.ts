import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import { memoryTables, type StateTables, type StoredForm } from '../../control/state/state-tables.ts'
import { drawGuid } from '../graph/identifiers.ts'
import { type ContentStore, createContentStore } from './content-store.ts'
import { type Preservation, singleItemRecovery } from './evidence/preservation.ts'
import { folderMessagesIn } from './folder.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { createMailboxChanges, type MailboxChanges } from './mailbox-change.ts'
import type { Message } from './message.ts'

/** The mailboxes of a tenant and the content they share. Mailboxes are never removed, as in Exchange. */
export interface MailboxStore extends Savable {
  readonly contents: ContentStore
  /** What happens in its mailboxes, for those who listen. */
  readonly told: MailboxChanges
  /** The mailbox of a directory entry; created if it has none. */
  provide(entryId: string): Mailbox
  /** By `MBX:<id>@<tenant>`. */
  byId(mailboxId: string): Mailbox | undefined
  byEntry(entryId: string): Mailbox | undefined
  all(): Mailbox[]
  /** The number of the newest message of all mailboxes; 0 before the first. */
  newestSequence(): number
}

/** The options of a mailbox store. */
export interface MailboxStoreOptions {
  tenantId: string
  clock: VirtualClock
  chance: Chance
  /** The quota of each new mailbox, in bytes. */
  quotaBytes: number
  /** Absent: in memory. */
  tables?: StateTables
  /** How a store keeps messages; absent: as they are, in memory. */
  messageFormOf?: ((contents: ContentStore) => StoredForm<Message>) | undefined
  /** Absent: single item recovery, and nothing else. */
  preservation?: Preservation
}

/** The mailboxes that the tables hold; none at first. */
export function createMailboxStore(options: MailboxStoreOptions): MailboxStore {
  const { clock, quotaBytes, preservation = singleItemRecovery, tables = memoryTables } = options
  const told = createMailboxChanges()
  const byId = new Map<string, Mailbox>()
  const byEntry = new Map<string, Mailbox>()
  const sequence = tables.value('messages created', () => 0)
  const nextSequence = (): number => {
    sequence.set(sequence.get() + 1)
    return sequence.get()
  }
  const contents = createContentStore(tables.bodies, tables.storedMap !== undefined)
  const messageForm = options.messageFormOf?.(contents)
  const makeMessages = folderMessagesIn(tables, messageForm)
  const idOfEntry = tables.map<string>('mailboxes')
  const make = (entryId: string): Mailbox => {
    // Each mailbox has its own source of chance, so that events in one mailbox do not change the ids in others.
    const chance = options.chance.fork(entryId)
    const drawnId = `MBX:${drawGuid(chance)}@${options.tenantId}`
    const mailboxId = idOfEntry.get(entryId) ?? drawnId
    const mailbox = createMailbox({
      ...{ mailboxId, entryId, clock, chance, quotaBytes, preservation, told, messageForm, makeMessages, nextSequence },
      tables: tables.within(mailboxId),
    })
    if (!idOfEntry.has(entryId)) idOfEntry.set(entryId, mailboxId)
    byId.set(mailboxId, mailbox)
    byEntry.set(entryId, mailbox)
    return mailbox
  }
  for (const entryId of [...idOfEntry.keys()]) make(entryId)
  return {
    contents,
    told,
    provide: (entryId) => byEntry.get(entryId) ?? make(entryId),
    byId: (mailboxId) => byId.get(mailboxId),
    byEntry: (entryId) => byEntry.get(entryId),
    all: () => [...byId.values()],
    newestSequence: () => sequence.get(),
    save: () => {
      const kept = new Set(byId.values())
      const putBack = saveAll([contents, sequence, idOfEntry, ...kept])
      return () => {
        // A mailbox that is gone may be provided once more, and begins empty then. It may have the id of one that comes back.
        for (const mailbox of byId.values()) if (!kept.has(mailbox)) mailbox.removeAll()
        putBack()
        byId.clear()
        byEntry.clear()
        for (const mailbox of kept) byId.set(mailbox.mailboxId, mailbox)
        for (const mailbox of kept) byEntry.set(mailbox.entryId, mailbox)
      }
    },
  }
}
