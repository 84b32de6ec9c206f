import phone, { type PhoneNumber } from 'google-libphonenumber'

const numbers = phone.PhoneNumberUtil.getInstance()
const { INTERNATIONAL, NATIONAL } = phone.PhoneNumberFormat

/**
 * How a number is written in a mapping file (MAP-9). `digits` is the documented spelling: country code and number
 * without plus. `double-zero` has the international prefix of Europe. `spaced` and `bracketed` are international,
 * grouped as the country groups its numbers. `national` has no country code, and needs a region.
 */
export type PhoneSpelling = (typeof phoneSpellings)[number]

export const phoneSpellings = ['digits', 'plus', 'double-zero', 'spaced', 'bracketed', 'national'] as const

/**
 * A number (digits with country code, without plus) in a spelling. With `region`, the national form must be dialable
 * from there. Throws a RangeError if it is not, for other characters, and for a number that must be grouped but cannot
 * exist in its country.
 */
export function spellNumber(number: string, spelling: PhoneSpelling, region?: string): string {
  if (!/^[1-9][0-9]+$/.test(number)) throw new RangeError('a number to spell is digits with country code, without plus')
  switch (spelling) {
    case 'digits':
      return number
    case 'plus':
      return `+${number}`
    case 'double-zero':
      return `00${number}`
    case 'spaced':
      return spaced(possible(number))
    case 'bracketed':
      return bracketed(spaced(possible(number)))
    case 'national':
      return national(possible(number), region)
    default:
      return spelling satisfies never
  }
}

/** International, with a space between the groups; some countries write hyphens there. */
function spaced(number: PhoneNumber): string {
  return numbers.format(number, INTERNATIONAL).replaceAll(/[^+\d]+/g, ' ')
}

function possible(number: string): PhoneNumber {
  const parsed = parsedOrNothing(`+${number}`)
  if (parsed === undefined || !isPossible(parsed))
    throw new RangeError(`no country has numbers of ${number.length} digits that begin like this one`)
  return parsed
}

function parsedOrNothing(text: string): PhoneNumber | undefined {
  try {
    return numbers.parse(text)
  } catch {
    return undefined
  }
}

/** Of a length that is dialled from everywhere, not only within one town. */
function isPossible(number: PhoneNumber): boolean {
  return numbers.isPossibleNumberWithReason(number) === phone.PhoneNumberUtil.ValidationResult.IS_POSSIBLE
}

function bracketed(international: string): string {
  const [countryCode, first, ...rest] = international.split(' ')
  return [countryCode, `(${first})`, ...rest].join(' ')
}

function national(number: PhoneNumber, region: string | undefined): string {
  const countryCode = number.getCountryCode()
  // A German number in national form, read as British, would belong to another person or to none.
  if (region !== undefined && numbers.getCountryCodeForRegion(region) !== countryCode)
    throw new RangeError(`a number of country code ${countryCode} has no national form in ${region}`)
  return numbers.format(number, NATIONAL)
}
