import { z } from 'zod'
import { monotonicMs } from './clock.ts'
import type { JournalRecord } from './journal.ts'
import { checkedMap } from './state/checked-map.ts'
import type { StateTables } from './state/state-tables.ts'

/** A request as the journal holds it. */
export interface HeldEntry extends JournalRecord {
  sequence: number
  realMs: number
}

/** What the tables have of a journal. */
export interface KeptJournal {
  /** The requests of earlier starts, oldest first. */
  held: HeldEntry[]
  /** How many there were, with those that are no longer held. */
  total: number
  /** Real milliseconds since the journal was begun, also by an earlier start. They do not fall behind those of a held request. */
  sinceStartMs(): number
  /** Keeps the next requests, and drops what is older than the newest `capacity` ones. */
  add(entries: readonly HeldEntry[], capacity: number): void
  /** Drops all requests; the numbers of later ones continue. */
  clear(total: number): void
}

const heldEntrySchema = z
  .strictObject({
    sequence: z.int().positive(),
    server: z.string(),
    operation: z.string(),
    actor: z.string().optional(),
    method: z.string(),
    path: z.string(),
    status: z.int(),
    requestBytes: z.int().nonnegative(),
    fault: z.string().optional(),
    refusal: z.string().optional(),
    tooEarlyByMs: z.number().optional(),
    resourceTooEarlyByMs: z.number().optional(),
    at: z.date(),
    realMs: z.number().nonnegative(),
  } satisfies Record<keyof HeldEntry, z.ZodType>)
  .transform((entry): HeldEntry => ({ ...entry, actor: entry.actor, fault: entry.fault }))

/** Requests that were kept together, oldest first: a record for each would be many times as much to write. The key is the number of the last one. */
const piecesSchema = z.array(heldEntrySchema).min(1)

/** The journal of a store. `onDropped` hears of requests that this version does not understand. */
export function createKeptJournal(tables: StateTables, onDropped: (last: string, reason: string) => void): KeptJournal {
  /** A number that was used is not used again, also if it is not understood of what. */
  let total = 0
  const pieces = checkedMap<readonly HeldEntry[]>(tables, 'journal', {
    schema: piecesSchema,
    onDropped: (lastNumber, reason) => {
      total = Math.max(total, Number(lastNumber))
      onDropped(lastNumber, reason)
    },
  })
  const held = [...pieces.values()].flat()
  const begun = tables.value('journal begun', () => ({ total: 0, startMs: monotonicMs() }))
  const last = held.at(-1)
  // The clock of this machine may be behind that of another one.
  const startMs = Math.min(begun.get().startMs, monotonicMs() - (last?.realMs ?? 0))
  return {
    held,
    total: Math.max(total, begun.get().total, last?.sequence ?? 0),
    sinceStartMs: () => monotonicMs() - startMs,
    add: (entries, capacity) => {
      const newest = entries.at(-1)
      if (newest === undefined) return
      pieces.set(String(newest.sequence), entries)
      for (const [key, piece] of pieces) {
        if ((piece.at(-1)?.sequence ?? 0) > newest.sequence - capacity) break
        pieces.delete(key)
      }
    },
    clear: (total) => {
      pieces.clear()
      begun.set({ ...begun.get(), total })
    },
  }
}
