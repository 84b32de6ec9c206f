import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeBase64 } from './request-body.ts'

it('decodes what was encoded, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64(Buffer.from(bytes).toString('base64')).equals(bytes)).toBe(true)
    }),
  )
})

it.each([
  ['a character of no alphabet', 'AAA!'],
  ['the alphabet for URLs', '-_-_'],
  ['missing padding', 'AAA'],
  ['a line break', 'AAAA\r\nAAAA'],
  ['bits after the end', 'AB=='],
  ['more after the padding', 'AA==AAAA'],
])('refuses base64 with %s', (_what, text) => {
  expect(() => decodeBase64(text)).toThrow(expect.objectContaining({ code: 'ErrorMimeContentInvalidBase64String' }))
})
