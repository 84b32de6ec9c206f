import fc from 'fast-check'
import { type CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { expect, it } from 'vitest'
import { mappingSpellings } from '../contract/index.ts'
import { createChance } from '../control/seed.ts'
import { drawFictionalNumbers, fictionalRanges } from './fictional-numbers.ts'
import { type PhoneSpelling, spellNumber } from './phone-spelling.ts'

const fictionalNumber = fc.integer({ min: 0 }).map((seed) => drawFictionalNumbers(createChance(seed), 1)[0] as string)

/** The country that a reader needs to understand a spelling. */
function readFrom(number: string, spelling: PhoneSpelling): CountryCode | undefined {
  // Any country whose international prefix is 00.
  if (spelling === 'double-zero') return 'DE'
  return spelling === 'national' ? fictionalRanges.find(({ prefix }) => number.startsWith(prefix))?.region : undefined
}

it.each(mappingSpellings)('spells %s so that any reader finds the same number', (spelling) => {
  fc.assert(
    fc.property(fictionalNumber, (number) => {
      const spelled = spellNumber(number, spelling)
      const text = spelling === 'digits' ? `+${spelled}` : spelled
      expect(parsePhoneNumberWithError(text, readFrom(number, spelling)).number).toBe(`+${number}`)
    }),
  )
})

it.each([
  ['digits', '447700900123'],
  ['plus', '+447700900123'],
  ['double-zero', '00447700900123'],
  ['spaced', '+44 7700 900123'],
  ['bracketed', '+44 (7700) 900123'],
  ['national', '07700 900123'],
] as const)('spells a British number as %s', (spelling, expected) => {
  expect(spellNumber('447700900123', spelling)).toBe(expected)
})

it('spells a number nationally in every country of its country code', () => {
  expect(spellNumber('12125550123', 'national', 'CA')).toBe('(212) 555-0123')
})

it('refuses the national form in a country from which the number cannot be dialled so', () => {
  expect(() => spellNumber('447700900123', 'national', 'DE')).toThrow(RangeError)
})

it.each(['+447700900123', '07700900123', '', '44 7700'])(
  'refuses %j, which is not a country code and number',
  (number) => {
    expect(() => spellNumber(number, 'digits')).toThrow(RangeError)
  },
)

it.each([
  ['44770', 'is too short for its country'],
  ['9991234567', 'belongs to no country'],
])('refuses %s, which %s', (number) => {
  expect(() => spellNumber(number, 'spaced')).toThrow(RangeError)
})
