import { printable } from '../../markup/printable.ts'

/** Our own text for a line or a table cell, without any markup. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
}

/**
 * A text from outside as code on one line, so that it has no links, mentions, tags or emphasis. Not for table cells,
 * where a bar also ends code.
 */
export function codeSpan(text: string): string {
  const shown = printable(text)
  const fence = '`'.repeat(longestRunOfBackquotes(shown) + 1)
  // Markdown readers remove one blank at each end again.
  const padded = /^[` ]|[` ]$/.test(shown) || shown === '' ? ` ${shown} ` : shown
  return `${fence}${padded}${fence}`
}

/** Lines as a block of code; no line can end the block. */
export function codeBlock(language: 'text' | 'sh', lines: string[]): string {
  const shown = lines.map(printable)
  const fence = '`'.repeat(Math.max(3, longestRunOfBackquotes(shown.join('\n')) + 1))
  return [`${fence}${language}`, ...shown, fence].join('\n')
}

/** A sentence of the catalogue. Backquotes mark what is typed, asterisks mark names. */
export function sentenceMarkdown(sentence: string): string {
  const pieces = sentence.split(/(`[^`]+`|\*[^*]+\*)/).map((piece) => {
    if (/^`[^`]+`$/.test(piece)) return codeSpan(piece.slice(1, -1))
    return /^\*[^*]+\*$/.test(piece) ? `*${escapeMarkdown(piece.slice(1, -1))}*` : escapeMarkdown(piece)
  })
  return pieces.join('')
}

function longestRunOfBackquotes(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
