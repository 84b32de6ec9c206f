/** Whole numbers from 0 to 2^32 - 1 that rise. They take a third of the memory that an array takes: a group chat leaves millions of them. */
export class NumberList {
  #numbers = new Uint32Array(16)
  #length = 0

  /** The last number; -1 if there is no number. */
  get last(): number {
    return this.#length === 0 ? -1 : this.at(this.#length - 1)
  }

  /** The number at an index; 0 behind the last one. */
  at(index: number): number {
    return this.#numbers[index] ?? 0
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      // A quarter more, because what is not used yet takes memory, too.
      const larger = new Uint32Array(Math.ceil(this.#length * 1.25))
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length] = number
    this.#length += 1
  }

  /** The index of a number; -1 if it is not there. */
  placeOf(wanted: number): number {
    let [low, high] = [0, this.#length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.at(middle) < wanted) low = middle + 1
      else high = middle
    }
    return low < this.#length && this.at(low) === wanted ? low : -1
  }
}
