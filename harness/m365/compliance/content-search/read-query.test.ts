import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GraphRefusal } from '../../graph/errors.ts'
import { readQuery } from './read-query.ts'

/** A query as nested lists, short enough to be compared. */
function shape(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, each) => {
      if (each?.kind === 'words') {
        const { words, isPrefix } = each.phrase
        return `${each.field === 'any' ? '' : `${each.field}:`}${words.join(' ')}${isPrefix ? '*' : ''}${each.isWhole ? '!' : ''}`
      }
      if (each?.kind === 'and' || each?.kind === 'or') return [each.kind, ...each.operands]
      if (each?.kind === 'not') return ['not', each.operand]
      if (each?.kind === 'near') return [`near ${each.distance}`, each.left, each.right]
      if (each?.kind === 'people') return `${each.field}:${each.person.value}`
      return each
    }),
  )
}

const shapeOf = (text: string): unknown => shape(readQuery(text).query)

test.each<[string, unknown]>([
  ['cat', 'cat'],
  ['cat dog', ['and', 'cat', 'dog']],
  ['cat AND dog OR bird', ['or', ['and', 'cat', 'dog'], 'bird']],
  ['cat OR dog bird', ['or', 'cat', ['and', 'dog', 'bird']]],
  ['cat (dog OR bird)', ['and', 'cat', ['or', 'dog', 'bird']]],
  ['cat and dog', ['and', 'cat', 'and', 'dog']],
  ['cat NOT dog', ['and', 'cat', ['not', 'dog']]],
  ['cat -dog', ['and', 'cat', ['not', 'dog']]],
  ['cat -"dog house"', ['and', 'cat', ['not', 'dog house']]],
  ['-(cat dog)', ['not', ['and', 'cat', 'dog']]],
  ['NOT NOT cat', 'cat'],
  ['cat-dog', 'cat dog'],
  ['+cat +dog', ['and', 'cat', 'dog']],
  ['cat NEAR dog', ['near 8', 'cat', 'dog']],
  ['cat NEAR(3) "the dog"', ['near 3', 'cat', 'the dog']],
  ['cat NEAR(n=3) dog', ['near 3', 'cat', 'dog']],
  ['NOT cat NEAR dog', ['not', ['near 8', 'cat', 'dog']]],
  ['(cat OR kitten) NEAR(2) dog', ['near 2', ['or', 'cat', 'kitten'], 'dog']],
  ['ANDROID NOTE', ['and', 'android', 'note']],
  ['cat*', 'cat*'],
  ['"fat cat*"', 'fat cat*'],
  ['10:30', '10 30'],
  ['(c:c)', undefined],
  ['cat(c:c)(subject:dog)', ['and', 'cat', 'subject:dog']],
  ['(from:asha(c:s)from:ben)', ['or', 'from:asha', 'from:ben']],
  ['subject:dog subject:cat', ['and', 'subject:dog', 'subject:cat']],
  ['SUBJECT:"Dog House"', 'subject:dog house'],
  ['subject=dog', 'subject:dog'],
  ['attachmentnames=dog.txt', 'attachmentnames:dog txt!'],
  ['subject<>dog', ['not', 'subject:dog']],
  ['from:(asha OR "ben@contoso.example")', ['or', 'from:asha', 'from:ben@contoso.example']],
  ['from: asha', 'asha'],
  ['', { kind: 'everything' }],
  ['  ', { kind: 'everything' }],
  ['importance:Medium', { kind: 'importance', value: 'normal' }],
  ['hasattachment:TRUE', { kind: 'flag', flag: 'hasattachment', value: true }],
  ['size:1..5', { kind: 'range', measure: 'size', from: 1, to: 5 }],
  ['itemclass:IPM.Note', { kind: 'class', values: ['ipm.note'], except: [] }],
])('reads %s', (text, wanted) => {
  if (wanted === undefined) expect(() => readQuery(text)).toThrow()
  else expect(shapeOf(text)).toEqual(wanted)
})

const day = Date.parse('2026-11-22T00:00:00Z')
const dayMs = 86_400_000
test.each<[string, number | null, number | null]>([
  ['sent:2026-11-22', day, day + dayMs - 1],
  ['sent=11/22/2026', day, day + dayMs - 1],
  ['sent:2026-11-22..2026-11-23', day, day + 2 * dayMs - 1],
  ['sent<2026-11-22', null, day - 1],
  ['sent<=2026-11-22', null, day + dayMs - 1],
  ['sent>2026-11-22', day + dayMs, null],
  ['sent>=2026-11-22', day, null],
  ['received:2026-11-22T10:00', day + 36_000_000, day + 36_059_999],
  ['received:2026-11-22T10:00:00Z', day + 36_000_000, day + 36_000_999],
  ['received:"2026-11-22T11:00:00+01:00"', day + 36_000_000, day + 36_000_999],
])('reads the days of %s, whole and in UTC', (text, from, to) => {
  expect(shapeOf(text)).toMatchObject({ kind: 'range', from, to })
})

