import { type Savable, saveAll } from '../../../control/savable.ts'
import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import { type AuditEntry, digestOfEvent, entryOf, firstPrevious } from './audit-entry.ts'
import type { AuditActor, AuditEvent } from './audit-event.ts'

/** The audit log of a tenant. Entries are added at its end, and never changed or taken away. */
export interface AuditLog extends Savable {
  /** Adds an entry; nothing happens while auditing is off, unless it `mustBeKept`: the switch itself is recorded. */
  record(event: AuditEvent, mustBeKept?: boolean): void
  /** How many entries there are. */
  size(): number
  /** The digest of the last entry; 64 zeros while the log is empty. Kept elsewhere, it shows later whether entries are missing. */
  head(): string
  /** The entries from the first to the one with the number `until`; absent: to the last. */
  entries(until?: number): Generator<AuditEntry>
  /** The events as they were recorded, oldest first, with their times: without the work of making entries from them. */
  recorded(): readonly RecordedEvent[]
}

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
  // One date for as long as the calendar stands still: a date takes as much memory as the rest of a small entry.
  let latest = now()
  const present = (): Date => {
    const at = now()
    if (at.getTime() !== latest.getTime()) latest = at
    return latest
  }
  return {
    record: (event, mustBeKept = false) => {
      if (!isOn() && !mustBeKept) return
      const at = present()
      // The digest is computed at once, and only the last one is kept: an entry that is changed in memory later no longer
      // leads to the head.
      head.set(digestOfEvent(event, { sequence: held.values.length + 1, at, previous: head.get() }))
      held.push({ event, at })
    },
    size: () => held.values.length,
    head: head.get,
    entries: function* (until = held.values.length) {
      let previous = firstPrevious
      for (let index = 0; index < Math.min(until, held.values.length); index += 1) {
        const { event, at } = held.values[index] as RecordedEvent
        const entry = entryOf(event, { sequence: index + 1, at, previous })
        previous = entry.digest
        yield entry
      }
    },
    recorded: () => held.values,
    save: () => saveAll([held, head]),
  }
}

/** Entries are as they are. Those of one actor share it, as before they were kept: an app imports all day. */
function recordedForm(): StoredForm<RecordedEvent> {
  const actors = new Map<string, AuditActor>()
  return {
    toStored: (recorded) => recorded,
    fromStored: (stored) => {
      const { event, at } = stored as RecordedEvent
      const name = JSON.stringify(event.actor)
      const actor = actors.get(name) ?? event.actor
      actors.set(name, actor)
      return { event: { ...event, actor }, at }
    },
  }
}
