import { GraphRefusal } from '../../graph/errors.ts'

/** A mistake in a query. */
export interface QueryMistake {
  /** Where it is, in UTF-16 units from 0. */
  at: number
  /** What would be right there: `a word, or a phrase in quotes`. */
  expected: string
  /** A query that is right. */
  example: string
}

/** A query that nobody can run, with the place of the mistake. Answered with 400 `ContentQueryInvalid`. */
export class QueryRefusal extends GraphRefusal {
  readonly at: number
  readonly expected: string
  readonly example: string

  constructor({ at, expected, example }: QueryMistake) {
    super('contentQueryInvalid', `at character ${at + 1}: expected ${expected}. Example: ${example}`)
    this.name = 'QueryRefusal'
    this.at = at
    this.expected = expected
    this.example = example
  }
}
