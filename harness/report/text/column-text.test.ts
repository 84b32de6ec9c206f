import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutTo, displayColumns, padTo, wrapTo } from './column-text.ts'

test.each([
  ['plain', 5],
  ['日本語', 6],
  ['한국', 4],
  ['ｱｲｳ', 3],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['🫠', 2],
  ['👨‍👩‍👧‍👦', 2],
  ['🇮🇹', 2],
  ['a\u200bb', 2],
  ['שלום', 4],
  ['', 0],
])('%s takes %d columns', (text, columns) => {
  expect(displayColumns(text)).toBe(columns)
})

test.each([
  ['abcd', 'abcd'],
  ['abcde', 'abcde'],
  ['abcdef', 'abcd…'],
])('%s cut to five columns is %s', (text, cut) => {
  expect(cutTo(text, 5)).toBe(cut)
})

test('a cut never leaves half of an emoji or of a wide character', () => {
  expect(cutTo('ab🫠🫠', 5)).toBe('ab🫠…')
  expect(cutTo('ab🫠🫠🫠', 4)).toBe('ab…')
})

test('a text is wrapped between words', () => {
  expect(wrapTo('one message in the folder', 11)).toEqual(['one message', 'in the', 'folder'])
})

test('spaces that are not at the end of a line are kept', () => {
  expect(wrapTo('  two  blanks', 14)).toEqual(['  two  blanks'])
  expect(wrapTo('  0123456789', 8)).toEqual(['01234567', '89'])
})

test('a word of no-break spaces is a word', () => {
  expect(wrapTo('\u00a0 ..', 2)).toEqual(['\u00a0', '..'])
})

test('a word longer than a line is broken, and loses nothing', () => {
  expect(wrapTo('is 0123456789 now', 4)).toEqual(['is', '0123', '4567', '89', 'now'])
})

test('wrapping keeps every word and stays within the width', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(' ', '.'))
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 2, max: 20 }), (words, width) => {
      const lines = wrapTo(words.join(' '), width)
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
      expect(Math.max(...lines.map(displayColumns))).toBeLessThanOrEqual(width)
    }),
  )
})

test('padding counts columns, not characters', () => {
  expect(padTo('日', 4)).toBe('日  ')
  expect(padTo('long', 2)).toBe('long')
})
