import { LastingList } from '../control/state/lasting-list.ts'
import { LastingMap } from '../control/state/lasting-map.ts'
import { lastingValue } from '../control/state/lasting-value.ts'
import { stateOf, stateText } from '../control/state/state-json.ts'
import type { StateTables, StoredForm } from '../control/state/state-tables.ts'
import type { TermIndex } from '../control/state/term-index.ts'
import type { Commits } from './commits.ts'
import type { RecordStore } from './record-store.ts'

/** The texts of records by table and key, until a part of a server asks for them. */
export type HeldRecords = Map<string, Map<string, string>>

/** Reads all records of a store. */
export async function heldRecords(store: Pick<RecordStore, 'records'>): Promise<HeldRecords> {
  const held: HeldRecords = new Map()
  for await (const { table, key, text } of store.records()) {
    const records = held.get(table)
    if (records === undefined) held.set(table, new Map([[key, text]]))
    else records.set(key, text)
  }
  return held
}

/** The table of single values in each part. */
const valuesTable = 'values'

const asItIs: StoredForm<unknown> = { toStored: (value) => value, fromStored: (stored) => stored }

/**
 * Tables whose state lasts: they begin with what is held, and note each change. A part that asks twice for one name gets an Error:
 * two owners would overwrite each other.
 */
export function keptTables(held: HeldRecords, commits: TableCommits, terms?: TermIndex): StateTables {
  return tablesAt({ held, commits, terms }, '')
}

type TableCommits = Pick<Commits, 'note' | 'keepBody' | 'keepBodyFrom' | 'body'>
interface RemovableTables extends StateTables {
  removeAll(): void
}

interface Parts {
  held: HeldRecords
  commits: TableCommits
  terms: TermIndex | undefined
}

function tablesAt(parts: Parts, path: string): RemovableTables {
  const { held, commits, terms } = parts
  /** What was asked for, with what removes it. */
  const asked = new Map<string, () => void>()
  const claim = (name: string, remove: () => void): void => {
    if (asked.has(name)) throw new Error(`two parts of the server keep their state as ${path}${name}`)
    asked.set(name, remove)
  }
  const removeAll = (): void => {
    for (const remove of asked.values()) remove()
    asked.clear()
  }
  const tables: RemovableTables = {
    removeAll,
    map: <Value>(name: string, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + name
      const texts = held.get(table) ?? new Map<string, string>()
      held.delete(table)
      const tell = (key: string, value: Value | undefined): void => {
        commits.note(table, storedKey(key), value === undefined ? undefined : () => stateText(form.toStored(value)))
      }
      const map = new LastingMap<Value>(tell, valuesOf(texts, form))
      claim(name, () => map.clear())
      return map
    },
    list: <Value>(name: string, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + name
      const texts = held.get(table) ?? new Map<string, string>()
      held.delete(table)
      // By the index: what was put back into the list came later into the store than what follows it.
      const indexes = Array.from(texts.keys(), Number).sort((one, other) => one - other)
      const values = indexes.map((index) => {
        const text = texts.get(String(index)) ?? ''
        texts.delete(String(index))
        return form.fromStored(stateOf(text))
      })
      const tell = (index: number, value: Value | undefined): void => {
        commits.note(table, String(index), value === undefined ? undefined : () => stateText(form.toStored(value)))
      }
      const list = new LastingList<Value>(tell, values, indexes[0])
      claim(name, () => list.clear())
      return list
    },
    value: <Value>(name: string, first: () => Value, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + valuesTable
      claim(`value ${name}`, () => commits.note(table, name))
      const text = held.get(table)?.get(name)
      held.get(table)?.delete(name)
      const tell = (value: Value): void => commits.note(table, name, () => stateText({ value: form.toStored(value) }))
      if (text !== undefined) {
        const { value } = stateOf(text) as { value: unknown }
        return lastingValue(form.fromStored(value), tell)
      }
      const made = first()
      tell(made)
      return lastingValue(made, tell)
    },
    within: (part) => {
      const inner = tablesAt(parts, `${path}${part}/`)
      claim(`${part}/`, inner.removeAll)
      return inner
    },
    forget: (part) => {
      asked.get(`${part}/`)?.()
      asked.delete(`${part}/`)
    },
    bodies: {
      keep: (digest, bytes) => commits.keepBody({ digest, bytes }),
      keepFrom: commits.keepBodyFrom,
      read: commits.body,
    },
    terms,
  }
  return tables
}

/** The values of texts. Each text is dropped when its value is made: the texts of a million messages take as much memory as these. */
function* valuesOf<Value>(texts: Map<string, string>, form: StoredForm<Value>): Generator<[string, Value]> {
  for (const [key, text] of texts) {
    texts.delete(key)
    yield [keyOf(key), form.fromStored(stateOf(text))]
  }
}

/** A key as a store keeps it: without control characters and lone surrogates, which some stores would alter. */
function storedKey(key: string): string {
  return JSON.stringify(key).slice(1, -1)
}

function keyOf(stored: string): string {
  return stored.includes('\\') ? (JSON.parse(`"${stored}"`) as string) : stored
}
