/** A file for numbers that follow from what a store has. It is empty at first, and lost with the process. */
export interface Scratch {
  /**
   * Writes numbers at a place, over those that were there. The returned function reads them again. Both throw an error of the store if the disk
   * does not allow it, or if other numbers are there.
   */
  write(atBytes: number, numbers: Float64Array): () => Float64Array
}

/** Numbers that were put aside together, all of them in memory or on the disk. */
export interface Page {
  /** Undefined while they are on the disk only. */
  numbers: Float64Array | undefined
  /** Reads them from the disk; undefined if they are not there, or changed since. */
  read: (() => Float64Array) | undefined
  /** Its place in the file; undefined until it needs one. */
  slot: number | undefined
}

/** The sizes of pages and of what stays in memory, and the file for the others. */
export interface PagesParts {
  /** Absent: all pages stay in memory. */
  scratch?: Scratch | undefined
  /** How many numbers a page has. */
  pageLength?: number
  /** How many pages stay in memory. */
  pagesInMemory?: number
}

/** 22 kB: 256 messages. Large enough that a page costs little, and small enough that one is read in microseconds. */
const pageLengthDefault = 2_816
const pagesInMemoryDefault = 64

/**
 * Pages of numbers, which leave memory for a file. Those that came into memory last stay there: first in, first out, also if an older one was used
 * since. While the disk has no room, pages that changed since they were written stay in memory: nothing is lost.
 */
export class Pages {
  readonly pageLength: number
  readonly #scratch: Scratch | undefined
  readonly #pagesInMemory: number
  /** In the order in which they came into memory. */
  readonly #inMemory = new Set<Page>()
  readonly #freeSlots: number[] = []
  #slots = 0
  /** The number of pages in memory at which pages leave it again. More than usual while the disk has no room. */
  #leaveAt: number

  constructor({ scratch, pageLength = pageLengthDefault, pagesInMemory = pagesInMemoryDefault }: PagesParts = {}) {
    this.pageLength = pageLength
    this.#scratch = scratch
    this.#pagesInMemory = pagesInMemory
    this.#leaveAt = pagesInMemory
  }

  /** A new page. The numbers belong to it from now on. */
  add(numbers: Float64Array): Page {
    const page: Page = { numbers, read: undefined, slot: undefined }
    this.#hold(page)
    return page
  }

  /** The numbers of a page. Take them again after anything else happened. Throws the error of the file. */
  numbersOf(page: Page): Float64Array {
    if (page.numbers !== undefined) return page.numbers
    if (page.read === undefined) throw new Error('a page is read that was removed')
    const numbers = page.read()
    page.numbers = numbers
    this.#hold(page)
    return numbers
  }

  /** The numbers of a page, for changing them at once. */
  changing(page: Page): Float64Array {
    const numbers = this.numbersOf(page)
    page.read = undefined
    return numbers
  }

  remove(page: Page): void {
    this.#inMemory.delete(page)
    if (page.slot !== undefined) this.#freeSlots.push(page.slot)
    page.numbers = undefined
    page.read = undefined
    page.slot = undefined
  }

  #hold(page: Page): void {
    this.#inMemory.add(page)
    if (this.#scratch === undefined || this.#inMemory.size <= this.#leaveAt) return
    let hasRoom = true
    for (const oldest of this.#inMemory) {
      if (this.#inMemory.size <= this.#pagesInMemory) break
      if (oldest === page) continue
      // One that did not change since it was written needs no room.
      if (hasRoom || oldest.read !== undefined) hasRoom = this.#leave(oldest, this.#scratch) && hasRoom
    }
    // Not at each page: an attempt takes time, too.
    const isDone = this.#inMemory.size <= this.#pagesInMemory
    this.#leaveAt = isDone ? this.#pagesInMemory : this.#inMemory.size + this.#pagesInMemory
  }

  #leave(page: Page, scratch: Scratch): boolean {
    if (page.read === undefined && page.numbers !== undefined) {
      page.slot ??= this.#freeSlots.pop() ?? this.#slots++
      try {
        page.read = scratch.write(page.slot * this.pageLength * Float64Array.BYTES_PER_ELEMENT, page.numbers)
      } catch {
        // What it would say is known from the records, which are on the same disk: they matter, and this does not.
        return false
      }
    }
    page.numbers = undefined
    this.#inMemory.delete(page)
    return true
  }
}
