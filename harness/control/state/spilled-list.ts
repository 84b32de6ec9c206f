import { LastingList } from './lasting-list.ts'
import { type SpilledBlock, spilling } from './spill.ts'
import type { Spill, StoredForm } from './state-tables.ts'

/** A list whose older values are in a spill. They are read again when somebody asks for them. */
export class SpilledList<Value extends object> extends LastingList<Value> {
  readonly #spill: (values: readonly Value[]) => SpilledBlock<Value>
  readonly #valuesAtOnce: number
  #blocks: readonly SpilledBlock<Value>[] = []
  /** Replaced when it changes other than at its end. */
  #recent: Value[] = []

  constructor(spill: Spill, form?: StoredForm<Value>) {
    super()
    this.#spill = spilling(spill, form)
    this.#valuesAtOnce = spill.valuesAtOnce
  }

  override get length(): number {
    return this.#blocks.length * this.#valuesAtOnce + this.#recent.length
  }

  override values(from = 0, until: number = this.length): Generator<Value> {
    const recent = this.#recent
    return valuesIn([...this.#blocks, () => recent], this.#valuesAtOnce, [from, Math.min(until, this.length)])
  }

  override push(value: Value): void {
    this.#recent.push(value)
    if (this.#recent.length < 2 * this.#valuesAtOnce) return
    this.#blocks = [...this.#blocks, this.#spill(this.#recent.slice(0, this.#valuesAtOnce))]
    this.#recent = this.#recent.slice(this.#valuesAtOnce)
  }

  override dropFirst(count: number): void {
    const rest = [...this.values(count)]
    this.clear()
    for (const value of rest) this.push(value)
  }

  override clear(): void {
    this.#blocks = []
    this.#recent = []
  }

  override save(): () => void {
    const [blocks, recent] = [this.#blocks, this.#recent.slice()]
    return () => {
      this.#blocks = blocks
      this.#recent = recent.slice()
    }
  }
}

/** The values from one place to another; only blocks with such values are read. */
function* valuesIn<Value>(
  blocks: readonly SpilledBlock<Value>[],
  valuesAtOnce: number,
  [from, until]: readonly [number, number],
): Generator<Value> {
  for (const [index, read] of blocks.entries()) {
    const start = index * valuesAtOnce
    const isLast = index === blocks.length - 1
    if (start >= until || (!isLast && start + valuesAtOnce <= from)) continue
    yield* read().slice(Math.max(0, from - start), Math.max(0, until - start))
  }
}
