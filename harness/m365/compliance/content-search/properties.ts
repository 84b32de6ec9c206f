import { timeRangeOf } from './day-ranges.ts'
import { itemKinds } from './item-kinds.ts'
import type { Comparison } from './kql-syntax.ts'
import type { PeopleField, Query, SearchedField } from './query.ts'
import { QueryRefusal } from './query-refusal.ts'
import { phraseIn } from './terms.ts'

/** The value of a restriction, and where it is in the query. */
interface RestrictionValue {
  operator: Comparison
  text: string
  at: number
}

type ReadValue = (value: RestrictionValue) => Query

/** What `:` and `=` mean alike; `<>` is its opposite. Other operators need an order, which the property does not have. */
function unordered(property: string, example: string, read: ReadValue): ReadValue {
  return (value) => {
    if (value.operator === '<>') return { kind: 'not', operand: read(value) }
    if (value.operator === ':' || value.operator === '=') return read(value)
    throw new QueryRefusal({ at: value.at, expected: `: or = or <> behind ${property}, which has no order`, example })
  }
}

function texts(field: SearchedField, example: string): ReadValue {
  return unordered(field, example, ({ text, at, operator }) => ({
    kind: 'words',
    field,
    phrase: phraseIn(text, at, example),
    // A subject is compared by the words in it, with `=` too.
    isWhole: operator === '=' && field !== 'subject',
  }))
}

function people(field: PeopleField): ReadValue {
  const example = `${field}:asha@contoso.example`
  return unordered(field, example, ({ text, at, operator }) => {
    const value = text.trim()
    return {
      kind: 'people',
      field,
      person: {
        value,
        phrase: phraseIn(value, at, example),
        isAddress: /^[^\s@*]+@[^\s@*]+\.[^\s@*]+$/.test(value),
        isWhole: operator === '=',
        isExpanded: !value.includes('*'),
      },
    }
  })
}

function choice<T>(property: string, values: Readonly<Record<string, T>>, query: (value: T) => Query): ReadValue {
  const names = Object.keys(values)
  const example = `${property}:${names[0]}`
  return unordered(property, example, ({ text, at }) => {
    const name = text.toLowerCase()
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new QueryRefusal({ at, expected: `one of ${names.join(', ')}`, example })
    return query(value)
  })
}

/** A property with an order: `..` means both ends and what is between them. */
function ordered(
  measure: Extract<Query, { kind: 'range' }>['measure'],
  { expected, example }: { expected: string; example: string },
  read: (text: string) => { from: number; to: number } | undefined,
): ReadValue {
  const between = (from: number, to: number): Query => ({ kind: 'range', measure, from, to })
  return ({ operator, text, at }) => {
    const [low = '', high = low, ...more] = text.split('..')
    const [first, last] = [read(low), read(high)]
    const isRange = text.includes('..')
    if (first === undefined || last === undefined || more.length > 0) throw new QueryRefusal({ at, expected, example })
    if (first.from > last.to) throw new QueryRefusal({ at, expected: 'the lower end of the range first', example })
    if (isRange && ['<', '<=', '>', '>='].includes(operator)) {
      throw new QueryRefusal({ at, expected: `one value behind ${operator}; a range belongs behind :`, example })
    }
    switch (operator) {
      case ':':
      case '=':
        return between(first.from, last.to)
      case '<>':
        return { kind: 'not', operand: between(first.from, last.to) }
      case '<':
        return between(-Infinity, first.from - 1)
      case '<=':
        return between(-Infinity, first.to)
      case '>':
        return between(first.to + 1, Infinity)
      case '>=':
        return between(first.from, Infinity)
    }
  }
}

function days(measure: 'received' | 'sent'): ReadValue {
  const expected = 'a day in UTC, or a range of days; words such as today are not part of content searches'
  return ordered(measure, { expected, example: `${measure}:2026-11-01..2026-11-30` }, timeRangeOf)
}

function bytes(text: string): { from: number; to: number } | undefined {
  return /^\d{1,15}$/.test(text) ? { from: Number(text), to: Number(text) } : undefined
}

const classExample = 'itemclass:ipm.externaldata.*'

function itemClass({ text, at }: RestrictionValue): Query {
  phraseIn(text, at, classExample)
  return { kind: 'class', values: [text.trim().toLowerCase()], except: [] }
}

const importances = { high: 'high', medium: 'normal', low: 'low', normal: 'normal' } as const

/**
 * The documented properties of mail, by their names in lower case. Document: Microsoft Purview, keyword queries and search conditions for
 * eDiscovery.
 */
export const searchedProperties: Readonly<Record<string, ReadValue>> = {
  attachmentnames: texts('attachmentnames', 'attachmentnames:report.pdf'),
  bcc: people('bcc'),
  category: texts('category', 'category:"Red category"'),
  cc: people('cc'),
  folderid: unordered('folderid', 'folderid:AAMk…', ({ text }) => ({ kind: 'folder', folderId: text.trim() })),
  from: people('from'),
  hasattachment: choice('hasattachment', { true: true, false: false }, (value) => ({
    kind: 'flag',
    flag: 'hasattachment',
    value,
  })),
  importance: choice('importance', importances, (value) => ({ kind: 'importance', value })),
  isread: choice('isread', { true: true, false: false }, (value) => ({ kind: 'flag', flag: 'isread', value })),
  itemclass: unordered('itemclass', classExample, itemClass),
  kind: choice('kind', itemKinds, ({ values, except = [] }) => ({ kind: 'class', values, except })),
  participants: people('participants'),
  received: days('received'),
  recipients: people('recipients'),
  sent: days('sent'),
  size: ordered('size', { expected: 'a number of bytes, or a range', example: 'size>1048576' }, bytes),
  subject: texts('subject', 'subject:"quarterly budget"'),
  to: people('to'),
}