test.each<[string, number, string]>([
  ['(cat', 4, 'closing bracket'],
  ['cat)', 3, 'the end of the query'],
  ['"cat', 4, 'a closing quote'],
  ['cat AND', 7, 'a word'],
  ['OR cat', 0, 'a word'],
  ['NOT', 3, 'a word'],
  ['cat NEAR', 8, 'a phrase in quotes'],
  ['cat NEAR subject:dog', 0, 'words or phrases on both sides of NEAR'],
  ['*cat', 0, 'a star at the end only'],
  ['cat c*t', 5, 'a star at the end only'],
  ['ca*', 2, 'at least three letters'],
  ['"fat ca*"', 7, 'at least three letters'],
  ['colour:red', 0, 'one of the properties attachmentnames, bcc'],
  ['see https://contoso.example', 4, 'one of the properties'],
  ['subject:', 8, 'a value'],
  ['subject:""', 9, 'an empty one cannot be searched for'],
  ['subject:"!"', 9, 'an empty value cannot be searched for'],
  ['“fat cat”', 0, 'the straight quote'],
  ['subject:“fat', 8, 'the straight quote'],
  ['kind:mail', 5, 'one of contacts, docs, email, externaldata'],
  ['hasattachment:maybe', 14, 'one of true, false'],
  ['importance:urgent', 11, 'one of high, medium'],
  ['sent:today', 5, 'a day in UTC'],
  ['sent:2026-02-30', 5, 'a day in UTC'],
  ['sent:2026-11-23..2026-11-22', 5, 'the lower end of the range first'],
  ['sent>2026-11-22..2026-11-23', 5, 'one value behind >'],
  ['size:1MB', 5, 'a number of bytes'],
  ['from>asha', 5, ': or = or <>'],
  ['from:(asha sent:2026-11-22)', 11, 'values of from in its brackets'],
  ['- cat', 0, 'a word with a letter'],
  ['a !!! b', 2, 'a word with a letter'],
  ['('.repeat(101), 100, 'at most 100 brackets'],
])('refuses %s at character %i', (text, at, expected) => {
  expect(() => readQuery(text)).toThrow(
    expect.objectContaining({
      at,
      expected: expect.stringContaining(expected),
      status: 400,
      code: 'ContentQueryInvalid',
    }),
  )
})

test('an example of each refusal can be read', () => {
  const wrong = [
    '(cat',
    '*cat',
    'ca*',
    'colour:red',
    'subject:""',
    'kind:mail',
    'sent:today',
    'size:x',
    'from>a',
    'from:(size:1)',
    'a NEAR to:b',
  ]
  for (const text of wrong) {
    let example = ''
    try {
      readQuery(text)
    } catch (error) {
      example = (error as { example: string }).example
    }
    expect([text, readQuery(example).keywordCount > 0]).toEqual([text, true])
  }
})

test('takes 10,000 characters, and not one more', () => {
  const text = `${'cat '.repeat(2_499)}bird`
  expect(readQuery(text).keywordCount).toBe(2_500)
  expect(() => readQuery(`${text}s`)).toThrow(/has 10001 characters; 10000 are the most/)
})

test('says what the writer may not have meant', () => {
  expect(readQuery('from: asha and ben').notices).toEqual([
    'asha is searched for everywhere: a blank behind from: ends the property.',
    'and is searched for as a word: operators are in capitals.',
  ])
})

test('reads long chains and deep brackets in no time', () => {
  const chains = [
    `${'-'.repeat(4_999)}cat`,
    `${'NOT '.repeat(2_000)}cat`,
    `cat${' NEAR cat'.repeat(900)}`,
    `${'('.repeat(100)}a${')'.repeat(100)}`,
  ]
  for (const text of chains) expect(readQuery(text).keywordCount).toBeGreaterThan(0)
})

test('any text is read, or refused with a place in it', () => {
  const part = fc.constantFrom(
    '(',
    ')',
    '"',
    '-',
    '+',
    ':',
    '*',
    '..',
    ' ',
    'AND',
    'OR',
    'NOT',
    'NEAR(3)',
    'subject:',
    'sent>',
    'cat',
    '2026-11-22',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (query) => {
      try {
        readQuery(query)
      } catch (error) {
        expect(error).toBeInstanceOf(GraphRefusal)
        const { at } = error as { at: number }
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(query.length)
      }
    }),
    { seed: 33, numRuns: 2_000 },
  )
})

// Holds of more than 500 keywords keep the whole mailbox, so the count decides what is kept.
test.each([
  ['from:asha AND subject:"lunch at one"', 2],
  ['(wine OR beer) NOT water', 3],
  ['wine NEAR(3) beer', 2],
  ['', 0],
])('%s has %i keywords', (query, count) => {
  expect(readQuery(query).keywordCount).toBe(count)
})
