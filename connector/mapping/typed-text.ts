/** A text that somebody typed or copied, in the form in which it is read. */
export interface TypedText {
  text: string
  /** Whether something was dropped that nobody can see: a direction mark, a soft hyphen, a byte order mark. */
  hadInvisible: boolean
}

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const outer = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+|[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+$/gu
// U+FFFD is what a program leaves of a character that it could not read.
const damage = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufffd]/u

/** Without white space at both ends and without invisible characters anywhere. For texts of digits, where they mean nothing. */
export function withoutInvisible(typed: string): TypedText {
  const text = typed.replaceAll(invisible, '').trim()
  return { text, hadInvisible: text !== typed.trim() }
}

/**
 * Without white space and invisible characters at both ends. Inside they stay: in the domains of some scripts, U+200C and
 * U+200D make another name.
 */
export function withoutInvisibleEnds(typed: string): TypedText {
  const text = typed.replaceAll(outer, '')
  return { text, hadInvisible: text !== typed.trim() }
}

/** The first character that no text of an address or a number can have, as `U+200B`; undefined if there is none. */
export function strangeCharacter(text: string): string | undefined {
  const [found] = damage.exec(text) ?? text.match(invisible) ?? []
  const codePoint = found?.codePointAt(0)
  return codePoint === undefined ? undefined : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
