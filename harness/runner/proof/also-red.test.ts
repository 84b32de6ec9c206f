import { expect, test } from 'vitest'
import { type AlsoRed, alsoRedSchema, alsoRedText, staleRows } from './also-red.ts'

const rows: AlsoRed = new Map([
  ['no-limit', { reds: ['LOG-4', 'FLD-4', 'LIM-10'], keptByHand: true }],
  ['email-first', { reds: [] }],
])

test('the file has one line for each wrong connector, in order', () => {
  expect(alsoRedText(rows)).toBe('{\n  "email-first": "",\n  "no-limit": "kept by hand: FLD-4 LOG-4 LIM-10"\n}\n')
})

test('the written file is read unchanged', () => {
  const read = alsoRedSchema.parse(JSON.parse(alsoRedText(rows)))
  expect(Object.fromEntries(read)).toEqual({
    'email-first': { reds: [] },
    'no-limit': { reds: ['FLD-4', 'LOG-4', 'LIM-10'], keptByHand: true },
  })
})

test.each([
  { 'no-limit': 'FLD-4, LOG-4' },
  { 'no-limit': 'FLD-4  LOG-4' },
  { 'no-limit': 'FLD-4 ' },
  { 'No limit': '' },
])('an invalid file is refused: %o', (file) => {
  expect(alsoRedSchema.safeParse(file).success).toBe(false)
})

test('missing lines are reported with the command that records them, and so are lines without a connector', () => {
  expect(staleRows(rows, { ids: ['no-limit', 'first-recipient-only'], file: 'also-red.json' })).toEqual([
    'also-red.json has no line for first-recipient-only; run: npx mock-telemessage prove first-recipient-only --full --record also-red.json',
    'also-red.json has a line for email-first, which is not a wrong connector any more; delete the line',
  ])
  const all = ['email-first', 'no-limit', 'another']
  expect(staleRows(rows, { ids: ['no-limit'], all, file: 'also-red.json' })).toEqual([])
})
