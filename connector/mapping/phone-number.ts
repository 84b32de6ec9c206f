import {
  type CountryCode,
  type PhoneNumber,
  parseDigits,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import { participantIdOf } from '../telemessage/participant-id.ts'
import { documentedForm } from './former-plans.ts'
import { withoutInvisible } from './typed-text.ts'

/** A number as digits with country code, without plus; or what is wrong with the text. `cleaned` says what was read differently. */
export type ReadNumber = { number: string; cleaned?: string | undefined } | { problem: string }

/** The documented spelling: country code and number, digits only, without plus (MAP-9). */
const documented = /^[1-9]\d{6,14}$/
/** Characters that people and spreadsheets put between digits. A line break is not among them: it separates two texts. */
const spelling = /^\+?[([]?\d(?:[\d \t\u00a0\u2000-\u200a\u202f\u3000()[\]./\-‐-―]*[\d)\]])?$/
const blanks = /^\s*$/

/**
 * Reads a phone number in any spelling (MAP-9): `447700900123`, `+44 7700 900123`, `0044 …` and, with a region, the national
 * `07700 900123`. A text is a number only if its country has numbers of this length, and if it cannot be a number with
 * something behind it, such as `…123-5`, `…123.0` or `… (5)`: with those digits it would be the number of another person.
 *
 * Digits alone are the documented spelling. Read as a national number, they could become a number of another country, and
 * the chats of its owner would go to a stranger. So they are read as national only if no country has such a number.
 */
export function readNumber(typed: string, region?: CountryCode): ReadNumber {
  const { text, hadInvisible } = withoutInvisible(typed)
  const plain = inAsciiDigits(text)
  const read = readPlain(plain, region)
  if ('problem' in read) return read
  const cleaned = [
    ...(hadInvisible ? ['read without invisible characters'] : []),
    ...(plain === text ? [] : ['digits of another script read as 0 to 9']),
    ...(read.cleaned === undefined ? [] : [read.cleaned]),
  ]
  return cleaned.length === 0 ? read : { number: read.number, cleaned: cleaned.join('; ') }
}

/**
 * The participant's number of an item, digits with country code; undefined for an id or a text that is not a phone number. Digits
 * are taken as served, because the capture knows the number better than a table of plans.
 */
export function itemNumber(served: string): string | undefined {
  const id = participantIdOf(served)
  if (id.kind === 'number') return id.digits
  const read = id.kind === 'text' ? readNumber(id.text) : { problem: id.what }
  return 'number' in read ? read.number : undefined
}

function readPlain(plain: string, region: CountryCode | undefined): ReadNumber {
  if (!spelling.test(plain)) return { problem: notANumber(plain, region) }
  const whole = digitsOf(plain, region)
  if ('problem' in whole) return whole
  if (hasSomethingBehind(plain, whole.number, region)) {
    const problem = 'the digits at the end may be something else, such as an extension: give one number, digits only'
    return { problem }
  }
  return whole
}

/** The digits of a spelling, without looking at how they are grouped. */
function digitsOf(plain: string, region: CountryCode | undefined): ReadNumber {
  const digits = plain.replaceAll(/\D/g, '')
  if (plain.startsWith('+')) return international(digits, plain)
  if (digits.startsWith('00')) return international(digits.slice(2), plain)
  const national = region === undefined ? undefined : parsePhoneNumberFromString(digits, region)
  const meant = national === undefined ? 'abroad' : whereMeant(plain, digits, national)
  if (national !== undefined && meant === 'at-home') return { number: national.number.slice(1) }
  if (meant === 'either')
    return { problem: 'it may be a national number or one with country code: write + and the country code' }
  return withoutPrefix(plain, digits, region)
}

/** After `+` or `00`. The zero in `+44 (0)7700 …` is dialled only within the country; in `+39 06 …` it belongs to the number. */
function international(digits: string, plain: string): ReadNumber {
  const exact = asTyped(digits)
  if (exact !== undefined) return { number: exact }
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const isTrunkZero = parsed !== undefined && digits === `${parsed.countryCallingCode}0${parsed.nationalNumber}`
  if (parsed === undefined || !(parsed.isValid() || (isTrunkZero && parsed.isPossible()))) {
    return { problem: lengthProblem(digits) }
  }
  const number = parsed.number.slice(1)
  const isBracketed = /[([]\s*0\s*[)\]]/.test(plain)
  return isTrunkZero && isBracketed
    ? { number }
    : { number, cleaned: 'read without the digits that are dialled only at home' }
}

/** Without `+` and `00`: the documented spelling, perhaps with separators. */
function withoutPrefix(plain: string, digits: string, region: CountryCode | undefined): ReadNumber {
  const exact = asTyped(digits)
  if (exact === undefined) {
    const isNational = digits.startsWith('0') && documented.test(digits.slice(1))
    return { problem: isNational ? notANumber(plain, region) : lengthProblem(digits) }
  }
  const parsed = parsePhoneNumberFromString(`+${exact}`)
  if (parsed?.isValid() === true || documentedForm(exact) !== exact) return { number: exact }
  const [firstGroup = ''] = plain.match(/\d+/g) ?? []
  const isGrouped = firstGroup !== digits
  // `202.555.0123` is a number of Washington, and by its digits alone a number of Egypt that does not exist.
  if (isGrouped && digits.length <= 10 && firstGroup !== parsed?.countryCallingCode) {
    return { problem: `it looks like a number without country code: ${numberAdvice(region)}` }
  }
  return { number: exact }
}

/** Digits that are a number just as they are, by the plan of their country or by a former one. */
function asTyped(digits: string): string | undefined {
  if (!documented.test(digits)) return undefined
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const typedNational = digits.slice(parsed?.countryCallingCode.length)
  // A shorter number means that leading digits are dialled only at home: they do not belong to the number.
  const isComplete = parsed !== undefined && parsed.nationalNumber.length >= typedNational.length
  if (isComplete && parsed.isPossible()) return digits
  const today = documentedForm(digits)
  return today !== digits && parsePhoneNumberFromString(`+${today}`)?.isPossible() === true ? digits : undefined
}

/**
 * Whether a spelling may be a number and something behind it: its last group is one digit; or the groups before are a number
 * already, and the rest does not make it a better one.
 */
function hasSomethingBehind(plain: string, whole: string, region: CountryCode | undefined): boolean {
  const groups = [...plain.matchAll(/\d+/g)]
  const last = groups.at(-1)
  if (groups.length < 2 || last === undefined) return false
  const isSeparatedBy = (index: number): string => {
    const [group, before] = [groups[index], groups[index - 1]]
    return before === undefined || group === undefined ? '' : plain.slice(before.index + before[0].length, group.index)
  }
  const isSpaced = (index: number): boolean => blanks.test(isSeparatedBy(index))
  const isOneDigit = last[0].length === 1
  if (isOneDigit && !isSpaced(groups.length - 1)) return true
  const isWholeValid = parsePhoneNumberFromString(`+${whole}`)?.isValid() === true
  return groups.slice(1).some(({ index }, before) => {
    const start = digitsOf(plain.slice(0, index).replace(/[^\d)\]]+$/, ''), region)
    if (!('number' in start) || parsePhoneNumberFromString(`+${start.number}`)?.isValid() !== true) return false
    return !isWholeValid || isOneDigit || !isSpaced(before + 1)
  })
}

