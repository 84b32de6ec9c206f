import { type Savable, saveAll } from '../../../control/savable.ts'
import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import { type AuditEntry, digestOfEvent, entryOf, firstPrevious } from './audit-entry.ts'
import type { AuditActor, AuditEvent } from './audit-event.ts'

/**
 * The audit log of a tenant. Entries are added at its end and never changed. Those that are older than `keptDays` go, the oldest first; the
 * digest of the last one that went is the checkpoint, which the first one that is left has as the one before it.
 */
export interface AuditLog extends Savable {
  /** Adds an entry; nothing happens while auditing is off, unless it `mustBeKept`: the switch itself is recorded. */
  record(event: AuditEvent, mustBeKept?: boolean): void
  /** The number of the last entry: how many there have ever been. */
  size(): number
  /** The last entry that was too old to be kept: its number and its digest; 0 and 64 zeros if all entries are there. */
  checkpoint(): Checkpoint
  /** The digest of the last entry; 64 zeros while the log is empty. Kept elsewhere, it shows later whether entries are missing. */
  head(): string
  /** The entries that are left, from the first to the one with the number `until`; absent: to the last. */
  entries(until?: number): Generator<AuditEntry>
  /** The events of the same entries, with their times: without the work of making entries from them. */
  recorded(until?: number): Generator<RecordedEvent>
  /** How long entries are kept, in days: 180. Document: Microsoft Purview, Audit (Standard); some licences keep them longer. */
  keptDays: number
}

/** Where a log begins. */
interface Checkpoint {
  readonly sequence: number
  readonly digest: string
}

const keptDaysDefault = 180
const dayMs = 86_400_000

/** An event with the time at which it was recorded. */
export interface RecordedEvent {
  readonly event: AuditEvent
  readonly at: Date
}

/** What a log is made from. */
export interface AuditLogOptions {
  now(): Date
  /** The switch of the organisation (TEN-10): one for the import logs and for this log. */
  isOn(): boolean
  tables: StateTables
}

/** The log that the tables hold. */
export function createAuditLog({ now, isOn, tables }: AuditLogOptions): AuditLog {
  const held = tables.list<RecordedEvent>('entries', recordedForm())
  // Kept beside the entries, not made from them: entries that were changed in the store do not lead to it.
  const head = tables.value('head', () => firstPrevious)
  const checkpoint = tables.value<Checkpoint>('checkpoint', () => ({ sequence: 0, digest: firstPrevious }))
  // One date for as long as the calendar stands still: a date takes as much memory as the rest of a small entry.
  let latest = now()
  const present = (): Date => {
    const at = now()
    if (at.getTime() !== latest.getTime()) latest = at
    return latest
  }
  const dropOld = (): void => {
    const oldestMs = present().getTime() - log.keptDays * dayMs
    let gone = 0
    for (const { at } of held.values()) {
      if (at.getTime() >= oldestMs) break
      gone += 1
    }
    if (gone === 0) return
    checkpoint.set(checkpointAfter(checkpoint.get(), held.values(0, gone)))
    held.dropFirst(gone)
  }
  /** The events that are left, up to the entry with this number. */
  const left = (until: number | undefined): Generator<RecordedEvent> => {
    dropOld()
    return held.values(0, Math.max(0, (until ?? size()) - checkpoint.get().sequence))
  }
  const size = (): number => checkpoint.get().sequence + held.length
  const log: AuditLog = {
    keptDays: keptDaysDefault,
    record: (event, mustBeKept = false) => {
      if (!isOn() && !mustBeKept) return
      const at = present()
      // The digest is computed at once, and only the last one is kept: an entry that is changed in memory later no longer
      // leads to the head.
      head.set(digestOfEvent(event, { sequence: size() + 1, at, previous: head.get() }))
      held.push({ event, at })
    },
    size,
    checkpoint: () => {
      dropOld()
      return checkpoint.get()
    },
    head: head.get,
    entries: (until) => {
      const events = left(until)
      return entriesAfter(checkpoint.get(), events)
    },
    recorded: left,
    save: () => {
      const putBack = saveAll([held, head, checkpoint])
      const { keptDays } = log
      return () => {
        putBack()
        log.keptDays = keptDays
      }
    },
  }
  return log
}

/** Entries are as they are. Those of one actor share it, and those of one moment its date, as before they were kept: an app imports all day. */
function recordedForm(): StoredForm<RecordedEvent> {
  const actors = new Map<string, AuditActor>()
  let latest: Date | undefined
  return {
    toStored: (recorded) => recorded,
    fromStored: (stored) => {
      const { event, at } = stored as RecordedEvent
      const name = JSON.stringify(event.actor)
      const actor = actors.get(name) ?? event.actor
      actors.set(name, actor)
      if (latest?.getTime() !== at.getTime()) latest = at
      return { event: { ...event, actor }, at: latest }
    },
  }
}

/** Entries are made again from their events, so that what was changed in memory does not lead to the head. */
function* entriesAfter(
  { sequence: before, digest }: Checkpoint,
  events: Iterable<RecordedEvent>,
): Generator<AuditEntry> {
  let [sequence, previous] = [before, digest]
  for (const { event, at } of events) {
    sequence += 1
    const entry = entryOf(event, { sequence, at, previous })
    previous = entry.digest
    yield entry
  }
}

function checkpointAfter(from: Checkpoint, gone: Iterable<RecordedEvent>): Checkpoint {
  let { sequence, digest } = from
  for (const { event, at } of gone) {
    sequence += 1
    digest = digestOfEvent(event, { sequence, at, previous: digest })
  }
  return { sequence, digest }
}
