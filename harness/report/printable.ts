/**
 * Characters that would act on the reader's screen instead of standing on it: controls (a terminal's escape sequences
 * among them), line separators, marks that turn the writing direction around. With them, what XML does not allow in any
 * spelling: halves of surrogate pairs, and the two characters that are none.
 */
const acting = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\ufffe\uffff]/gu

const shortNames = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/**
 * A text that comes from a message, a mailbox or a judged connector, safe to print on one line: what would act is shown
 * as `\n` or `\u{1b}`. Otherwise a file name could repaint the verdicts above it, and CRLF would look like LF.
 */
export function printable(text: string): string {
  return text.replace(
    acting,
    (character) => shortNames.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
