import { printable } from '../../markup/printable.ts'
import { counted } from '../../report/count-words.ts'
import type { ExportReading, LeftPart, ReadItem } from './export-reading.ts'

/** A reading as text for people. What others wrote cannot control the terminal. */
export function renderReading(file: string, { chat, owner, items, left, warnings }: ExportReading): string {
  const name = chat.name === undefined ? 'a chat between two people' : `the group ${printable(chat.name)}`
  return [
    `${printable(file)}: ${name}, from the phone of ${printable(owner)}`,
    `${counted(items.length, 'item', 'items')}, ${counted(left.length, 'line or file', 'lines and files')} left, ${counted(warnings.length, 'warning', 'warnings')}`,
    '',
    ...items.flatMap(itemLines),
    ...titled('Left', left.map(leftLine)),
    ...titled('Warnings', warnings.map(printable)),
    '',
  ].join('\n')
}

function itemLines({ line, lineCount, kind, time, sender, text, files }: ReadItem): string[] {
  const lines = lineCount > 1 ? `lines ${line}-${line + lineCount - 1}` : `line ${line}`
  return [
    `${lines}: ${kind}, ${time}, ${printable(sender)}`,
    ...(text === '' ? [] : text.split('\n').map((one) => `    ${printable(one)}`)),
    ...files.map((file) => `    file: ${printable(file)}`),
  ]
}

function leftLine(part: LeftPart): string {
  return 'line' in part ? `line ${part.line}: ${part.reason}` : `file ${printable(part.file)}: ${part.reason}`
}

function titled(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}
