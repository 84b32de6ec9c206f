import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('an escape sequence is shown, not carried out', () => {
  expect(printable('\u001b[2Jgone')).toBe('\\u{1b}[2Jgone')
})

test('the two line breaks of mail can be distinguished', () => {
  expect(printable('a\r\nb\nc\td')).toBe('a\\r\\nb\\nc\\td')
})

test('a mark that changes the writing direction is shown', () => {
  expect(printable('gpj.exe\u202e')).toBe('gpj.exe\\u{202e}')
})

test('half of a surrogate pair is shown, and a whole pair is left alone', () => {
  expect(printable('\ud83d 🫠')).toBe('\\u{d83d} 🫠')
})

test('the two non-characters are shown, because XML must not contain them', () => {
  expect(printable('\ufffe\uffff\ufffd')).toBe('\\u{fffe}\\u{ffff}\ufffd')
})

test('joined emoji, combining marks and right-to-left letters stay as they are', () => {
  const text = '👨‍👩‍👧‍👦 e\u0301 שלום'
  expect(printable(text)).toBe(text)
})
