/** Reads values where a store keeps them, and remembers those that were used lately. */
export interface ValueSource<Value extends object> {
  /** The value at a place. Throws a StoreError if its record is damaged, or if the store is gone. */
  valueAt(place: number, of: StoredValue<Value>): Value
  /** Says that a value was just used. */
  used(of: StoredValue<Value>, value: Value): void
}

/**
 * A value that leaves memory as soon as a store keeps it: then only the place of its record is here. It stays the value that it was, also when
 * its record gets another value or goes: before that, it is read and held again. So what points at it, such as a saved state, stays right,
 * and only values that changed since take memory.
 */
export class StoredValue<Value extends object> {
  readonly source: ValueSource<Value>
  /** The place of its record, or the value itself while no record has it. */
  #held: number | Value

  constructor(source: ValueSource<Value>, held: number | Value) {
    this.source = source
    this.#held = held
  }

  /** The value; read from the store if it is not in memory. Use it, and do not keep it. */
  value(): Value {
    const held = this.#held
    return typeof held === 'number' ? this.source.valueAt(held, this) : held
  }

  /** Whether it is out of memory, in a record. */
  isInStore(): boolean {
    return typeof this.#held === 'number'
  }

  /** The place of its record; 0 while no record has it. */
  placeInStore(): number {
    return typeof this.#held === 'number' ? this.#held : 0
  }

  /** Its record is about to get another value, or to go. */
  hold(): void {
    this.#held = this.value()
  }

  /** A record at this place has it now. */
  leave(place: number): void {
    this.source.used(this, this.value())
    this.#held = place
  }
}

/** A map of a server's state whose values leave memory. Its owner has its stored values, and finds them by something that is smaller than a key. */
export interface StoredMap<Value extends object> {
  readonly source: ValueSource<Value>
  /** What a store has, in the order in which the keys were first set, with the place of each. The values are made one after the other. */
  held(): Iterable<{ value: Value; place: number }>
  /** The stored value of a key. `storedOf` returns the one that the owner has for a value that was read; undefined if it has none. */
  find(key: string, storedOf: (value: Value) => StoredValue<Value> | undefined): StoredValue<Value> | undefined
  /** Keeps a value under a key from now on, in the place of the one before. */
  set(key: string, stored: StoredValue<Value>, before?: StoredValue<Value>): void
  /** Removes what is under a key. */
  delete(key: string, before: StoredValue<Value>): void
  /** Whether the store has it, or will have it with the next changes that it keeps. */
  has(stored: StoredValue<Value>, key: () => string): boolean
}

/** What the owner of a stored map has. */
export interface StoredMapOwner<Value extends object> {
  /** Everything that is in the map at present, with its keys, for when the whole part of the server goes. */
  present(): Iterable<readonly [key: string, stored: StoredValue<Value>]>
}
