/**
 * Direction marks, joiners and other characters without width. WhatsApp puts them around names, numbers and its own words.
 * They would make equal names differ.
 */
const marks = /\p{Cf}|\p{Variation_Selector}/gu

/** The marks before text that WhatsApp itself wrote: on iPhones, and before file names on Android. */
const ownWords = /^[\u200e\u200f]/u
const ownWordsAtEnd = /[\u200e\u200f](?<words>[^\u200e\u200f]*)$/u

/** True for a text that begins with the mark of WhatsApp's own words; the second is for languages from right to left. */
export function isOwnWords(text: string): boolean {
  return ownWords.test(text)
}

/** What follows the last mark of WhatsApp's own words; undefined for a text without such a mark. */
export function lastOwnWords(text: string): string | undefined {
  return ownWordsAtEnd.exec(text)?.groups?.['words']
}

/** The text without characters that have no width. */
export function withoutMarks(text: string): string {
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
  return withoutStop(straightQuotes(plain(text))).toLowerCase()
}

/** Without the full stop at its end, in any script. */
export function withoutStop(text: string): string {
  return text.replace(/[.。।۔]$/u, '')
}

/** « » “ ” „ 「 」 and the Hebrew gershayim become ", ’ becomes '. */
export function straightQuotes(text: string): string {
  return text.replaceAll(/«\s?|\s?»|[“”„״「」『』《》〝〞＂]/gu, '"').replaceAll(/[’‘׳]/gu, "'")
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
