import { z } from 'zod'
import { monotonicMs } from '../clock.ts'
import type { HeldEntry, KeptJournal } from '../journal.ts'
import { checkedMap } from './checked-map.ts'
import type { StateTables } from './state-tables.ts'

const absent = z.null().transform(() => undefined)
const textOrNone = z.union([z.string(), absent])
const msOrNone = z.union([z.number(), absent])

/**
 * A request as the tables have it: its values in the order in which `rowOf` has them. Fields with names would take four times as long to write, which a
 * busy server does for each request.
 */
const rowSchema = z
  .tuple([
    z.int().positive(),
    z.string(),
    z.string(),
    textOrNone,
    z.string(),
    z.string(),
    z.int(),
    z.int().nonnegative(),
    textOrNone,
    textOrNone,
    msOrNone,
    msOrNone,
    z.int(),
    z.number().nonnegative(),
  ])
  .transform((row): HeldEntry => {
    const [sequence, server, operation, actor, method, path, status, requestBytes, fault, refusal, ...times] = row
    const [tooEarlyByMs, resourceTooEarlyByMs, atMs, realMs] = times
    const request = { server, operation, actor, method, path, status, requestBytes, fault, refusal }
    return { ...request, tooEarlyByMs, resourceTooEarlyByMs, at: new Date(atMs), sequence, realMs }
  })

function rowOf(entry: HeldEntry): z.input<typeof rowSchema> {
  const { sequence, server, operation, actor = null, method, path, status, requestBytes } = entry
  const { fault = null, refusal = null, tooEarlyByMs = null, resourceTooEarlyByMs = null, at, realMs } = entry
  const request = [sequence, server, operation, actor, method, path, status, requestBytes] as const
  return [...request, fault, refusal, tooEarlyByMs, resourceTooEarlyByMs, at.getTime(), realMs]
}

/** Requests that were kept together, oldest first. The key is the number of the last one. */
const piecesSchema = z.array(rowSchema).min(1)

/**
 * The journal of a store. `onDropped` is called for each piece that this version does not understand, with the number of its last request and the
 * reason.
 */
export function keptJournal(tables: StateTables, onDropped: (last: string, reason: string) => void): KeptJournal {
  /** A number that was used is not used again, even if this version does not understand its request. */
  let total = 0
  const pieces = checkedMap<readonly HeldEntry[]>(tables, 'journal', {
    schema: piecesSchema,
    toStored: (entries) => entries.map(rowOf),
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
    lazily: (note) => tables.lazily?.(note),
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
