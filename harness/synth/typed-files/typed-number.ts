import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { visible } from './characters.ts'
import { formerForm } from './number-changes.ts'

/** A number as digits with country code, and how it differs from what was written; or what is wrong. */
export type TypedNumber = { number: string; changed?: string | undefined } | { problem: string }

/** The parts of a written number. */
interface Written {
  /** With `+` or `00`, a country code follows for certain. */
  prefix: '+' | '00' | ''
  /** Runs of digits; the first of them may begin with the prefix `00`. */
  groups: string[]
  /** What separates each group from the one before it; of the first, nothing. */
  separators: string[]
}

/** Where the digits 0 to 9 of other scripts begin: full-width, Arabic, and Persian. */
const zeros = [0xff10, 0x0660, 0x06f0]
const allowed = /^\+?[0-9 \t\u00a0\u2000-\u200a\u202f\u3000()[\]./\u2010-\u2015-]+$/
/** Nothing that ends with a separator is whole, and a minus in front is not part of a number. */
const whole = /^\+?[([]?[0-9].*[0-9)\]]$/

/**
 * The number that a person wrote in a mapping file or a people file (MAP-9, MAP-11). The connector decides the same in code of
 * its own, on purpose: if both had one mistake, the suite would call it right. `country` is that of numbers without country code.
 */
export function typedNumber(written: string, country?: CountryCode): TypedNumber {
  const seen = visible(written)
  const text = asciiDigits(seen)
  if (!allowed.test(text) || !whole.test(text)) return { problem: strangeText(text) }
  const parts = partsOf(text)
  const found = numberOf(parts, country)
  if ('problem' in found) return found
  if (mayHoldMore(parts, found.number, country)) {
    return {
      problem: 'the digits at the end may be something else, such as an extension; give one number, digits only',
    }
  }
  const changes = [
    seen === written.trim() ? [] : ['read without invisible characters'],
    text === seen ? [] : ['digits of another script read as 0 to 9'],
    found.changed ?? [],
  ].flat()
  return changes.length === 0 ? { number: found.number } : { number: found.number, changed: changes.join('; ') }
}

function asciiDigits(text: string): string {
  const ascii = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    const zero = zeros.find((start) => code >= start && code < start + 10)
    return zero === undefined ? character : String(code - zero)
  }).join('')
  return ascii.startsWith('\uff0b') ? `+${ascii.slice(1)}` : ascii
}

function partsOf(text: string): Written {
  const groups = text.match(/\d+/g) ?? []
  const zeros = groups.join('').startsWith('00') ? '00' : ''
  return { prefix: text.startsWith('+') ? '+' : zeros, groups, separators: text.split(/\d+/) }
}

function numberOf(parts: Written, country: CountryCode | undefined): TypedNumber {
  const digits = parts.groups.join('').slice(parts.prefix === '00' ? 2 : 0)
  if (parts.prefix !== '') return dialled(digits, parts)
  const home = country === undefined ? undefined : parsePhoneNumberFromString(digits, country)
  const isAtHome = home !== undefined && isWrittenAtHome(home, digits, parts)
  if (isAtHome === true) return { number: home.number.slice(1) }
  if (isAtHome === undefined) {
    return { problem: 'it may be a national number or one with country code; write + and the country code' }
  }
  if (!isComplete(digits)) {
    return digits.startsWith('0') && digits.length <= 16
      ? { problem: `it has no country code; ${advice}` }
      : { problem: lengthProblem(digits) }
  }
  const abroad = parsePhoneNumberFromString(`+${digits}`)
  const [first = ''] = parts.groups
  const isKnown = abroad?.isValid() === true || formerForm(digits) !== undefined
  const hidesCode = parts.groups.length > 1 && first !== abroad?.countryCallingCode
  if (!isKnown && hidesCode && digits.length <= 10)
    return { problem: `it looks like a number without country code; ${advice}` }
  return { number: digits }
}

