import picocolors from 'picocolors'
import { printable } from '../../markup/printable.ts'
import type { Standing } from '../standing.ts'
import { padTo, wrapTo } from './column-text.ts'

/** Colours text for a terminal; returns it unchanged if colour is off. */
export type Paint = (text: string) => string

/** The page for which a text is laid out. */
export interface TextPage {
  /**
   * Columns of the terminal. Lines stay within it, except addresses, paths and commands, which must be copied whole.
   */
  widthColumns: number
  paint: Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan', Paint>
  verdict: Record<Standing, Paint>
}

/** The smallest width for a layout; below it, the terminal wraps. */
const widthColumnsMin = 40

/** A page for a terminal or a pipe; without `colour` nothing on it contains an escape sequence. */
export function textPage(options: { colour: boolean; widthColumns: number }): TextPage {
  const { bold, dim, red, green, yellow, magenta, cyan } = picocolors.createColors(options.colour)
  return {
    widthColumns: Math.max(widthColumnsMin, options.widthColumns),
    paint: { bold, dim, red, green, yellow, magenta, cyan },
    verdict: {
      fail: (text) => bold(red(text)),
      error: (text) => bold(magenta(text)),
      flaky: (text) => bold(yellow(text)),
      unknown: yellow,
      known: yellow,
      warn: yellow,
      'not-covered': cyan,
      inapplicable: dim,
      pass: green,
    },
  }
}

/** A text wrapped to the page. */
export function paragraph(page: TextPage, text: string, indentColumns = 0): string[] {
  const indent = ' '.repeat(indentColumns)
  return wrapTo(printable(text), page.widthColumns - indentColumns).map((line) => indent + line)
}

/** The column in which texts after labels start, whatever the indentation of their labels. */
const textColumn = 15

/** A label, followed by a wrapped text: `seen no message in the folder`. */
export function labelled(page: TextPage, label: string, text: string, indentColumns = 2): string[] {
  const lines = wrapTo(printable(text), page.widthColumns - Math.max(textColumn, indentColumns + label.length + 1))
  return besideLabel(page, label, lines, indentColumns)
}

/** A label and a text that must be copied whole, however long it is: an address, a path, a command. */
export function labelledWhole(page: TextPage, label: string, text: string, indentColumns = 2): string[] {
  return besideLabel(page, label, [printable(text)], indentColumns)
}

function besideLabel(page: TextPage, label: string, lines: string[], indentColumns: number): string[] {
  const indent = ' '.repeat(indentColumns)
  const columns = Math.max(textColumn - indentColumns, label.length + 1)
  return lines.map((line, number) => {
    const left = padTo(number === 0 ? label : '', columns)
    return indent + page.paint.dim(left) + line
  })
}

/** A heading above a part of the report. */
export function heading(page: TextPage, text: string): string {
  return page.paint.bold(text)
}
