import { LastingList, type ListEntry } from '../control/state/lasting-list.ts'
import { stateOf, stateText } from '../control/state/state-json.ts'
import type { StoredForm } from '../control/state/state-tables.ts'
import { StoredValue } from '../control/state/stored-value.ts'
import type { Commits } from './commits.ts'
import type { StoredTable } from './stored-tables.ts'

/** A list of a store whose values are in memory; `texts` are what it had, by their indexes. */
export function heldList<Value extends object>(
  table: string,
  form: StoredForm<Value>,
  { commits, texts }: { commits: Pick<Commits, 'note'>; texts: Map<string, string> },
): LastingList<Value> {
  // By the index: what was put back into the list came later into the store than what follows it.
  const indexes = Array.from(texts.keys(), Number).sort((one, other) => one - other)
  const held = indexes.map((index) => {
    const text = texts.get(String(index)) ?? ''
    texts.delete(String(index))
    return form.fromStored(stateOf(text))
  })
  const tell = (index: number, entry: ListEntry<Value> | undefined): void => {
    commits.note(table, String(index), entry && (() => stateText(form.toStored(inMemory(entry)))))
  }
  return new LastingList<Value>({ tell, held, first: indexes[0] })
}

/** A list of a store whose values leave memory. What the table has is not read before somebody asks for it. */
export function storedList<Value extends object>(table: StoredTable<Value>): LastingList<Value> {
  const places = Array.from(table.keys(), ({ key, place }) => ({ index: Number(key), place }))
  places.sort((one, other) => one.index - other.index)
  const first = places[0]?.index
  const held = places.map(({ place }) => new StoredValue(table.source, place))
  const storedOf = (entry: ListEntry<Value>): StoredValue<Value> =>
    entry instanceof StoredValue ? entry : new StoredValue(table.source, entry)
  return new LastingList<Value>({
    ...{ held, first, entryOf: storedOf },
    tell: (index, entry, before) => {
      if (entry !== undefined) table.set(String(index), storedOf(entry), before && storedOf(before))
      else if (before !== undefined) table.delete(String(index), storedOf(before))
    },
  })
}

function inMemory<Value extends object>(entry: ListEntry<Value>): Value {
  return entry instanceof StoredValue ? entry.value() : entry
}
