import type { Recent } from '../control/state/recent.ts'
import { stateOf, stateText } from '../control/state/state-json.ts'
import type { StoredForm } from '../control/state/state-tables.ts'
import type { StoredMap, StoredValue, ValueSource } from '../control/state/stored-value.ts'
import type { Commits } from './commits.ts'
import { keyOf, storedKey } from './record-key.ts'
import type { RecordReads } from './record-store.ts'

/** What tables are made from whose values leave memory. */
export interface StoredTableParts {
  commits: Pick<Commits, 'note'>
  reads: RecordReads
  /** The values of all tables that were used lately. */
  recent: Recent<StoredValue<object>, object>
  /** By table and key. A part that comes after one that went, with its name, must not find what is still to be removed. */
  waiting: Map<string, Map<string, Waiting<object>>>
}

/** A table of a store whose values leave memory as soon as they are kept. */
export interface StoredTable<Value extends object> extends StoredMap<Value> {
  /** The keys and places that the store has, in no order, without reading values. */
  keys(): Iterable<{ key: string; place: number }>
}

/** A change that is not kept yet; undefined: the value goes. */
interface Waiting<Value extends object> {
  stored: StoredValue<Value> | undefined
}

/** The table with this name. `isFresh` says that what the store has under this name belongs to another one that went. */
export function storedTable<Value extends object>(
  table: string,
  form: StoredForm<Value>,
  { commits, reads, recent, waiting: all, isFresh }: StoredTableParts & { isFresh: boolean },
): StoredTable<Value> {
  const values = recent as Recent<StoredValue<Value>, Value>
  const waiting = (all.get(table) ?? new Map()) as Map<string, Waiting<Value>>
  all.set(table, waiting as Map<string, Waiting<object>>)
  const made = (text: string): Value => form.fromStored(stateOf(text))
  const source: ValueSource<Value> = {
    valueAt: (place, of) => {
      const known = values.get(of)
      if (known !== undefined) return known
      const value = made(reads.textAt(table, place))
      values.set(of, value)
      return value
    },
    used: (of, value) => values.set(of, value),
  }
  /** Notes a change. Only the latest one of a key counts: what an earlier one did to the record is over when this one is kept. */
  const note = (key: string, stored: StoredValue<Value> | undefined): void => {
    const change: Waiting<Value> = { stored }
    waiting.set(key, change)
    const text = stored && (() => stateText(form.toStored(stored.value())))
    commits.note(table, storedKey(key), text, (place) => {
      if (waiting.get(key) !== change) return
      waiting.delete(key)
      stored?.leave(place)
    })
  }
  return {
    source,
    held: function* () {
      if (isFresh) return
      for (const { text, place } of reads.recordsOf(table)) yield { value: made(text), place }
    },
    keys: function* () {
      if (isFresh) return
      for (const { key, place } of reads.keysOf(table)) yield { key: keyOf(key), place }
    },
    find: (key, storedOf) => {
      const change = waiting.get(key)
      if (change !== undefined) return change.stored
      const record = reads.find(table, storedKey(key))
      if (record === undefined) return undefined
      const value = made(record.text)
      const stored = storedOf(value)
      if (stored?.isInStore()) values.set(stored, value)
      return stored
    },
    set: (key, stored, before) => {
      // Before the record changes: if the value cannot be read, nothing happens.
      if (before !== stored) before?.hold()
      note(key, stored)
    },
    delete: (key, before) => {
      before.hold()
      note(key, undefined)
    },
    has: (stored, key) => stored.isInStore() || waiting.get(key())?.stored === stored,
  }
}
