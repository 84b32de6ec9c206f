import { lastNotAbove } from '../last-not-above.ts'
import type { Page } from './pages.ts'

/** Rows of numbers that were packed together, and which of them are gone. The numbers are in a page. The first number of a row is its key. */
export class Block {
  readonly page: Page
  /** Of its first row: rows are counted, and keep their numbers. */
  readonly firstNumber: number
  readonly firstKey: number
  readonly #width: number
  #lastKey: number
  #count: number
  #left: number
  /** By index: 1 for a row that is gone. Undefined until the first row goes. */
  #gone: Uint8Array | undefined

  /** `rows` are the numbers of the page; the block has no more rows than they have. */
  constructor(page: Page, rows: Float64Array, { width, firstNumber }: { width: number; firstNumber: number }) {
    this.page = page
    this.firstNumber = firstNumber
    this.#width = width
    this.#count = Math.floor(rows.length / width)
    this.#left = this.#count
    this.firstKey = rows[0] ?? 0
    this.#lastKey = rows[(this.#count - 1) * width] ?? 0
  }

  /** How many rows it has. Those at its end that are gone do not count. */
  get count(): number {
    return this.#count
  }

  /** How many of them are not gone. */
  get left(): number {
    return this.#left
  }

  /** Of its last row. */
  get lastKey(): number {
    return this.#lastKey
  }

  isGone(index: number): boolean {
    return this.#gone !== undefined && this.#gone[index] === 1
  }

  /** The index of the row of a key; -1 if no row has it, or if it is gone. */
  indexOf(key: number, rows: Float64Array): number {
    const index = lastNotAbove(this.#count, key, (at) => rows[at * this.#width] ?? 0)
    return rows[index * this.#width] === key && !this.isGone(index) ? index : -1
  }

  /** Marks a row as gone. Only for one that is not gone yet. */
  remove(index: number, rows: Float64Array): void {
    this.#gone ??= new Uint8Array(this.#count)
    this.#gone[index] = 1
    this.#left -= 1
    // Keys that come later may be lower than those at the end that went.
    while (this.#count > 0 && this.isGone(this.#count - 1)) this.#count -= 1
    this.#lastKey = rows[(this.#count - 1) * this.#width] ?? 0
  }

  /** All rows go. */
  clear(): void {
    this.#count = 0
    this.#left = 0
  }
}
