import { stripVTControlCharacters } from 'node:util'

/** A cell of a table. Numbers stand at the right edge of their column. */
export type Cell = string | number

/**
 * Rows under their headings, in columns that line up, two spaces apart, each line with a newline. Cells may hold colour, and
 * no newlines. Nothing is cut: a table that is too wide for the terminal is wrapped by it, and nothing is lost.
 */
export function textTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isRight = headings.map((_heading, column) => rows.some((row) => typeof row[column] === 'number'))
  const lines = [headings, ...rows].map((row) => row.map(String))
  const widths = headings.map((_heading, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  return lines
    .map((line) => `${line.map((text, at) => padded(text, widths[at] ?? 0, isRight[at])).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}

/** Fields of one thing, each with its label in front, for `show`; each line with a newline. */
export function textFields(fields: readonly (readonly [label: string, value: Cell])[]): string {
  const width = Math.max(...fields.map(([label]) => label.length))
  return fields
    .map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}

function padded(text: string, width: number, isRight = false): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isRight ? `${space}${text}` : `${text}${space}`
}

/** Characters, without the codes of colours. Names in wide scripts take more columns than this on some terminals. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length
}
