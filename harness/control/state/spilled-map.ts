import { lastNotAbove } from './last-not-above.ts'
import type { SpilledBlock } from './spill.ts'

/** Values that were spilled together. A block is never changed: another one takes its place. */
interface Block<Value> {
  /** Their keys, which rise. */
  numbers: Uint32Array
  read: SpilledBlock<Value>
  /** By their places in the block: values that were replaced since, and undefined for those that are gone. */
  changed: ReadonlyMap<number, Value | undefined>
}

interface Place {
  block: number
  index: number
}

/**
 * A map whose older values are in a spill, in the order in which their keys were first set. Keys are whole numbers; a value is spilled only
 * while they rise, because that is how it is found again. A value that was spilled is another object each time it is read.
 */
export class SpilledMap<Value> {
  readonly #keyOf: (value: Value) => number
  readonly #spill: (values: readonly Value[]) => SpilledBlock<Value>
  readonly #valuesAtOnce: number
  #blocks: readonly Block<Value>[] = []
  readonly #recent = new Map<number, Value>()
  #gone = 0

  constructor(
    keyOf: (value: Value) => number,
    spill: (values: readonly Value[]) => SpilledBlock<Value>,
    valuesAtOnce: number,
  ) {
    this.#keyOf = keyOf
    this.#spill = spill
    this.#valuesAtOnce = valuesAtOnce
  }

  get size(): number {
    return this.#blocks.length * this.#valuesAtOnce - this.#gone + this.#recent.size
  }

  get(key: number): Value | undefined {
    const recent = this.#recent.get(key)
    if (recent !== undefined) return recent
    const place = this.#placeOf(key)
    return place && this.#at(place)
  }

  set(key: number, value: Value): void {
    if (this.#recent.has(key) || this.get(key) === undefined) this.#recent.set(key, value)
    else this.#change(key, value)
    if (this.#recent.size >= 2 * this.#valuesAtOnce) this.#spillOldest()
  }

  delete(key: number): boolean {
    if (this.#recent.delete(key)) return true
    if (this.get(key) === undefined) return false
    this.#change(key, undefined)
    this.#gone += 1
    return true
  }

  clear(): void {
    this.#blocks = []
    this.#recent.clear()
    this.#gone = 0
  }

  *values(): Generator<Value> {
    yield* this.now()
  }

  /** The values that are there now. Later changes do not change them; those that are spilled are read when it is iterated. */
  now(): Iterable<Value> & { readonly isSpilled: boolean } {
    const [blocks, recent] = [this.#blocks, [...this.#recent.values()]]
    return { isSpilled: blocks.length > 0, [Symbol.iterator]: () => valuesOf(blocks, recent) }
  }

  #placeOf(key: number): Place | undefined {
    const block = lastNotAbove(this.#blocks.length, key, (at) => this.#blocks[at]?.numbers[0] ?? 0)
    const numbers = this.#blocks[block]?.numbers
    if (numbers === undefined) return undefined
    const index = lastNotAbove(numbers.length, key, (at) => numbers[at] ?? 0)
    return numbers[index] === key ? { block, index } : undefined
  }

  #at({ block, index }: Place): Value | undefined {
    const { changed, read } = this.#blocks[block] as Block<Value>
    return changed.has(index) ? changed.get(index) : read()[index]
  }

  #change(key: number, value: Value | undefined): void {
    const { block, index } = this.#placeOf(key) as Place
    this.#blocks = this.#blocks.map((one, at) =>
      at === block ? { ...one, changed: new Map(one.changed).set(index, value) } : one,
    )
  }

  #spillOldest(): void {
    const oldest = [...this.#recent.values()].slice(0, this.#valuesAtOnce)
    const numbers = Uint32Array.from(oldest, this.#keyOf)
    const before = this.#blocks.at(-1)?.numbers.at(-1) ?? -1
    if (!numbers.every((number, at) => number > (at === 0 ? before : (numbers[at - 1] ?? 0)))) return
    this.#blocks = [...this.#blocks, { numbers, read: this.#spill(oldest), changed: new Map() }]
    for (const number of numbers) this.#recent.delete(number)
  }
}

function* valuesOf<Value>(blocks: readonly Block<Value>[], recent: readonly Value[]): Generator<Value> {
  for (const { read, changed } of blocks) {
    for (const [index, value] of read().entries()) {
      const now = changed.has(index) ? changed.get(index) : value
      if (now !== undefined) yield now
    }
  }
  yield* recent
}
