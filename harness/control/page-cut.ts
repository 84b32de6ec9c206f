import type { Chance } from './seed.ts'

/** What a server knows when it cuts a page out of a list. */
interface PageQuestion {
  /** The list: two questions about one list and one turn get the same answer, so that a repeated request gets the same page. */
  list: string
  /** How many pages came before. */
  turn: number
  /** The most entries that the client asks for. */
  limit: number
  /** Entries from here to the end of the list. */
  rest: number
}

/** How many entries a page gets, from 0 to the smaller of `limit` and `rest`, and whether another page follows. */
export interface PageCut {
  count: number
  isLast: boolean
}

/** Decides where a page ends. */
export type CutPage = (question: PageQuestion) => PageCut

/** Pages as large as was asked for, and none behind the last entry. */
export const fullPages: CutPage = ({ limit, rest }) => ({ count: Math.min(limit, rest), isLast: rest <= limit })

/**
 * Pages as real services serve them. Of twelve pages, about one is empty and three are short; in one list of four, the
 * server caps the limit; after one list of six, an empty page is the end. At most two empty pages come in a row. They all
 * follow from the chance and the question, so that a run with the same seed has the same pages.
 */
export function irregularPages(chance: Chance): CutPage {
  const dieOf = ({ list, turn }: Pick<PageQuestion, 'list' | 'turn'>): Chance => chance.fork(`${list} ${turn}`)
  const isEmpty = (list: string, turn: number): boolean => dieOf({ list, turn }).int(1, 12) === 1
  return ({ list, turn, limit, rest }) => {
    // An empty list may begin with an empty page that is not the last; more of them would only be noise.
    if (rest === 0) return { count: 0, isLast: turn > 0 || !isEmpty(list, turn) }
    const isThird = turn > 1 && isEmpty(list, turn - 1) && isEmpty(list, turn - 2)
    const die = dieOf({ list, turn })
    const face = die.int(1, 12)
    if (face === 1 && !isThird) return { count: 0, isLast: false }
    const most = Math.min(cappedLimit(chance, list, limit), rest)
    // Shorter than what is left, too: otherwise the pages of a short list would always be whole.
    const count = face <= 4 && most > 1 ? die.int(1, most - 1) : most
    return { count, isLast: count === rest && !die.fork('end').percent(16) }
  }
}

/** Pages of lengths that a test writes down, 0 for an empty page. Behind the last of them, pages are full. */
export function scriptedPages(lengths: readonly number[]): CutPage {
  return (question) => {
    const length = lengths[question.turn]
    if (length === undefined) return fullPages(question)
    const count = Math.min(length, question.limit, question.rest)
    return { count, isLast: count === question.rest && question.turn === lengths.length - 1 }
  }
}

/** The largest page of a list, in entries: as asked for, or less. */
function cappedLimit(chance: Chance, list: string, limit: number): number {
  const cap = chance.fork(`${list} cap`)
  return cap.percent(25) ? Math.max(1, Math.ceil((limit * cap.int(50, 99)) / 100)) : limit
}
