import { LastingList } from '../control/state/lasting-list.ts'
import { stateOf, stateText } from '../control/state/state-json.ts'
import type { StoredForm } from '../control/state/state-tables.ts'
import type { Commits } from './commits.ts'

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
  const tell = (index: number, value: Value | undefined): void => {
    commits.note(table, String(index), value && (() => stateText(form.toStored(value))))
  }
  return new LastingList<Value>({ tell, held, first: indexes[0] })
}
