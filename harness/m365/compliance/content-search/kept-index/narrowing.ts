import type { Message } from '../../../mailbox/message.ts'
import type { Narrowing } from '../content-index.ts'
import type { Measure } from '../evaluate.ts'
import { ItemSet } from '../listed/item-set.ts'

/** The contents that have something; read at most once. */
export interface FoundContents {
  numbers(): readonly number[]
  set(): ItemSet
}

/** All of them match. */
export const everything: Narrowing = (_items, within) => ({ certain: within, possible: within })

/** What matches all narrowings. Each is asked only about the items that the ones before leave. */
export function both(narrowings: readonly Narrowing[]): Narrowing {
  return (items, within) => {
    let [certain, possible] = [within, within]
    for (const narrow of narrowings) {
      if (possible.isEmpty()) return { certain: possible, possible }
      const bounds = narrow(items, possible)
      certain = certain.and(bounds.certain)
      possible = bounds.possible
    }
    return { certain, possible }
  }
}

/** What matches one of the narrowings. Each is asked only about the items that the ones before are not certain about. */
export function either(narrowings: readonly Narrowing[]): Narrowing {
  return (items, within) => {
    let [certain, possible] = [new ItemSet(within.size), new ItemSet(within.size)]
    for (const narrow of narrowings) {
      const bounds = narrow(items, within.without(certain))
      certain = certain.or(bounds.certain)
      possible = possible.or(bounds.possible)
    }
    return { certain, possible }
  }
}

/** What does not match. */
export function opposite(narrow: Narrowing): Narrowing {
  return (items, within) => {
    const { certain, possible } = narrow(items, within)
    return { certain: within.without(possible), possible: within.without(certain) }
  }
}

/** In a short list each item is looked up among the contents; in a long one the contents are looked up among the items. */
const shortList = 1_000

/** Items with one of the contents; if these are not exact, the items only may match. */
export function contents(found: FoundContents, isExact: boolean): Narrowing {
  return (items, within) => {
    const { numbers, messages } = items
    const possible =
      messages.length < shortList
        ? within.filter((at) => found.set().has(numbers[at] ?? 0))
        : items.placesOf(found.numbers(), within)
    return { certain: isExact ? possible : new ItemSet(within.size), possible }
  }
}

/** Items with a measure in a range. */
export function measured(measure: Measure, { from, to }: { from: number; to: number }): Narrowing {
  return (items, within) => {
    const values = items.measures(measure)
    const passed = within.filter((at) => {
      const value = values[at] ?? Number.NaN
      return value >= from && value <= to
    })
    return { certain: passed, possible: passed }
  }
}

/** Items whose message passes a test, which is all there is to a query. */
export function messages(test: (message: Message) => boolean): Narrowing {
  return ({ messages: all }, within) => {
    const passed = within.filter((at) => {
      const message = all[at]
      return message !== undefined && test(message)
    })
    return { certain: passed, possible: passed }
  }
}
