/** An object that may have a row. It has a group from the time when it is tied to its row, and keeps it, also after the row says something else. */
export interface Packable<Item> {
  /** Set by the map that it is in. */
  group: Group<Item> | undefined
}

/** Objects of neighbouring rows. Each of them has its group, so the group is there as long as one of them is. */
export class Group<Item> {
  readonly items: (Item | undefined)[] = []
  readonly #noteChange: (item: Item) => void

  constructor(noteChange: (item: Item) => void) {
    this.#noteChange = noteChange
  }

  /** Says that an object changed something that its row has. */
  noteChange(item: Item): void {
    this.#noteChange(item)
  }
}

/** A weak reference for each object takes twice the time to list a million. */
const groupSize = 16
const sweepAtLeast = 1_024

/** The objects that were made from rows and that somebody still has, by the numbers of their rows. It keeps none of them in memory itself. */
export class LiveItems<Item extends Packable<Item>> {
  readonly #noteChange: (item: Item) => void
  readonly #groups = new Map<number, WeakRef<Group<Item>>>()
  #sweepAt = sweepAtLeast
  /** The group that was used last: rows are often asked for one after the other. */
  #latest: { at: number; group: Group<Item> } | undefined

  constructor(noteChange: (item: Item) => void) {
    this.#noteChange = noteChange
  }

  get(number: number): Item | undefined {
    return this.#groupAt(Math.floor(number / groupSize))?.items[number % groupSize]
  }

  /** From now on this is the object of the row. */
  tie(number: number, item: Item): Item {
    const at = Math.floor(number / groupSize)
    const group = this.#groupAt(at) ?? this.#newGroup(at)
    group.items[number % groupSize] = item
    item.group = group
    return item
  }

  #groupAt(at: number): Group<Item> | undefined {
    if (this.#latest?.at === at) return this.#latest.group
    const group = this.#groups.get(at)?.deref()
    if (group !== undefined) this.#latest = { at, group }
    return group
  }

  #newGroup(at: number): Group<Item> {
    const group = new Group<Item>(this.#noteChange)
    this.#groups.set(at, new WeakRef(group))
    this.#latest = { at, group }
    if (this.#groups.size >= this.#sweepAt) this.#sweep()
    return group
  }

  #sweep(): void {
    for (const [at, group] of this.#groups) if (group.deref() === undefined) this.#groups.delete(at)
    this.#sweepAt = Math.max(sweepAtLeast, 2 * this.#groups.size)
  }
}
