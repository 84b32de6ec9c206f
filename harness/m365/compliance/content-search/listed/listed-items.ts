import type { Message } from '../../../mailbox/message.ts'
import { type Measure, measureOf } from '../evaluate.ts'
import { ItemSet } from './item-set.ts'

/** Messages, the oldest first, with what a search over a million of them needs quickly. Nothing changes in it. */
export class ListedItems {
  readonly messages: readonly Message[]
  /** The number that the content of each has in the index. */
  readonly numbers: Uint32Array
  readonly #measures = new Map<Measure, Float64Array>()
  #places: PlacesByNumber | undefined

  constructor(messages: readonly Message[], numbers: Uint32Array) {
    this.messages = messages
    this.numbers = numbers
  }

  /** What is measured of each message; NaN where there is nothing to measure. A message that must be looked up costs ten times as much. */
  measures(measure: Measure): Float64Array {
    const known = this.#measures.get(measure)
    if (known !== undefined) return known
    const measured = Float64Array.from(this.messages, (message) => measureOf(measure, message) ?? Number.NaN)
    this.#measures.set(measure, measured)
    return measured
  }

  /** The places of the items whose content has one of these numbers, as far as they are within a set. */
  placesOf(numbers: readonly number[], within: ItemSet): ItemSet {
    this.#places ??= placesByNumber(this.numbers)
    const { first, next } = this.#places
    const places = new ItemSet(this.messages.length)
    for (const number of numbers) {
      for (let place = first[number] ?? 0; place > 0; place = next[place] ?? 0) {
        if (within.has(place - 1)) places.add(place - 1)
      }
    }
    return places
  }
}

/** Places, counted from 1: the first one of each number, and the next one with the same number as a place. 0: it is the last one. */
interface PlacesByNumber {
  first: Uint32Array
  next: Uint32Array
}

function placesByNumber(numbers: Uint32Array): PlacesByNumber {
  const highest = numbers.reduce((high, number) => Math.max(high, number), 0)
  const [first, next] = [new Uint32Array(highest + 1), new Uint32Array(numbers.length + 1)]
  for (let place = numbers.length; place > 0; place -= 1) {
    const number = numbers[place - 1] ?? 0
    next[place] = first[number] ?? 0
    first[number] = place
  }
  return { first, next }
}
