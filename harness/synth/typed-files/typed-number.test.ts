import { expect, test } from 'vitest'
import { typedNumber } from './typed-number.ts'

test.each(['999 555 01234', '(999) 555-01234', '555 0123', '(555) 0123'])(
  '%j has the length of no number in the country, and is not one with country code',
  (written) => {
    expect(typedNumber(written, 'US')).toHaveProperty('problem')
  },
)

test('a plus says that a number is one abroad, whatever its digits are at home', () => {
  expect(typedNumber('+4792223333', 'US')).toEqual({ number: '4792223333' })
})
