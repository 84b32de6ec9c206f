import type { Chance } from '../../control/seed.ts'
import { capturesFor, type Errand } from './errands.ts'

/** Makes sure that a day contains everything that it must. */
export interface Agenda {
  /** The errand for the nth item of the day, from 0; undefined if there is none. */
  due(index: number): Errand | undefined
  /** Returns an errand that was not possible yet; it is due again at the next item. */
  putBack(errand: Errand): void
}

/** Days of this many items or more contain everything. Smaller days use half of their items for errands. */
const everythingFromCount = 100

export interface AgendaOptions {
  chance: Chance
  /** Errands, the most important first. */
  errands: Errand[]
  itemCount: number
}

/** Spreads the errands over the day, in random order. */
export function createAgenda({ chance, errands, itemCount }: AgendaOptions): Agenda {
  const budget = itemCount < everythingFromCount ? itemCount / 2 : itemCount
  const { affordable, captures } = afford(errands, budget)
  // A returned errand delays the others by at most the captures that are kept free here, so the last one is still done.
  const stepItems = (itemCount - captures) / affordable.length
  const queue = chance.sample(affordable, affordable.length).map((errand, index) => ({
    errand,
    dueAt: Math.floor(index * stepItems + (chance.int(0, 999) / 1_000) * stepItems),
  }))
  return {
    due: (index) => (queue[0] && queue[0].dueAt <= index ? queue.shift()?.errand : undefined),
    putBack: (errand) => {
      queue.unshift({ errand, dueAt: 0 })
    },
  }
}

function afford(errands: Errand[], budget: number): { affordable: Errand[]; captures: number } {
  const affordable: Errand[] = []
  let captures = 0
  for (const errand of errands) {
    if (captures + capturesFor(errand) > budget) break
    affordable.push(errand)
    captures += capturesFor(errand)
  }
  return { affordable, captures }
}
