import { getCountries } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { itemNumber, normalizeNumber } from './phone-number.ts'

test.each([
  '447700900123',
  '+447700900123',
  '00447700900123',
  '44 7700 900123',
  '+44 (7700) 900-123',
  '+44.7700.900.123',
  '+44 (0)7700 900123',
  '\u202a+44\u00a07700\u00a0900123\u202c',
  '0044 7700 900 123',
])('%j is 447700900123', (text) => {
  expect(normalizeNumber(text)).toBe('447700900123')
  expect(normalizeNumber(text, 'US')).toBe('447700900123')
})

test.each([
  ['07700 900123', 'GB', '447700900123'],
  ['(0)7700 900123', 'GB', '447700900123'],
  ['(202) 555-0123', 'US', '12025550123'],
  ['(212) 555-0123', 'US', '12125550123'],
  ['2125550123', 'US', '12125550123'],
  ['0171 2345678', 'DE', '491712345678'],
  ['347 123 4567', 'IT', '393471234567'],
  ['612 34 56 78', 'ES', '34612345678'],
  ['06 39 98 00 12', 'FR', '33639980012'],
  ['0412 345 678', 'AU', '61412345678'],
] as const)('%j in %s is %s', (text, region, expected) => {
  expect(normalizeNumber(text, region)).toBe(expected)
})

test('a number is never changed into one that is dialled differently', () => {
  // Mexican mobiles carry a 1 in WhatsApp that telephone networks have dropped.
  expect([normalizeNumber('+52 1 55 1234 5678'), normalizeNumber('5215512345678', 'MX')]).toEqual([
    '5215512345678',
    '5215512345678',
  ])
})

test.each(['447700900123', '12125550123', '33639980012', '61491570006', '5215512345678'])(
  'the documented spelling %s means the same in every region',
  (digits) => {
    expect(getCountries().map((region) => normalizeNumber(digits, region))).toEqual(getCountries().map(() => digits))
  },
)

test('digits alone that may be a number abroad are one', () => {
  expect(normalizeNumber('6064347543', 'US')).toBe('6064347543')
  expect(normalizeNumber('(606) 434-7543', 'US')).toBe('6064347543')
  expect(normalizeNumber('(202) 555-0123', 'US')).toBe('12025550123')
})

test('a national number without a region is not a number', () => {
  expect(normalizeNumber('07700 900123')).toBeUndefined()
})

test.each([
  '',
  ' ',
  '+',
  'abc',
  '4.4770E+11',
  '+44 7700 9001 ext 5',
  '123456',
  '1234567890123456',
  '0',
  '+0447700900123',
])('%j is not a number', (text) => {
  expect(normalizeNumber(text)).toBeUndefined()
})

test.each([
  ['1234567', '1234567'],
  ['123456789012345', '123456789012345'],
])('numbers of 7 to 15 digits are numbers: %s', (text, expected) => {
  expect(normalizeNumber(text)).toBe(expected)
})

test("an item's number is taken as served, digits only", () => {
  expect([itemNumber('447700900123'), itemNumber('+44 7700 900123'), itemNumber('')]).toEqual([
    '447700900123',
    '447700900123',
    '',
  ])
})
