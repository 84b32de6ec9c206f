/**
 * Text measured in terminal columns. `cli-table3` was tried first: it counts newer emoji as one column, and cuts the end
 * off words that are longer than a cell, which here are ids and digests.
 */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const twoColumns =
  /\p{Emoji_Presentation}|\ufe0f|(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\u3001-\u303e\u3000\uff01-\uff60\uffe0-\uffe6]/u
const noColumn = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

const ellipsis = '…'

function columnsOf(grapheme: string): number {
  if (twoColumns.test(grapheme)) return 2
  return noColumn.test(grapheme) ? 0 : 1
}

/** Terminal columns that a printable text takes: two for an emoji or a wide character, none for a combining mark. */
export function displayColumns(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += columnsOf(segment)
  return columns
}

/** The start of a text that fits into `widthColumns`; at least one character, so that callers always make progress. */
function headOf(text: string, widthColumns: number): string {
  let head = ''
  let columns = 0
  for (const { segment } of graphemes.segment(text)) {
    columns += columnsOf(segment)
    if (columns > widthColumns && head !== '') break
    head += segment
  }
  return head
}

/** The text in at most `widthColumns`, with an ellipsis where it was cut. */
export function cutTo(text: string, widthColumns: number): string {
  if (displayColumns(text) <= widthColumns) return text
  return `${headOf(text, widthColumns - 1).trimEnd()}${ellipsis}`
}

/** The text in lines of at most `widthColumns`, broken between words, and inside a word that no line could hold. */
export function wrapTo(text: string, widthColumns: number): string[] {
  const lines: string[] = []
  let line: string | undefined
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`
    if (displayColumns(longer) <= widthColumns) {
      line = longer
      continue
    }
    if (line?.replaceAll(' ', '')) lines.push(line)
    line = word
    while (displayColumns(line) > widthColumns && [...graphemes.segment(line)].length > 1) {
      const head = headOf(line, widthColumns)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  return [...lines, line ?? '']
}

/** The text followed by spaces up to `widthColumns`. */
export function padTo(text: string, widthColumns: number): string {
  return text + ' '.repeat(Math.max(0, widthColumns - displayColumns(text)))
}
