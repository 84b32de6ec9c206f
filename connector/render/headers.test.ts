import fc from 'fast-check'
import libmime from 'libmime'
import { expect, test } from 'vitest'
import { headerField, phrase, unstructured } from './headers.ts'

/** Any text, with what breaks headers in it often. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\n', '\n', '\0', '=?utf-8?Q?x?=', '"', '<', ',', '  ', 'é', '😀'),
    ),
  )
  .map((pieces) => pieces.join(''))
/** What a reader must get: line breaks are one space, halves of surrogate pairs are U+FFFD. */
const readable = (text: string): string => Buffer.from(text.replaceAll(/[\r\n]+/g, ' ')).toString()

test.each(['WhatsApp Message From 447700900123 to 447700900124', 'DELETED READ WhatsApp', 'a-b_c (d) "e"'])(
  '%j is unchanged in a header',
  (text) => {
    expect(unstructured(text)).toBe(text)
  },
)

test.each(['two  spaces', ' in front', 'behind ', 'tab\there', '=?utf-8?Q?x?=', 'x'.repeat(61), 'é', 'nul\0'])(
  '%j is encoded, because folding or a reader would change it',
  (text) => {
    expect(unstructured(text)).toMatch(/^=\?UTF-8\?[QB]\?/)
    expect(libmime.decodeWords(unstructured(text))).toBe(text)
  },
)

test('line breaks are one space', () => {
  expect(unstructured('a\r\n\r\nBcc: b')).toBe('a Bcc: b')
})

test('a name with characters that addresses are made of is encoded', () => {
  expect(
    ['Patel, Asha', 'a@b', '<a>', 'x:y;', '(c)', 'a.b', '"q"'].map(phrase).every((name) => name.startsWith('=?')),
  ).toBe(true)
  expect(phrase("Asha O'Brien 447700900123")).toBe("Asha O'Brien 447700900123")
})

test('any text is read as it was, and is printable ASCII on the way', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const value = unstructured(text)
      expect(value).toMatch(/^[ -~]*$/)
      expect(libmime.decodeWords(value)).toBe(readable(text))
    }),
    { numRuns: 500 },
  )
})

test('no word of a header is too long to be folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const words = `${unstructured(text)} ${phrase(text)}`.split(' ')
      expect(Math.max(...words.map((word) => word.length))).toBeLessThan(80)
    }),
  )
})

test('a field is folded at its spaces, and its words stay whole', () => {
  expect(headerField('Subject', 'short')).toBe('Subject: short\r\n')
  expect(headerField('X', 'y'.repeat(73))).toBe(`X: ${'y'.repeat(73)}\r\n`)
  expect(headerField('X', `a ${'y'.repeat(72)}`)).toBe(`X: a\r\n ${'y'.repeat(72)}\r\n`)
  expect(headerField('X', 'y'.repeat(74))).toBe(`X:\r\n ${'y'.repeat(74)}\r\n`)
})

test('a folded field reads as the value that it has', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abc,<@'), minLength: 1, maxLength: 90 }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(words, (some) => {
      const field = headerField('To', some.join(' '))
      expect(field.replaceAll('\r\n ', ' ')).toBe(`To: ${some.join(' ')}\r\n`)
      const tooLong = field.split('\r\n').filter((line) => line.length > 76)
      expect(tooLong.filter((line) => line.trim().includes(' '))).toEqual([])
    }),
  )
})
