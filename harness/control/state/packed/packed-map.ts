import { lastNotAbove } from '../last-not-above.ts'
import { Block } from './block.ts'
import { LiveItems, type Packable } from './live-items.ts'
import type { Pages } from './pages.ts'

/** How an object becomes a row of numbers, and an object again. */
export interface RowForm<Item> {
  /** How many numbers a row has. The first one is the key: a whole number, 0 or more. */
  readonly width: number
  keyOf(item: Item): number
  /** Whether a row says everything about it at present. */
  isPackable(item: Item): boolean
  write(item: Item, rows: Float64Array, at: number): void
  read(rows: Float64Array, at: number): Item
}

interface Place {
  block: Block
  index: number
}

/** For maps in which nothing old changed. Nothing is put into it. */
const none = new Map<number, never>()

/**
 * A map by whole numbers, in the order in which they were first set, whose older items are rows of numbers in pages. An item is made again
 * when somebody asks for it, and is then the same object for everybody who has it, as in a map. Items are packed only while their keys rise,
 * because that is how they are found again, and only if a row says everything about them.
 */
export class PackedMap<Item extends Packable<Item>> {
  readonly #form: RowForm<Item>
  readonly #pages: Pages
  /** Rows in a block. */
  readonly #atOnce: number
  /** Made with the first row: most folders of a tenant are empty. */
  #live: LiveItems<Item> | undefined
  #blocks: Block[] = []
  #rowsEver = 0
  /** Rows that are not gone, of all blocks. */
  #packed = 0
  /** Items in the place of rows that say something older. */
  #changed: Map<number, Item> = none
  #packChangedAt: number
  readonly #newest = new Map<number, Item>()
  #packNewestAt: number

  constructor(form: RowForm<Item>, pages: Pages) {
    this.#form = form
    this.#pages = pages
    this.#atOnce = Math.max(1, Math.floor(pages.pageLength / form.width))
    this.#packNewestAt = 2 * this.#atOnce
    this.#packChangedAt = this.#atOnce
  }

  get size(): number {
    return this.#packed + this.#newest.size
  }

  get(key: number): Item | undefined {
    const newest = this.#newest.get(key)
    if (newest !== undefined) return newest
    const place = this.#placeOf(key)
    return place && this.#itemAt(place.block, place.index)
  }

