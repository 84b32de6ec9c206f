import type { Capability, Readings } from '../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry, ImportLogRecord, Item } from '../contract/index.ts'
import type { MailboxSnapshot } from '../m365/mailbox/mailbox-snapshot.ts'
import type { MappingRow, Person } from '../synth/person.ts'
import type { ArchiverProfile } from './archivers.ts'

/** One capture: the event, and the item that the site serves for it. */
export interface Capture {
  event: CaptureEvent
  item: Item
  /** How many of the world's people there were when it was captured; absent: all of them. */
  peopleKnown?: number | undefined
}

/** The import log of a sync as it was found. */
export type FoundImportLog =
  | { state: 'absent' }
  | { state: 'unreadable'; lineNumber: number; problem: string }
  | { state: 'read'; records: ImportLogRecord[] }

/** One daily sync, and the world in which it ran. */
export interface SyncWitness {
  now: Date
  /** False if the connector failed or ended with `try-again`; its window is then still open. */
  completed: boolean
  /** The window of a backfill; absent for a daily run. */
  backfill?: { from: Date; to: Date } | undefined
  automaticMapping: boolean
  /** The rows of the custom mapping; absent: custom mapping was off. */
  mappingRows?: MappingRow[] | undefined
  /** The directory when the sync began. A connector that has looked a user up need not ask again. */
  directory: DirectoryEntry[]
  /**
   * Every mailbox when the sync began and when it ended. The connector caused the changes between the two. Users change
   * mailboxes only between syncs.
   */
  before: MailboxSnapshot[]
  after: MailboxSnapshot[]
  /** Primary addresses in this sync, with the latest address of the same mailbox; see `withLatestAddresses`. */
  renamed?: ReadonlyMap<string, string> | undefined
  importLog: FoundImportLog
  /** Kinds of the faults that struck during the sync. */
  faultsStruck: string[]
}

/** Everything that the harness saw in one world: the whole input of the oracle. */
export interface Witness {
  /** Which archiver of the family is played. */
  archiver: ArchiverProfile
  /** Grows only: a number with a new owner, or an owner with a new address, is a new entry. */
  people: Person[]
  captures: Capture[]
  syncs: SyncWitness[]
  readings: Readings
  capabilities: Capability[]
}
