import type { Phrase } from '../../words/phrase.ts'

/** The texts of an item that a word can be restricted to. `any` is everything that is indexed; header fields are not. */
export type SearchedField = 'any' | 'subject' | 'attachmentnames' | 'category'

/** The lists of people of an item. */
export type PeopleField = 'from' | 'to' | 'cc' | 'bcc' | 'recipients' | 'participants'

/** A person who is looked for, as the query writes them. */
export interface SoughtPerson {
  /** The value of the restriction. */
  value: string
  phrase: Phrase
  /** The value is a whole address. It must be equal: `asha@contoso.example` is not in `asha@contoso.example.org`. */
  isAddress: boolean
  /** With `=`, names must be equal too. */
  isWhole: boolean
  /** The directory adds the other names of the person. A star turns it off: `"asha@contoso*"`. */
  isExpanded: boolean
}

/** What a content search looks for. Days are already instants, and values of classes and kinds are in lower case. */
export type Query =
  /** A blank query. */
  | { kind: 'everything' }
  | { kind: 'and' | 'or'; operands: readonly Query[] }
  | { kind: 'not'; operand: Query }
  /** Both in one text, at most so many words apart. */
  | { kind: 'near'; distance: number; left: NearOperand; right: NearOperand }
  /** With `isWhole`, nothing else is in the text. */
  | { kind: 'words'; field: SearchedField; phrase: Phrase; isWhole: boolean }
  | { kind: 'people'; field: PeopleField; person: SoughtPerson }
  /** Both ends included; in milliseconds since 1970, or in bytes. */
  | { kind: 'range'; measure: 'received' | 'sent' | 'size'; from: number; to: number }
  | { kind: 'flag'; flag: 'hasattachment' | 'isread'; value: boolean }
  | { kind: 'importance'; value: 'low' | 'normal' | 'high' }
  | { kind: 'folder'; folderId: string }
  /** An item class equals one of the values, or begins with it if it ends with `*`. */
  | { kind: 'class'; values: readonly string[]; except: readonly string[] }

/** What can be near something else: words, one of several, or two that are near each other. */
export type NearOperand = Extract<Query, { kind: 'words' | 'near' }> | { kind: 'or'; operands: readonly NearOperand[] }

/** A query that was read. */
export interface ContentQuery {
  readonly query: Query
  /** The number of words, phrases and values in it. */
  readonly keywordCount: number
  /** What the writer may not have meant, in sentences: a blank behind the operator of a property, an operator in small letters. */
  readonly notices: readonly string[]
}