  set(key: number, item: Item): void {
    if (this.#newest.has(key) || this.#placeOf(key) === undefined) {
      this.#newest.set(key, item)
      if (this.#newest.size >= this.#packNewestAt) this.#packNewest('tied')
    } else {
      if (this.#changed === none) this.#changed = new Map()
      this.#changed.set(key, item)
      if (this.#changed.size >= this.#packChangedAt) this.#packChanged()
    }
  }

  /** Adds an item that nobody else has: it need not be the object that others get later. */
  load(key: number, item: Item): void {
    this.#newest.set(key, item)
    if (this.#newest.size >= this.#packNewestAt) this.#packNewest('untied')
  }

  delete(key: number): boolean {
    if (this.#newest.delete(key)) return true
    const place = this.#placeOf(key)
    if (place === undefined) return false
    this.#changed.delete(key)
    this.#remove(place)
    return true
  }

  clear(): void {
    for (const block of this.#blocks) this.#drop(block)
    this.#blocks = []
    this.#packed = 0
    this.#changed = none
    this.#newest.clear()
    this.#packNewestAt = 2 * this.#atOnce
    this.#packChangedAt = this.#atOnce
  }

  /** The items that are there when it begins. It gives each item as it is when it gets there, and leaves out those that are gone by then. */
  *values(): Generator<Item> {
    const [blocks, newest] = [[...this.#blocks], [...this.#newest.keys()]]
    for (const block of blocks) {
      for (let index = 0; index < block.count; index += 1) {
        if (!block.isGone(index)) yield this.#itemAt(block, index)
      }
    }
    for (const key of newest) {
      const item = this.get(key)
      if (item !== undefined) yield item
    }
  }

  /** The items from one index to another, in their order, as `slice` of an array gives them for whole numbers from 0 on. */
  slice(from: number, until: number): Item[] {
    const items: Item[] = []
    let at = 0
    for (const block of this.#blocks) {
      if (at >= until) return items
      if (at + block.left <= from) {
        at += block.left
        continue
      }
      for (let index = 0; index < block.count && at < until; index += 1) {
        if (block.isGone(index)) continue
        if (at >= from) items.push(this.#itemAt(block, index))
        at += 1
      }
    }
    const newest = [...this.#newest.values()]
    return items.concat(newest.slice(Math.max(0, from - at), Math.max(0, until - at)))
  }

  /** The items whose rows pass, in their order. No object is made for the others. */
  where(passes: (rows: Float64Array, at: number) => boolean): Item[] {
    const items: Item[] = []
    this.#eachRow((rows, at, itemOf) => {
      if (passes(rows, at)) items.push(itemOf())
    })
    return items
  }

  /** Numbers of each item, from its row: side by side, each in the order of the items. */
  numbers(numbersOf: readonly ((rows: Float64Array, at: number) => number)[]): Float64Array[] {
    const columns = numbersOf.map((numberOf) => ({ numberOf, numbers: new Float64Array(this.size) }))
    let count = 0
    this.#eachRow((rows, at) => {
      for (const { numberOf, numbers } of columns) numbers[count] = numberOf(rows, at)
      count += 1
    })
    return columns.map(({ numbers }) => numbers)
  }

  #eachRow(visit: (rows: Float64Array, at: number, itemOf: () => Item) => void): void {
    const { width } = this.#form
    const row = new Float64Array(width)
    let item: Item | undefined
    let [block, index] = [this.#blocks[0], 0]
    // One function for all rows: there may be a million.
    const itemOf = (): Item => item ?? this.#itemAt(block as Block, index)
    const visitItem = (one: Item): void => {
      item = one
      this.#form.write(one, row, 0)
      visit(row, 0, itemOf)
      item = undefined
    }
    for (block of this.#blocks) {
      for (index = 0; index < block.count; index += 1) {
        if (block.isGone(index)) continue
        const rows = this.#pages.numbersOf(block.page)
        const changed = this.#changed.size === 0 ? undefined : this.#changed.get(rows[index * width] ?? 0)
        if (changed === undefined) visit(rows, index * width, itemOf)
        else visitItem(changed)
      }
    }
    for (const one of this.#newest.values()) visitItem(one)
  }

  #itemAt(block: Block, index: number): Item {
    const rows = this.#pages.numbersOf(block.page)
    const at = index * this.#form.width
    const changed = this.#changed.size === 0 ? undefined : this.#changed.get(rows[at] ?? 0)
    if (changed !== undefined) return changed
    const number = block.firstNumber + index
    return this.#live?.get(number) ?? this.#tie(number, this.#form.read(rows, at))
  }

  #tie(number: number, item: Item): Item {
    this.#live ??= new LiveItems((one) => this.#noteChange(one))
    return this.#live.tie(number, item)
  }

  /** Where the row of a key is, if it is not gone. */
  #placeOf(key: number): Place | undefined {
    const block = this.#blocks[lastNotAbove(this.#blocks.length, key, (at) => this.#blocks[at]?.firstKey ?? 0)]
    if (block === undefined || key > block.lastKey) return undefined
    const index = block.indexOf(key, this.#pages.numbersOf(block.page))
    return index === -1 ? undefined : { block, index }
  }

  #remove({ block, index }: Place): void {
    block.remove(index, this.#pages.numbersOf(block.page))
    this.#packed -= 1
    if (block.left > 0) return
    this.#drop(block)
    // Another array, because somebody may go through this one.
    this.#blocks = this.#blocks.filter((one) => one !== block)
  }

  #drop(block: Block): void {
    block.clear()
    this.#pages.remove(block.page)
  }

  /** Packs the oldest of the newest items, as long as there are twice as many as fit into a block. */
  #packNewest(tie: 'tied' | 'untied'): void {
    while (this.#newest.size >= 2 * this.#atOnce && this.#packOldest(tie));
    // What cannot be packed now is tried again later, and not each time.
    const { size } = this.#newest
    this.#packNewestAt = size < 2 * this.#atOnce ? 2 * this.#atOnce : size + this.#atOnce
  }

  #packOldest(tie: 'tied' | 'untied'): boolean {
    const form = this.#form
    const { width } = form
    const rows = new Float64Array(this.#atOnce * width)
    const items: Item[] = []
    let lastKey = this.#blocks.at(-1)?.lastKey ?? -1
    for (const item of this.#newest.values()) {
      if (items.length === this.#atOnce) break
      const key = form.keyOf(item)
      if (key <= lastKey || !form.isPackable(item)) return false
      form.write(item, rows, items.length * width)
      items.push(item)
      lastKey = key
    }
    const firstNumber = this.#rowsEver
    this.#rowsEver += items.length
    this.#packed += items.length
    this.#blocks.push(new Block(this.#pages.add(rows), rows, { width, firstNumber }))
    for (const [index, item] of items.entries()) {
      this.#newest.delete(form.keyOf(item))
      if (tie === 'tied') this.#tie(firstNumber + index, item)
    }
    return true
  }

  /** Writes changed items over their rows, as far as rows can say everything about them. */
  #packChanged(): void {
    // In the order of their pages: each is read and written once then.
    for (const [key, item] of [...this.#changed].sort(([one], [other]) => one - other)) {
      const place = this.#placeOf(key)
      if (place === undefined || !this.#form.isPackable(item)) continue
      this.#writeOver(place, item)
      this.#changed.delete(key)
      this.#tie(place.block.firstNumber + place.index, item)
    }
    this.#packChangedAt = this.#changed.size + this.#atOnce
  }

  /** An object says that its row is to say something else. */
  #noteChange(item: Item): void {
    const key = this.#form.keyOf(item)
    const place = this.#placeOf(key)
    if (place === undefined) return
    if (this.#live?.get(place.block.firstNumber + place.index) === item) this.#writeOver(place, item)
  }

  #writeOver({ block, index }: Place, item: Item): void {
    this.#form.write(item, this.#pages.changing(block.page), index * this.#form.width)
  }
}
