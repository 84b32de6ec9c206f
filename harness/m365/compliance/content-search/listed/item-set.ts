/** A set of whole numbers below a size: the places of items in a list, or the numbers of contents. A million take 125 kB. */
export class ItemSet {
  readonly size: number
  readonly #bits: Uint32Array

  constructor(size: number, bits: Uint32Array = new Uint32Array((size + 31) >>> 5)) {
    this.size = size
    this.#bits = bits
  }

  /** Every number below the size. */
  static all(size: number): ItemSet {
    const bits = new Uint32Array((size + 31) >>> 5).fill(0xffff_ffff)
    if (size % 32 !== 0) bits[bits.length - 1] = 2 ** (size % 32) - 1
    return new ItemSet(size, bits)
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }

  /** The number must be below the size. */
  add(number: number): void {
    const at = number >>> 5
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 31))
  }

  copy(): ItemSet {
    return new ItemSet(this.size, this.#bits.slice())
  }

  isEmpty(): boolean {
    return this.#bits.every((word) => word === 0)
  }

  and(other: ItemSet): ItemSet {
    return this.#with(other, (one, two) => one & two)
  }

  or(other: ItemSet): ItemSet {
    return this.#with(other, (one, two) => one | two)
  }

  without(other: ItemSet): ItemSet {
    return this.#with(other, (one, two) => one & ~two)
  }

  /** Calls `visit` with each of them, the lowest first. */
  forEach(visit: (number: number) => void): void {
    const bits = this.#bits
    for (let at = 0; at < bits.length; at += 1) {
      // A word of the bits that are still to come; `word & -word` is the lowest one.
      for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) visit((at << 5) + 31 - Math.clz32(word & -word))
    }
  }

  /** Those that pass. */
  filter(passes: (number: number) => boolean): ItemSet {
    const passed = new ItemSet(this.size)
    this.forEach((number) => {
      if (passes(number)) passed.add(number)
    })
    return passed
  }

  #with(other: ItemSet, combine: (one: number, two: number) => number): ItemSet {
    const bits = new Uint32Array(this.#bits.length)
    for (let at = 0; at < bits.length; at += 1) bits[at] = combine(this.#bits[at] ?? 0, other.#bits[at] ?? 0)
    return new ItemSet(this.size, bits)
  }
}
