import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textBody } from './text-body.ts'

const written = (text: string): string => textBody(text).content.toString('latin1')

test.each([
  ['see you at nine', 'see you at nine'],
  ['area=berth', 'area=3Dberth'],
  ['a b c \nd e\t\r\nf g ', 'a b c=20\r\nd e=09\r\nf g=20'],
  ['a b\tc', 'a b\tc'],
  ['plain, plain, plain é', 'plain, plain, plain =C3=A9'],
  ['bell, book and candle\u0007', 'bell, book and candle=07'],
  ['', ''],
  ['x'.repeat(75), 'x'.repeat(75)],
  ['x'.repeat(76), `${'x'.repeat(75)}=\r\nx`],
  [`${'x'.repeat(73)}é`, `${'x'.repeat(73)}=\r\n=C3=A9`],
])('%j as quoted-printable', (text, expected) => {
  expect(textBody(text).encoding).toBe('quoted-printable')
  expect(written(text)).toBe(expected)
})

test('the shorter of both encodings is taken', () => {
  // Three octets escaped are six characters more, as many as base64 is for eighteen.
  expect(textBody(`${'x'.repeat(15)}===`).encoding).toBe('quoted-printable')
  expect(textBody(`${'x'.repeat(14)}===`).encoding).toBe('base64')
  expect(written('\0\0\0')).toBe('AAAA\r\n')
})

test('no text is longer than base64 and its soft line breaks would be', () => {
  const property = fc.property(fc.string({ unit: 'binary', minLength: 100, maxLength: 3000 }), (text) => {
    const octets = Buffer.byteLength(text.replaceAll(/\r\n|\r|\n/g, '\r\n'))
    expect(textBody(text).content.length).toBeLessThan(octets * 1.45 + 100)
  })
  fc.assert(property)
})

test('no line is too long, none ends with white space, and no boundary can be in it', () => {
  const hostile = fc.array(fc.constantFrom('=_', ' ', '\t', '\r', '\n', 'é', 'abc def ghi', '--=_'), { maxLength: 200 })
  const property = fc.property(hostile, (pieces) => {
    const text = written(`${'plain '.repeat(300)}${pieces.join('')}`)
    expect(text).not.toMatch(/=_|[ \t](\r\n|$)|\r(?!\n)|(?<!\r)\n|[^\r\n]{77}/)
  })
  fc.assert(property)
})
