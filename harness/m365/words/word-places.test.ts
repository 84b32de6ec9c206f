import { expect, test } from 'vitest'
import { wordPlacesIn } from './word-places.ts'
import { wordsIn } from './words.ts'

const placed = (text: string): string[] => wordPlacesIn(text).map(({ from, to }) => text.slice(from, to))

test('are those of words between signs and blanks', () => {
  expect(placed('The (deal) is off: asha@contoso.example!')).toEqual([
    ...['The', 'deal', 'is', 'off', 'asha', 'contoso', 'example'],
  ])
  expect(placed('  \n')).toEqual([])
})

test('are those of characters in scripts without blanks, and of whole emoji', () => {
  expect(placed('合同 ok')).toEqual(['合', '同', 'ok'])
  expect(placed('ok👩‍👩‍👧👍🏽')).toEqual(['ok', '👩‍👩‍👧', '👍🏽'])
})

test('keep accents and combining marks with their letters', () => {
  expect(placed('Zoë cafe\u0301 ﬁne')).toEqual(['Zoë', 'cafe\u0301', 'ﬁne'])
})

test('are as many as the words, whatever the text is', () => {
  const texts = ['a\u200db', '½ ℀ ㎏', 'שָׁלוֹם', 'x'.repeat(300), '\u{1F1E9}\u{1F1EA}\u{1F1E9}', 'a_b-c.d', '\u0640', 'ﷺ']
  for (const text of texts) expect([text, wordPlacesIn(text).length]).toEqual([text, wordsIn(text).length])
})
