/**
 * Direction marks and similar characters. WhatsApp puts them around names, numbers and its own words. They are invisible, and
 * would make equal names differ.
 */
const marks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** The mark before text that WhatsApp itself wrote: on iPhones, and before file names on Android. */
export const ownWordsMark = '\u200e'

function withoutMarks(text: string): string {
  return text.replaceAll(marks, '')
}

/** Text for comparing: without marks, composed, with each run of blanks in a line as one space. */
export function plain(text: string): string {
  return withoutMarks(text)
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}

/** WhatsApp's own words for comparing: as `plain`, with one kind of quotation mark, without a final full stop, in lower case. */
export function phrase(text: string): string {
  return straightQuotes(plain(text)).replace(/\.$/u, '').toLowerCase()
}

/** « » “ ” „ and the Hebrew gershayim become ", ’ becomes '. */
export function straightQuotes(text: string): string {
  return text.replaceAll(/«\s?|\s?»|[“”„״]/gu, '"').replaceAll(/[’‘׳]/gu, "'")
}

/** The name of a person or group as shown: `~ Anna`, the nickname of an unsaved contact, is Anna. */
export function shownName(name: string): string {
  return plain(name).replace(/^~ ?/u, '')
}

/** Equal for names that differ only in marks, blanks and letter case. */
export function nameKey(name: string): string {
  return shownName(name).toLowerCase()
}

/** The digits of a name that is a phone number, as unsaved contacts have: `+1 (415) 555-0101`. */
export function numberInName(name: string): string | undefined {
  const digits = /^\+[\d\s().\-\u2010-\u2015]+$/u.test(plain(name)) ? plain(name).replaceAll(/\D/gu, '') : ''
  return /^[1-9]\d{6,14}$/u.test(digits) ? digits : undefined
}
