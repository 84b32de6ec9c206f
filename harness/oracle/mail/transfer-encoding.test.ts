import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodingProblem, multipartProblem } from './transfer-encoding.ts'

// Goal: what readers of mail decode in different ways is named, and nothing that a right encoder writes.

const problem = (encoding: string, text: string): string | undefined =>
  encodingProblem(encoding, Buffer.from(text, 'latin1'))

test.each([
  ['base64', 'aGVsbG8=\r\n'],
  ['base64', 'aGVs\r\nbG8h\r\n'],
  ['base64', ''],
  ['quoted-printable', 'one=\r\n two =20\r\n\r\nthree=3D=\r\n'],
  ['quoted-printable', 'a soft break with blanks behind it= \t\r\nthat a program on the way added'],
  ['quoted-printable', 'lower case=c3=a9'],
  ['quoted-printable', 'lines that end=\nin LF alone are judged elsewhere\n'],
  ['7bit', 'text \r\nwith a blank at the end of a line'],
  ['', 'text'],
  ['8bit', 'gr\u00fc\u00dfe'],
  ['binary', '\u0000\u00ff'],
])('finds nothing wrong with %s: %j', (encoding, text) => {
  expect(problem(encoding, text)).toBeUndefined()
})

test.each([
  ['base64', 'aGVsbG8=aGVsbG8=', 'padding (=) before its end, after 7 characters'],
  ['base64', 'aGVsbG8=\r\naGVsbG8h', 'padding (=) before its end'],
  ['base64', 'aGVsb===', '3 characters of padding; at most 2'],
  ['base64', 'aGVsbG8', '7 characters, which is no multiple of 4'],
  ['base64', 'aGVs_-8h', 'U+005F'],
  ['quoted-printable', 'a blank \r\nat the end of a line', 'a blank at the end of a line'],
  ['quoted-printable', 'a tab\t\r\n', 'a blank at the end of a line'],
  ['quoted-printable', 'a blank at the end ', 'a blank at the end of a line'],
  ['quoted-printable', ' \r\nnothing but a blank', 'a blank at the end of a line'],
  ['quoted-printable', '=3D \r\n', 'a blank at the end of a line'],
  ['quoted-printable', '1 = 2', 'followed neither by two hex digits'],
  ['quoted-printable', 'half =3', 'followed neither by two hex digits'],
  ['quoted-printable', 'gr\u00fc\u00dfe', 'U+00FC'],
  ['7bit', 'gr\u00fc\u00dfe', 'octets beyond ASCII'],
  ['', 'gr\u00fc\u00dfe', 'octets beyond ASCII'],
  ['x-uuencode', 'text', 'a transfer encoding that mail does not have: x-uuencode'],
])('finds what is wrong with %s: %j', (encoding, text, words) => {
  expect(problem(encoding, text)).toContain(words)
})

test('base64 that is encoded in pieces is right only if each piece but the last has whole groups', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 299 }), (octets, at) => {
      const [first, second] = [octets.slice(0, at), octets.slice(at)].map((piece) =>
        Buffer.from(piece).toString('base64'),
      )
      const isRight = at % 3 === 0 || at >= octets.length
      expect(problem('base64', `${first}${second}`) === undefined).toBe(isRight)
    }),
  )
})

test('a multipart has no encoding of its own', () => {
  expect(['', '7bit', '8bit', 'binary'].map(multipartProblem)).toEqual([undefined, undefined, undefined, undefined])
  expect(multipartProblem('base64')).toBe('a multipart with the transfer encoding base64 (RFC 2045, 6.4)')
})
