import { printable } from '../../markup/printable.ts'
import { cutTo, displayColumns, padTo, wrapTo } from './column-text.ts'
import type { Paint, TextPage } from './page.ts'

/** A column of a table. The last one takes the remaining width. */
export interface Column {
  header: string
  /** A long cell is wrapped, or cut with an ellipsis. */
  overflow: 'wrap' | 'cut'
  /** Never wider than this. */
  widthColumnsMax?: number
}

export interface Cell {
  text: string
  paint?: Paint
}

/** Rows under their own title; without a title they follow directly. */
export interface RowGroup {
  title: string
  rows: Cell[][]
}

const gap = '  '
const indent = '  '
const lastColumnMin = 10

/** A borderless table; each column is as wide as its content. */
export function textTable(page: TextPage, columns: Column[], groups: RowGroup[]): string[] {
  const header = columns.map((column) => ({ text: column.header, paint: page.paint.dim }))
  const cells = [header, ...groups.flatMap((group) => group.rows)].map((row) => row.map(shown))
  const widths = columnWidths(page, columns, cells)
  const lay = (row: Cell[]) => layRow(row.map(shown), columns, widths)
  return [
    ...lay(header),
    ...groups.flatMap(({ title, rows }) => [
      ...(title ? ['', page.paint.bold(cutTo(printable(title), page.widthColumns))] : []),
      ...rows.flatMap(lay),
    ]),
  ]
}

function shown(cell: Cell): Cell {
  return { ...cell, text: printable(cell.text) }
}

function columnWidths(page: TextPage, columns: Column[], cells: Cell[][]): number[] {
  const fixed = columns.slice(0, -1).map((column, at) => {
    const widest = Math.max(...cells.map((row) => displayColumns(row[at]?.text ?? '')))
    return Math.min(widest, column.widthColumnsMax ?? widest)
  })
  const taken = fixed.reduce((sum, width) => sum + width + gap.length, indent.length)
  return [...fixed, Math.max(lastColumnMin, page.widthColumns - taken)]
}

function layRow(row: Cell[], columns: Column[], widths: number[]): string[] {
  const stacks = row.map(({ text }, at) => {
    const width = widths[at] ?? lastColumnMin
    return columns[at]?.overflow === 'wrap' ? wrapTo(text, width) : [cutTo(text, width)]
  })
  const height = Math.max(...stacks.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const parts = row.map((cell, at) => {
      const text = stacks[at]?.[line] ?? ''
      // Coloured after padding, because escape sequences must not count; the last column is not padded, so that lines
      // do not end in blanks.
      const padded = at === row.length - 1 ? text : padTo(text, widths[at] ?? 0)
      return cell.paint && text !== '' ? cell.paint(padded) : padded
    })
    return (indent + parts.join(gap)).trimEnd()
  })
}
