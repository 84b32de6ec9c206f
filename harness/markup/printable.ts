/**
 * Characters that would control the reader's screen instead of being shown: control characters (including terminal
 * escape sequences), line separators, and marks that change the writing direction. Also characters that XML never
 * allows: halves of surrogate pairs and two non-characters.
 */
const acting = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\ufffe\uffff]/gu

const shortNames = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/**
 * A text that comes from a message, a mailbox or a judged connector, safe to print on one line: active characters are
 * shown as `\n` or `\u{1b}`. Otherwise a file name could repaint the verdicts above it, and CRLF would look like LF.
 */
export function printable(text: string): string {
  return text.replace(
    acting,
    (character) => shortNames.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
