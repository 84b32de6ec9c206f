import { LastingList } from '../control/state/lasting-list.ts'
import type { Group, Packable } from '../control/state/packed/live-items.ts'
import { PackedMap, type RowForm } from '../control/state/packed/packed-map.ts'
import type { Pages } from '../control/state/packed/pages.ts'
import { StoredValue, type ValueSource } from '../control/state/stored-value.ts'
import type { StoredTable } from './stored-tables.ts'

/** A value of a list, with its index. */
class Entry<Value extends object> extends StoredValue<Value> implements Packable<Entry<Value>> {
  readonly index: number
  group: Group<Entry<Value>> | undefined

  constructor(source: ValueSource<Value>, held: number | Value, index: number) {
    super(source, held)
    this.index = index
    this.group = undefined
  }
}

/** An entry is a row of its index and its place. */
function entryRows<Value extends object>(source: ValueSource<Value>): RowForm<Entry<Value>> {
  return {
    width: 2,
    keyOf: ({ index }) => index,
    isPackable: (entry) => entry.isInStore(),
    write: (entry, rows, at) => {
      rows[at] = entry.index
      rows[at + 1] = entry.placeInStore()
    },
    read: (rows, at) => new Entry(source, rows[at + 1] ?? 0, rows[at] ?? 0),
  }
}

/** Somebody who goes through a list, from one index to another. Values that are dropped meanwhile are in `gone`, so that they still get them. */
interface Reading<Value extends object> {
  readonly first: number
  readonly next: number
  readonly gone: Map<number, Entry<Value>>
}

/** A list of a store whose values leave memory. What the table has is not read before somebody asks for it. */
export class StoredList<Value extends object> extends LastingList<Value> {
  readonly #table: StoredTable<Value>
  readonly #entries: PackedMap<Entry<Value>>
  /** The index of the next value. Those before it rise, with gaps where a repair took some out. */
  #next = 0
  /** Weak: a reader that stops in the middle may never end its generator. */
  readonly #readings = new Set<WeakRef<Reading<Value>>>()

  constructor(table: StoredTable<Value>, pages: Pages) {
    super()
    this.#table = table
    this.#entries = new PackedMap(entryRows(table.source), pages)
    const places = Array.from(table.keys(), ({ key, place }) => ({ index: Number(key), place }))
    places.sort((one, other) => one.index - other.index)
    for (const { index, place } of places) this.#entries.load(index, new Entry(table.source, place, index))
    this.#next = (places.at(-1)?.index ?? -1) + 1
  }

  override get length(): number {
    return this.#entries.size
  }

  override values(from = 0, until: number = this.length): Generator<Value> {
    const reading: Reading<Value> = {
      first: this.#entries.slice(0, 1)[0]?.index ?? this.#next,
      next: this.#next,
      gone: new Map(),
    }
    const known = new WeakRef(reading)
    this.#readings.add(known)
    return this.#read(reading, [from, until], known)
  }

  *#read(
    reading: Reading<Value>,
    [from, until]: readonly [number, number],
    known: WeakRef<Reading<Value>>,
  ): Generator<Value> {
    try {
      let at = 0
      for (let index = reading.first; index < reading.next && at < until; index += 1) {
        const entry = reading.gone.get(index) ?? this.#entries.get(index)
        if (entry === undefined) continue
        if (at >= from) yield entry.value()
        at += 1
      }
    } finally {
      this.#readings.delete(known)
    }
  }

  override push(value: Value): void {
    const entry = new Entry(this.#table.source, value, this.#next)
    this.#next += 1
    this.#entries.set(entry.index, entry)
    this.#table.set(String(entry.index), entry)
  }

  override dropFirst(count: number): void {
    for (const entry of this.#entries.slice(0, count)) this.#remove(entry)
  }

  override clear(): void {
    for (const entry of this.#entries.values()) this.#remove(entry)
  }

  override save(): () => void {
    const [kept, next] = [[...this.#entries.values()], this.#next]
    return () => {
      this.#putBack(kept)
      this.#next = next
    }
  }

  #putBack(kept: readonly Entry<Value>[]): void {
    const [isKept, present] = [new Set(kept), [...this.#entries.values()]]
    for (const entry of present) if (!isKept.has(entry)) this.#remove(entry)
    const wasPresent = new Set(present)
    const missing = kept.filter((entry) => !wasPresent.has(entry))
    if (missing.length === 0) return
    // They may come before those that are there.
    this.#entries.clear()
    for (const entry of kept) this.#entries.set(entry.index, entry)
    for (const entry of missing) this.#table.set(String(entry.index), entry)
  }

  #remove(entry: Entry<Value>): void {
    const { index } = entry
    // First, because a value that cannot be read must stay.
    this.#table.delete(String(index), entry)
    this.#entries.delete(index)
    for (const known of this.#readings) {
      const reading = known.deref()
      if (reading === undefined) this.#readings.delete(known)
      else if (index >= reading.first && index < reading.next && !reading.gone.has(index))
        reading.gone.set(index, entry)
    }
  }
}
