import type { Chance } from '../../control/seed.ts'
import { capturesFor, type Errand } from './errands.ts'

/** Sees to it that everything a day must contain is done before it is over. */
export interface Agenda {
  /** What has to be done at the nth item of the day, from 0; undefined: nothing in particular. */
  due(index: number): Errand | undefined
  /** Takes back what could not be done yet: it is due at the next item. */
  putBack(errand: Errand): void
}

/** From how many items on a day contains everything. Smaller days contain what half of their items suffice for. */
const everythingFromCount = 100

export interface AgendaOptions {
  chance: Chance
  /** The most important first. */
  errands: Errand[]
  itemCount: number
}

/** Spreads the errands over the day, in an order of their own. */
export function createAgenda({ chance, errands, itemCount }: AgendaOptions): Agenda {
  const budget = itemCount < everythingFromCount ? itemCount / 2 : itemCount
  const { affordable, captures } = afford(errands, budget)
  // What is put back moves the others back, by no more than the captures kept free here: the last one still gets its turn.
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
