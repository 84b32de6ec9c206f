import {
  type CountryCode,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import type { mappingSpellings } from '../contract/index.ts'

/**
 * How a number is written in a mapping file (MAP-9). `digits` is the documented spelling: country code and number
 * without plus. `double-zero` has the international prefix of Europe. `spaced` and `bracketed` are international,
 * grouped as the country groups its numbers. `national` has no country code, and needs a region.
 */
export type PhoneSpelling = (typeof mappingSpellings)[number]

/**
 * A number (digits with country code, without plus) in a spelling. With `region`, the national form must be dialable
 * from there. Throws a RangeError if it is not, for other characters, and for a number that must be grouped but cannot
 * exist in its country.
 */
export function spellNumber(number: string, spelling: PhoneSpelling, region?: CountryCode): string {
  if (!/^[1-9][0-9]+$/.test(number)) throw new RangeError('a number to spell is digits with country code, without plus')
  switch (spelling) {
    case 'digits':
      return number
    case 'plus':
      return `+${number}`
    case 'double-zero':
      return `00${number}`
    case 'spaced':
      return possible(number).formatInternational()
    case 'bracketed':
      return bracketed(possible(number).formatInternational())
    case 'national':
      return national(possible(number), region)
    default:
      return spelling satisfies never
  }
}

function possible(number: string): PhoneNumber {
  const parsed = parsePhoneNumberFromString(`+${number}`)
  if (!parsed?.isPossible())
    throw new RangeError(`no country has numbers of ${number.length} digits that begin like this one`)
  return parsed
}

function bracketed(international: string): string {
  const [countryCode, first, ...rest] = international.split(' ')
  return [countryCode, `(${first})`, ...rest].join(' ')
}

function national(number: PhoneNumber, region: CountryCode | undefined): string {
  // A German number in national form, read as British, would belong to another person or to none.
  if (region !== undefined && getCountryCallingCode(region) !== number.countryCallingCode) {
    throw new RangeError(`a number of country code ${number.countryCallingCode} has no national form in ${region}`)
  }
  return number.formatNational()
}
