import picocolors from 'picocolors'
import { printable } from '../../markup/printable.ts'
import { counted } from '../../report/count-words.ts'
import type { JudgedRow, RowVerdict } from '../../synth/typed-files/index.ts'

const verdictWidth = 'cleaned'.length

/** A line for each row, with what was read differently or is wrong below it, and what a connector must do with the file. */
export function renderRows(file: string, rows: readonly JudgedRow[], colour: boolean): string {
  const { green, yellow, red } = picocolors.createColors(colour)
  const colours: Record<RowVerdict, (text: string) => string> = { read: green, cleaned: yellow, refused: red }
  const lineWidth = Math.max(0, ...rows.map(({ line }) => String(line).length))
  const indent = ' '.repeat('line '.length + lineWidth + 2 + verdictWidth + 2)
  const lines = rows.flatMap(({ line, number, address, verdict, problem }) => {
    const label = colours[verdict](verdict.padEnd(verdictWidth))
    const people = number === null && address === null ? '' : `  ${number ?? '?'} -> ${printable(address ?? '?')}`
    return [
      `line ${String(line).padStart(lineWidth)}  ${label}${people}`,
      ...(problem === null ? [] : [`${indent}${printable(problem)}`]),
    ]
  })
  return [...lines, ...(lines.length === 0 ? [] : ['']), conclusion(file, rows)].map((line) => `${line}\n`).join('')
}

function conclusion(file: string, rows: readonly JudgedRow[]): string {
  const count = (wanted: RowVerdict): number => rows.filter(({ verdict }) => verdict === wanted).length
  const refused = count('refused')
  if (refused > 0) {
    return `${printable(file)}: a connector must refuse the whole file for ${counted(refused, 'row', 'rows')}; nothing is imported with it.`
  }
  const cleaned = count('cleaned')
  const differently = cleaned === 0 ? '' : `, ${cleaned} of them differently from how they are written`
  return `${printable(file)}: ${counted(rows.length, 'row', 'rows')} can be read${differently}.`
}
