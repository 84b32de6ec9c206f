import type { GraphRecipient } from '../../contract/index.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { textOfHtml } from '../mail/body-text.ts'
import type { MessageRow } from '../mail/message-type.ts'
import type { MailProperties } from '../mailbox/message-properties.ts'
import { hasWords } from '../words/phrase.ts'
import { readSearch, type SearchNode } from './search-terms.ts'

type Term = SearchNode & { kind: 'term' }
type Test = (row: MessageRow, bodyText: string) => boolean

/** The most messages that a search finds. Document: Graph, `$search` parameter. */
const searchResultsMax = 1000

/**
 * The messages that a search finds, by the keyword query language. Without a property, a word is looked for in sender, subject
 * and body. Throws `searchInvalid`, `searchPropertyUnsupported`.
 */
export async function searchedRows(rows: readonly MessageRow[], search: string): Promise<MessageRow[]> {
  const text = /^"(.*)"$/s.exec(search.trim())?.[1]?.replaceAll('\\"', '"') ?? search
  const test = testOf(readSearch(text))
  const found: MessageRow[] = []
  for (const row of rows) if (test(row, await textOf(row))) found.push(row)
  return found
    .sort((a, b) => (b.message.sentTime?.getTime() ?? 0) - (a.message.sentTime?.getTime() ?? 0))
    .slice(0, searchResultsMax)
}

async function textOf({ properties: { body } }: MessageRow): Promise<string> {
  return body.contentType === 'html' ? await textOfHtml(body.content) : body.content
}

function testOf(node: SearchNode): Test {
  switch (node.kind) {
    case 'and': {
      const tests = node.operands.map(testOf)
      return (row, text) => tests.every((test) => test(row, text))
    }
    case 'or': {
      const tests = node.operands.map(testOf)
      return (row, text) => tests.some((test) => test(row, text))
    }
    case 'not': {
      const test = testOf(node.operand)
      return (row, text) => !test(row, text)
    }
    case 'term':
      return termTest(node)
  }
}

function people(list: readonly (GraphRecipient | undefined)[]): string {
  return list.map((one) => `${one?.emailAddress.name ?? ''} ${one?.emailAddress.address ?? ''}`).join(' ; ')
}

/** The texts that a property is looked for in. */
const texts: Readonly<Record<string, (properties: MailProperties, bodyText: string) => string>> = {
  subject: ({ subject }) => subject,
  body: (_, bodyText) => bodyText,
  from: ({ from }) => people([from]),
  to: ({ toRecipients }) => people(toRecipients),
  cc: ({ ccRecipients }) => people(ccRecipients),
  bcc: ({ bccRecipients }) => people(bccRecipients),
  recipients: ({ toRecipients, ccRecipients, bccRecipients }) =>
    people([...toRecipients, ...ccRecipients, ...bccRecipients]),
  participants: ({ from, toRecipients, ccRecipients, bccRecipients }) =>
    people([from, ...toRecipients, ...ccRecipients, ...bccRecipients]),
  attachment: ({ attachments }) => attachments.map(({ name }) => name).join(' ; '),
  importance: ({ importance }) => (importance === 'normal' ? 'normal medium' : importance),
}

function termTest({ property, operator, text }: Term): Test {
  if (property === undefined) {
    return ({ properties }, bodyText) =>
      ['from', 'subject', 'body'].some((name) => hasWords(texts[name]?.(properties, bodyText) ?? '', text))
  }
  const read = texts[property]
  if (read !== undefined) {
    return ({ properties }, bodyText) => hasWords(read(properties, bodyText), text) !== (operator === '<>')
  }
  switch (property) {
    case 'hasattachment':
    case 'hasattachments': {
      const wanted = /^(?:true|yes|1)$/i.test(text)
      return ({ properties }) => properties.attachments.some(({ isInline }) => !isInline) === wanted
    }
    case 'kind':
      return () => /^email$/i.test(text)
    case 'size':
      return compared(
        text,
        operator,
        (part) => [Number(part), Number(part)],
        ({ message }) => message.mail.sizeBytes,
      )
    case 'received':
      return compared(text, operator, dayOf, ({ message }) => message.receivedTime?.getTime() ?? Number.NaN)
    case 'sent':
      return compared(text, operator, dayOf, ({ message }) => message.sentTime?.getTime() ?? Number.NaN)
    default:
      throw new GraphRefusal('searchPropertyUnsupported', property)
  }
}

/** A value is a number, or a day, which has a first and a last instant; `a..b` is a range. */
function compared(
  text: string,
  operator: Term['operator'],
  read: (part: string) => [from: number, to: number],
  measure: (row: MessageRow) => number,
): Test {
  const [low = '', high = low] = text.split('..')
  const [from, to] = [read(low)[0], read(high)[1]]
  if (Number.isNaN(from) || Number.isNaN(to))
    throw new GraphRefusal('searchInvalid', 'a value that is no number or day')
  const isWithin = (value: number): boolean => value >= from && value <= to
  const tests: Record<Term['operator'], (value: number) => boolean> = {
    ':': isWithin,
    '=': isWithin,
    '<>': (value) => !isWithin(value),
    '<': (value) => value < from,
    '<=': (value) => value <= to,
    '>': (value) => value > to,
    '>=': (value) => value >= from,
  }
  return (row) => tests[operator](measure(row))
}

const dayMs = 24 * 60 * 60 * 1000

/** `2026-11-22`, or `11/22/2026` as in Microsoft's examples; an instant is as long as itself. */
function dayOf(text: string): [number, number] {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const from = Date.parse(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00:00Z` : iso)
  return [from, iso.includes('T') ? from : from + dayMs - 1]
}
