/** A query as it is written: what the grammar in `kql.peggy` returns. `at` counts UTF-16 units from 0. */
export type Syntax =
  | { kind: 'and' | 'or'; operands: readonly Syntax[] }
  | { kind: 'not'; operand: Syntax }
  | { kind: 'near'; distance: number; left: Syntax; right: Syntax; at: number }
  | WordsSyntax
  | RestrictionSyntax

/** A word, or a phrase in quotes. */
export interface WordsSyntax {
  kind: 'words'
  at: number
  text: string
  isQuoted: boolean
}

/** `property:value`. */
export interface RestrictionSyntax {
  kind: 'restriction'
  at: number
  /** In the letter case of the writer. */
  property: string
  operator: Comparison
  valueAt: number
  text: string
  isQuoted: boolean
  /** There is a blank behind the operator. */
  isLoose: boolean
  /** Several values in brackets, instead of the text; null: none. */
  inner: Syntax | null
}

/** How a property is compared with a value. */
export type Comparison = ':' | '=' | '<' | '>' | '<=' | '>=' | '<>'
