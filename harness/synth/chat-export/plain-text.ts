/**
 * Direction marks and their like. WhatsApp puts them around names, numbers and its own words; they have no width and no
 * meaning, and make equal names differ.
 */
const marks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** The mark with which an iPhone (and, before a file's name, an Android phone) begins what WhatsApp itself wrote. */
export const ownWordsMark = '\u200e'

function withoutMarks(text: string): string {
  return text.replaceAll(marks, '')
}

/** Text to compare: without marks, composed, every run of blanks in a line one space. */
export function plain(text: string): string {
  return withoutMarks(text)
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}

/** WhatsApp's own words, to compare: as `plain`, one sort of quotation mark, no final full stop, lower case. */
export function phrase(text: string): string {
  return straightQuotes(plain(text)).replace(/\.$/u, '').toLowerCase()
}

/** « » “ ” „ and the Hebrew gershayim become ", ’ becomes '. */
export function straightQuotes(text: string): string {
  return text.replaceAll(/«\s?|\s?»|[“”„״]/gu, '"').replaceAll(/[’‘׳]/gu, "'")
}

/** The name of somebody or of a group as it is shown: `~ Anna`, the nickname of an unsaved contact, is Anna. */
export function shownName(name: string): string {
  return plain(name).replace(/^~ ?/u, '')
}

/** Equal for names that differ in marks, blanks and letter case only. */
export function nameKey(name: string): string {
  return shownName(name).toLowerCase()
}

/** The digits of a name that is a telephone number, as unsaved contacts have: `+1 (415) 555-0101`. */
export function numberInName(name: string): string | undefined {
  const digits = /^\+[\d\s().\-\u2010-\u2015]+$/u.test(plain(name)) ? plain(name).replaceAll(/\D/gu, '') : ''
  return /^[1-9]\d{6,14}$/u.test(digits) ? digits : undefined
}
