import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** The documented spelling: country code and number, digits only, without plus (MAP-9). */
const documented = /^[1-9]\d{6,14}$/
/** What people and spreadsheets put between digits. Letters are none of it: `4.47E+11` is a number that a program broke. */
const spelling = /^\+?[\d\s()[\]./\-‐-―]+$/

/**
 * A phone number in any spelling as digits with country code, without plus (MAP-9); undefined for what is none. Read are
 * `447700900123`, `+44 7700 900123`, `0044 …` and, with a region, the national `07700 900123`.
 *
 * Digits alone are the documented spelling. Read nationally instead, a number of one country would become a number of
 * another, and its owner's chats would go to a stranger; so that happens only where no country has such a number.
 */
export function normalizeNumber(text: string, region?: CountryCode): string | undefined {
  // Copied out of address books, numbers come wrapped in invisible direction marks.
  const plain = text.replaceAll(/\p{Cf}/gu, '').trim()
  if (!spelling.test(plain)) return undefined
  // `+44 (0)7700 …` shows the zero that is dialled at home only.
  const digits = plain.replace(/^((?:\+|00)[^(]*)\(0\)/, '$1').replaceAll(/\D/g, '')
  if (plain.startsWith('+')) return international(digits)
  if (digits.startsWith('00')) return international(digits.slice(2))
  const national = region === undefined ? undefined : parsePhoneNumberFromString(digits, region)
  if (national !== undefined && meantNationally(plain, digits, national)) return national.number.slice(1)
  return international(digits)
}

/** The participant's number of an item: digits as served; only what is no digit is dropped. */
export function itemNumber(number: string): string {
  return number.replaceAll(/\D/g, '')
}

function international(digits: string): string | undefined {
  return documented.test(digits) ? digits : undefined
}

function meantNationally(plain: string, digits: string, national: PhoneNumber): boolean {
  if (!documented.test(digits)) return national.isPossible()
  // Not as it is dialled within the country: its trunk prefix is missing.
  if (national.formatNational().replaceAll(/\D/g, '') !== digits) return false
  const abroad = likelihood(parsePhoneNumberFromString(`+${digits}`))
  return plain === digits ? abroad === 0 && likelihood(national) === 2 : likelihood(national) > abroad
}

/** 2: such numbers exist; 1: their length does; 0: neither. */
function likelihood(number: PhoneNumber | undefined): number {
  if (number?.isValid() === true) return 2
  return number?.isPossible() === true ? 1 : 0
}
