import type { Savable } from '../../../control/savable.ts'
import { type AuditEntry, digestOfEvent, entryOf, firstPrevious } from './audit-entry.ts'
import type { AuditEvent } from './audit-event.ts'

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
}

/** An empty log. */
export function createAuditLog({ now, isOn }: AuditLogOptions): AuditLog {
  let held: RecordedEvent[] = []
  let head = firstPrevious
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
      head = digestOfEvent(event, { sequence: held.length + 1, at, previous: head })
      held.push({ event, at })
    },
    size: () => held.length,
    head: () => head,
    entries: function* (until = held.length) {
      let previous = firstPrevious
      for (let index = 0; index < Math.min(until, held.length); index += 1) {
        const { event, at } = held[index] as RecordedEvent
        const entry = entryOf(event, { sequence: index + 1, at, previous })
        previous = entry.digest
        yield entry
      }
    },
    recorded: () => held,
    save: () => {
      const kept = { held: held.slice(), head }
      return () => {
        held = kept.held.slice()
        head = kept.head
      }
    },
  }
}
