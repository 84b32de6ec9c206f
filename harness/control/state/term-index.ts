/** A document of a term index: the terms of each of its texts, in their order. No phrase goes from one text into the next. */
export interface TermDocument {
  /** SHA-256 in lower-case hex, of what the document is made from: equal keys have equal terms, for ever. */
  key: string
  texts: readonly (readonly string[])[]
}

/** What is looked for: terms one after the other, the last one as the beginning of a term if `isPrefix`; all of several; one of several. */
export type TermExpression =
  | { kind: 'phrase'; terms: readonly string[]; isPrefix: boolean }
  | { kind: 'all' | 'any'; of: readonly TermExpression[] }

/**
 * Which documents have a term, kept in a store. Documents are numbered from 1 without gaps, and stay: what they are made from never changes. So
 * the index of a store that was killed is right about the documents that it has, and the others are added when they are needed.
 *
 * A term has the characters `a` to `z` and `0` to `9` and others outside of ASCII, but not U+E000, and up to `termLettersMax` UTF-16 units.
 */
export interface TermIndex {
  /**
   * Says which rules make terms of documents. If the index has terms that other rules made, it begins again, empty. Call it first.
   */
  begin(rules: string): void
  documentCount(): number
  /** Adds documents together; those that it has already are left out. Returns the numbers of all. */
  add(documents: readonly TermDocument[]): number[]
  numberOf(key: string): number | undefined
  /** Every key, in the order of the numbers. */
  keys(): Iterable<string>
  /** The numbers of the documents that have it, in their order. */
  having(expression: TermExpression): readonly number[]
  /** The different terms that begin with a prefix, in no order that anybody may rely on. */
  terms(prefix: string): string[]
  /** How many different terms begin with a prefix. */
  termCount(prefix: string): number
}

/** What a check of a term index must know about what is in it. */
export interface IndexedRecords {
  /** The rules of this version, as for `begin`. */
  rules: string
  /** The key of the document that is made from a record of a store; undefined: it has no document. */
  keyOf(record: { table: string; text: string }): string | undefined
}

/** The most UTF-16 units of a term. SQLite cuts what is longer than 32,768 bytes, and nobody looks for more. */
export const termLettersMax = 8_000
