import type { CountryCode } from 'libphonenumber-js/max'
import { getCountries } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { itemNumber, readNumber } from './phone-number.ts'

const normalizeNumber = (text: string, region?: CountryCode): string | undefined => {
  const read = readNumber(text, region)
  return 'number' in read ? read.number : undefined
}

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
  // Grouped like this, it begins with an area code and not with the country code 60.
  expect(normalizeNumber('(606) 434-7543', 'US')).toBe('16064347543')
  // Grouped like this, it may be both.
  expect(normalizeNumber('(60) 643-47543', 'US')).toBeUndefined()
  expect(normalizeNumber('(202) 555-0123', 'US')).toBe('12025550123')
})

test.each(['999 555 01234', '(999) 555-01234', '555 0123', '(555) 0123'])(
  '%j has the length of no number in the region, and is not one with country code',
  (text) => {
    expect(normalizeNumber(text, 'US')).toBeUndefined()
  },
)

test('a plus says that a number is one abroad, whatever its digits are at home', () => {
  expect(normalizeNumber('+4792223333', 'US')).toBe('4792223333')
  expect(normalizeNumber('+47 92 22 33 33', 'US')).toBe('4792223333')
})

test('a national number that no operator has yet is one', () => {
  expect(normalizeNumber('01542093142', 'DE')).toBe('491542093142')
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
  '1234567',
  '123456789012345',
])('%j is not a number', (text) => {
  expect(normalizeNumber(text)).toBeUndefined()
})

test('numbers are as long as those of their country', () => {
  // Niue has the shortest numbers, Austria has some of the longest.
  expect(['6834000', '4366412345678901', '436641234567890'].map((text) => normalizeNumber(text))).toEqual([
    '6834000',
    undefined,
    '436641234567890',
  ])
})

test.each([
  ['447700900123', '447700900123'],
  ['+44 7700 900123', '447700900123'],
  ['00447700900123', '447700900123'],
  ['+44 (0)7700 900123', '447700900123'],
  ['447700900123@s.whatsapp.net', '447700900123'],
  ['447700900123:12@s.whatsapp.net', '447700900123'],
  ['447700900123.0:12@S.WhatsApp.net', '447700900123'],
  ['447700900123@c.us', '447700900123'],
  ['0', '0'],
])("an item's number %j is %s", (served, expected) => {
  expect(itemNumber(served)).toBe(expected)
})

test.each([
  '',
  '447700900123@lid',
  '447700900123:12@lid',
  '120363025246125486@g.us',
  '447700900123-1415551234@g.us',
  '120363025246125486@newsletter',
  '447700900123@broadcast',
  'status@broadcast',
  '447700900123@bot',
  '447700900123@contoso.example',
  '447700900123:12',
  '447700900123-5',
  '447700900123/24',
  'lid:447700900123',
  '550e8400-e29b-41d4-a716-446655440000',
])("an item's number %j is not a phone number", (served) => {
  expect(itemNumber(served)).toBeUndefined()
})
