import type { VirtualClock } from '../control/clock.ts'
import type { Chance } from '../control/seed.ts'
import { type ContentStore, createContentStore } from './content-store.ts'
import { drawGuid } from './identifiers.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'

/** The mailboxes of a tenant and the content they share. A mailbox that was made once stays: Exchange keeps them, too. */
export interface MailboxStore {
  readonly contents: ContentStore
  /** Makes the mailbox of a directory entry; the one it has already, if it has one. */
  provide(entryId: string): Mailbox
  /** By `MBX:<id>@<tenant>`. */
  byId(mailboxId: string): Mailbox | undefined
  byEntry(entryId: string): Mailbox | undefined
  all(): Mailbox[]
}

/** A store without mailboxes. */
export function createMailboxStore(options: { tenantId: string; clock: VirtualClock; chance: Chance }): MailboxStore {
  const byId = new Map<string, Mailbox>()
  const byEntry = new Map<string, Mailbox>()
  let sequence = 0
  const nextSequence = (): number => {
    sequence += 1
    return sequence
  }
  const make = (entryId: string): Mailbox => {
    // Chance of its own for each mailbox: what happens in one, and in which order, leaves the ids in the others alone.
    const chance = options.chance.fork(entryId)
    const mailboxId = `MBX:${drawGuid(chance)}@${options.tenantId}`
    const mailbox = createMailbox({ mailboxId, entryId, clock: options.clock, chance, nextSequence })
    byId.set(mailboxId, mailbox)
    byEntry.set(entryId, mailbox)
    return mailbox
  }
  return {
    contents: createContentStore(),
    provide: (entryId) => byEntry.get(entryId) ?? make(entryId),
    byId: (mailboxId) => byId.get(mailboxId),
    byEntry: (entryId) => byEntry.get(entryId),
    all: () => [...byId.values()],
  }
}
