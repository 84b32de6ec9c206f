import { expect, test } from 'vitest'
import { isEmailAddress } from './email-address.ts'

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
