import { LastingMap } from '../control/state/lasting-map.ts'
import { lastingValue } from '../control/state/lasting-value.ts'
import { Pages, type PagesParts, type Scratch } from '../control/state/packed/pages.ts'
import { Recent } from '../control/state/recent.ts'
import { stateOf, stateText } from '../control/state/state-json.ts'
import type { StateTables, StoredForm } from '../control/state/state-tables.ts'
import type { StoredMapOwner, StoredValue } from '../control/state/stored-value.ts'
import type { TermIndex } from '../control/state/term-index.ts'
import type { Commits } from './commits.ts'
import { heldList } from './kept-list.ts'
import { keyOf, storedKey } from './record-key.ts'
import type { RecordReads, RecordStore } from './record-store.ts'
import { StoredList } from './stored-list.ts'
import { type StoredTableParts, storedTable } from './stored-tables.ts'

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

/** How many values that left memory are held for a while after they were used, in all tables together. */
const recentValues = 1_000

/** What tables are made from. */
export interface KeptTablesParts {
  commits: TableCommits
  /** What a store without `reads` has. */
  held?: HeldRecords
  /** Of a store that can be read at any time: then nothing is read before a part of a server asks for it, and values leave memory. */
  reads?: RecordReads | undefined
  terms?: TermIndex | undefined
  /** Where pages of numbers go that are not needed in memory; absent: they stay there. */
  scratch?: Scratch | undefined
  inMemory?: InMemory | undefined
  /** Gets the functions that note what changes with each request (`StateTables.lazily`). Absent: such changes are not kept. */
  lazily?: ((note: () => void) => void) | undefined
}

/** How much of a store that can be read at any time is in memory as well. Tests have less, so that everything leaves it. */
export interface InMemory extends Omit<PagesParts, 'scratch'> {
  /** Absent: a thousand. At least 1. */
  recentValuesMax?: number
}

/**
 * Tables whose state lasts: they begin with what the store has, and note each change. A part that asks twice for one name gets an Error:
 * two owners would overwrite each other.
 */
export function keptTables(parts: KeptTablesParts): StateTables {
  const { commits, held = new Map(), reads, terms, scratch, inMemory, lazily } = parts
  const stored = reads && {
    commits,
    reads,
    recent: new Recent<StoredValue<object>, object>(inMemory?.recentValuesMax ?? recentValues),
    waiting: new Map(),
  }
  const pages = new Pages({ ...inMemory, scratch })
  return tablesAt({ held, commits, terms, stored, pages, begun: new Set(), lazily }, '', () => {})
}

type TableCommits = Pick<Commits, 'note' | 'keepBody' | 'keepBodyFrom' | 'body'>

interface Parts {
  held: HeldRecords
  commits: TableCommits
  terms: TermIndex | undefined
  stored: StoredTableParts | undefined
  pages: Pages
  /** The tables that were read. Later ones with the same name are of another part, and begin empty. */
  begun: Set<string>
  lazily: KeptTablesParts['lazily']
}

/** `removed` is called when everything in them was removed. */
function tablesAt(parts: Parts, path: string, removed: () => void): StateTables {
  const { commits, terms, stored, pages } = parts
  /** What was asked for, with what removes it. */
  const asked = new Map<string, () => void>()
  const claim = (name: string, remove: () => void): void => {
    if (asked.has(name)) throw new Error(`two parts of the server keep their state as ${path}${name}`)
    asked.set(name, remove)
  }
  const valueTexts = readOnce(() => new Map(textsOf(parts, path + valuesTable)))
  const tables: StateTables = {
    map: <Value>(name: string, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + name
      const tell = (key: string, value: Value | undefined): void => {
        commits.note(table, storedKey(key), value === undefined ? undefined : () => stateText(form.toStored(value)))
      }
      const map = new LastingMap<Value>(tell, valuesOf(textsOf(parts, table), form))
      claim(name, () => map.clear())
      return map
    },
    storedMap:
      stored &&
      (<Value extends object>(name: string, form: StoredForm<Value>, owner: StoredMapOwner<Value>) => {
        const table = path + name
        const map = storedTable(table, form, { ...stored, isFresh: isFresh(parts, table) })
        claim(name, () => {
          for (const [key, value] of [...owner.present()]) map.delete(key, value)
        })
        return map
      }),
    list: <Value extends object>(name: string, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + name
      const list =
        stored === undefined
          ? heldList(table, form, { commits, texts: new Map(textsOf(parts, table)) })
          : new StoredList(storedTable(table, form, { ...stored, isFresh: isFresh(parts, table) }), pages)
      claim(name, () => list.clear())
      return list
    },
    value: <Value>(name: string, first: () => Value, form: StoredForm<Value> = asItIs as StoredForm<Value>) => {
      const table = path + valuesTable
      claim(`value ${name}`, () => commits.note(table, name))
      const text = valueTexts().get(name)
      valueTexts().delete(name)
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
      const inner = tablesAt(parts, `${path}${part}/`, () => asked.delete(`${part}/`))
      claim(`${part}/`, inner.removeAll)
      return inner
    },
    removeAll: () => {
      // What was asked for later may need the earlier: messages are found in their folders.
      for (const remove of [...asked.values()].reverse()) remove()
      removed()
    },
    bodies: {
      keep: (digest, bytes) => commits.keepBody({ digest, bytes }),
      keepFrom: commits.keepBodyFrom,
      read: commits.body,
    },
    terms,
    lazily: parts.lazily,
    pages: stored && pages,
  }
  return tables
}

/** Whether another part asked for a table with this name before, so that this part must begin with an empty one. The next call says yes. */
function isFresh({ begun }: Parts, table: string): boolean {
  const wasBegun = begun.has(table)
  begun.add(table)
  return wasBegun
}

/** The texts of a table by their keys, for the first part that asks for them. Each is dropped when it was used: a million texts take as much as their values. */
function* textsOf(parts: Parts, table: string): Generator<[string, string]> {
  const { held, stored } = parts
  if (stored !== undefined) {
    if (isFresh(parts, table)) return
    for (const { key, text } of stored.reads.recordsOf(table)) yield [key, text]
    return
  }
  const texts = held.get(table)
  held.delete(table)
  for (const [key, text] of texts ?? []) {
    texts?.delete(key)
    yield [key, text]
  }
}

function* valuesOf<Value>(texts: Iterable<[string, string]>, form: StoredForm<Value>): Generator<[string, Value]> {
  for (const [key, text] of texts) yield [keyOf(key), form.fromStored(stateOf(text))]
}

function readOnce<Value>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}
