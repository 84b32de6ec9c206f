import { expect, test } from 'vitest'
import { isEmailAddress, readAddress } from './email-address.ts'

test.each(['asha@contoso.example', "o'brien+x@sub.contoso.example", 'jörg@müller.example'])(
  '%j is an address',
  (text) => {
    expect(isEmailAddress(text)).toBe(true)
  },
)

test.each([
  '',
  'asha',
  '@contoso.example',
  'asha@',
  'a@b@c',
  'a b@c',
  'a@b,c@d',
  '<a@b>',
  'a@b\n',
  'a\u0000@b',
  '"a"@b',
])('%j is not an address', (text) => {
  expect(isEmailAddress(text)).toBe(false)
})

test('320 characters are an address, and 321 are none', () => {
  expect(isEmailAddress(`${'a'.repeat(312)}@b.examp`)).toBe(true)
  expect(isEmailAddress(`${'a'.repeat(313)}@b.examp`)).toBe(false)
})

test.each([
  'Asha Rao <asha@contoso.example>',
  '"Rao, Asha" <asha@contoso.example>',
  'mailto:asha@contoso.example',
  'asha@contoso.example.',
  '\u202aasha@contoso.example\u202c',
  'asha@contoso.example\u200b',
])('%j has one reading, and it is said what was dropped', (typed) => {
  expect(readAddress(typed)).toEqual({
    address: 'asha@contoso.example',
    cleaned: expect.stringMatching(/^read without /),
  })
})

test.each([
  'eve@contoso.example <asha@contoso.example>',
  'mailto:asha@contoso.example?cc=eve@contoso.example',
  'asha@con\u00adtoso.example',
  'asha@contoso.example;',
  '\u201casha@contoso.example\u201d',
])('%j is not guessed', (typed) => {
  expect(readAddress(typed)).toEqual({ problem: expect.any(String) })
})
