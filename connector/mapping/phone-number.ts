import phone, { type PhoneNumber } from 'google-libphonenumber'

const numbers = phone.PhoneNumberUtil.getInstance()

/** The documented spelling: country code and number, digits only, without plus (MAP-9). */
const documented = /^[1-9]\d{6,14}$/
/** Characters that people and spreadsheets put between digits. Letters are not allowed: `4.47E+11` is a damaged number. */
const spelling = /^\+?[\d\s()[\]./\-‐-―]+$/

/**
 * A phone number in any spelling as digits with country code, without plus (MAP-9); undefined for anything else. Accepted are
 * `447700900123`, `+44 7700 900123`, `0044 …` and, with a region, the national `07700 900123`.
 *
 * Digits alone are the documented spelling. Read as a national number, they could become a number of another country, and
 * the chats of its owner would go to a stranger. So they are read as national only if no country has such a number.
 */
export function normalizeNumber(text: string, region?: string): string | undefined {
  // Numbers copied from address books may have invisible direction marks around them.
  const plain = text.replaceAll(/\p{Cf}/gu, '').trim()
  if (!spelling.test(plain)) return undefined
  // The zero in `+44 (0)7700 …` is dialled only within the country.
  const digits = plain.replace(/^((?:\+|00)[^(]*)\(0\)/, '$1').replaceAll(/\D/g, '')
  if (plain.startsWith('+')) return international(digits)
  if (digits.startsWith('00')) return international(digits.slice(2))
  const national = region === undefined ? undefined : parsed(digits, region)
  if (national !== undefined && meantNationally(plain, digits, national))
    return numbers.format(national, phone.PhoneNumberFormat.E164).slice(1)
  return international(digits)
}

/** The participant's number of an item: digits as served; only other characters are dropped. */
export function itemNumber(number: string): string {
  return number.replaceAll(/\D/g, '')
}

function international(digits: string): string | undefined {
  return documented.test(digits) ? digits : undefined
}

/** A number as its country reads it; undefined for what is no number at all. */
function parsed(text: string, region?: string): PhoneNumber | undefined {
  try {
    return numbers.parse(text, region)
  } catch {
    return undefined
  }
}

function meantNationally(plain: string, digits: string, national: PhoneNumber): boolean {
  if (!documented.test(digits)) return likelihood(national) > 0
  // The trunk prefix is missing, so this is not the national spelling.
  if (numbers.format(national, phone.PhoneNumberFormat.NATIONAL).replaceAll(/\D/g, '') !== digits) return false
  const abroad = likelihood(parsed(`+${digits}`))
  return plain === digits ? abroad === 0 && likelihood(national) === 2 : likelihood(national) > abroad
}

/** 2: such numbers exist; 1: their length does; 0: neither. A number that is dialled only within its town is no number here. */
function likelihood(number: PhoneNumber | undefined): number {
  if (number === undefined) return 0
  if (numbers.isValidNumber(number)) return 2
  return numbers.isPossibleNumberWithReason(number) === phone.PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? 1 : 0
}