/** Whether digits without prefix are a national number of the region, or a number with country code. */
function whereMeant(plain: string, digits: string, national: PhoneNumber): 'at-home' | 'abroad' | 'either' {
  if (!documented.test(digits)) return national.isPossible() ? 'at-home' : 'abroad'
  // The trunk prefix is missing, so this is not the national spelling.
  if (national.formatNational().replaceAll(/\D/g, '') !== digits) return 'abroad'
  const parsedAbroad = parsePhoneNumberFromString(`+${digits}`)
  const [abroad, atHome] = [likelihood(parsedAbroad), likelihood(national)]
  if (plain === digits) return abroad === 0 && atHome === 2 ? 'at-home' : 'abroad'
  // Too many digits for the region, or too few: with its country code, the row would match nobody.
  if (atHome === 0) return 'abroad'
  if (atHome !== abroad) return atHome > abroad ? 'at-home' : 'abroad'
  // `(201) 555-0123` begins with an area code; a number of Egypt would be grouped as `20 15 …`.
  const [firstGroup] = plain.match(/\d+/g) ?? []
  return firstGroup === parsedAbroad?.countryCallingCode ? 'either' : 'at-home'
}

/** 2: such numbers exist; 1: their length does; 0: neither. */
function likelihood(number: PhoneNumber | undefined): number {
  if (number?.isValid() === true) return 2
  return number?.isPossible() === true ? 1 : 0
}

/** Digits of other scripts that can only be read in one way. Superscripts are not read as digits: they may be a footnote. */
function inAsciiDigits(text: string): string {
  return text.replace(/^\uff0b/, '+').replaceAll(/\p{Nd}/gu, (digit) => parseDigits(digit) || digit)
}

function lengthProblem(digits: string): string {
  const advice = 'give country code and number, digits only'
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  if (parsed !== undefined && digits.startsWith(`${parsed.countryCallingCode}0`) && parsed.isPossible()) {
    return 'there is a 0 behind the country code, which is dialled only at home: leave the 0 out'
  }
  switch (validatePhoneNumberLength(`+${digits}`)) {
    case 'INVALID_COUNTRY':
      return `no country has the country code it begins with: ${advice}`
    case 'TOO_LONG':
      return `it has more digits than any number of its country: ${advice}`
    case 'TOO_SHORT':
      return `it has fewer digits than any number of its country: ${advice}`
    default:
      return `its country has no numbers of this length: ${advice}`
  }
}

function notANumber(plain: string, region: CountryCode | undefined): string {
  if (/^\d[.,]?\d*E\+?\d+$/i.test(plain)) {
    return 'a spreadsheet has rounded the number: format the column as text, and type the number again'
  }
  if (plain.includes('@')) return 'it is an id or an address: give country code and number, digits only'
  return numberAdvice(region)
}

function numberAdvice(region: CountryCode | undefined): string {
  const national =
    region === undefined ? 'set MT_DEFAULT_REGION for national spellings' : `or a national spelling of ${region}`
  return `give country code and number, digits only; ${national}`
}