/** A number after `+` or `00`. People also write the 0 behind the country code that is dialled only at home. */
function dialled(digits: string, { groups, separators }: Written): TypedNumber {
  if (isComplete(digits)) return { number: digits }
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  if (parsed === undefined) return { problem: lengthProblem(digits) }
  const { number, countryCallingCode, nationalNumber } = parsed
  const hasZero = digits === [countryCallingCode, '0', nationalNumber].join('')
  if (!parsed.isValid() && !(hasZero && parsed.isPossible())) return { problem: lengthProblem(digits) }
  const inBrackets = (index: number): boolean =>
    /[([]\s*$/.test(separators[index] ?? '') && /^\s*[)\]]/.test(separators[index + 1] ?? '')
  if (hasZero && groups.some((group, index) => group === '0' && inBrackets(index))) return { number: number.slice(1) }
  return { number: number.slice(1), changed: 'read without the digits that are dialled only at home' }
}

/** Whether digits are a whole number of some country, none too many and none too few, today or before its numbers changed. */
function isComplete(digits: string): boolean {
  if (digits.startsWith('0') || digits.length < 7 || digits.length > 15) return false
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const keepsAll =
    parsed !== undefined && parsed.countryCallingCode.length + parsed.nationalNumber.length >= digits.length
  if (keepsAll && parsed.isPossible()) return true
  const former = formerForm(digits)
  return former !== undefined && parsePhoneNumberFromString(`+${former}`)?.isPossible() === true
}

/** True: a national number; false: a number with country code; undefined: it may be both. */
function isWrittenAtHome(home: PhoneNumber, digits: string, { groups, separators }: Written): boolean | undefined {
  const couldBeAbroad = !digits.startsWith('0') && digits.length >= 7 && digits.length <= 15
  if (!couldBeAbroad) return home.isPossible()
  if (home.formatNational().replace(/[^0-9]/g, '') !== digits) return false
  const other = parsePhoneNumberFromString(`+${digits}`)
  const [abroad, known] = [rank(other), rank(home)]
  const isOneGroup = groups.length === 1 && separators.every((one) => one === '')
  if (isOneGroup) return abroad === 0 && known === 2
  // The country has no numbers of this length, so nobody would have this number.
  if (known === 0) return false
  if (known !== abroad) return known > abroad
  // People put a space behind a country code. `(201) 555-0123` has none, so it is not `+20 15550123`.
  return groups[0] === other?.countryCallingCode ? undefined : true
}

function rank(number: PhoneNumber | undefined): 0 | 1 | 2 {
  if (number === undefined || !number.isPossible()) return 0
  return number.isValid() ? 2 : 1
}

/** `…123-5`, `…123.0`, `…123 (5)`, `…123/24`: a number, and perhaps something behind it. */
function mayHoldMore(parts: Written, whole: string, country: CountryCode | undefined): boolean {
  const { groups, separators } = parts
  if (groups.length < 2) return false
  const isBlank = (index: number): boolean => (separators[index] ?? '').trim() === ''
  const endsInOneDigit = groups.at(-1)?.length === 1
  if (endsInOneDigit && !isBlank(groups.length - 1)) return true
  const isWholeKnown = parsePhoneNumberFromString(`+${whole}`)?.isValid() === true
  return groups.some((_, index) => {
    if (index === 0) return false
    const start = numberOf(
      { ...parts, groups: groups.slice(0, index), separators: separators.slice(0, index) },
      country,
    )
    const isKnown = 'number' in start && parsePhoneNumberFromString(`+${start.number}`)?.isValid() === true
    return isKnown && (!isWholeKnown || endsInOneDigit || !isBlank(index))
  })
}

const advice = 'give country code and number, digits only'

function lengthProblem(digits: string): string {
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  if (parsed === undefined) return `no country has numbers that begin like it; ${advice}`
  const isZeroTooMany = digits.startsWith(`${parsed.countryCallingCode}0`) && parsed.isPossible()
  if (isZeroTooMany) return 'there is a 0 behind the country code, which is dialled only at home; leave the 0 out'
  return `its country has no numbers of ${digits.length - parsed.countryCallingCode.length} digits; ${advice}`
}

function strangeText(text: string): string {
  if (/^\d[.,]?\d*e\+?\d+$/i.test(text)) {
    return 'a spreadsheet has rounded the number; format the column as text, and type the number again'
  }
  if (text === '') return `it is empty; ${advice}`
  return `it must be country code and number, digits only, perhaps with blanks, brackets and dashes between them`
}
