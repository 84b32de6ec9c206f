import { printable } from '../printable.ts'

/** A text of ours as it stands in a line or a table cell: nothing in it is taken for markup. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
}

/**
 * A text from outside, on one line, as code: there nobody reads links, mentions, tags or emphasis out of it. Not for table
 * cells, where a bar ends code too.
 */
export function codeSpan(text: string): string {
  const shown = printable(text)
  const fence = '`'.repeat(longestRunOfBackquotes(shown) + 1)
  // One blank at each end is taken away again by whoever reads it.
  const padded = /^[` ]|[` ]$/.test(shown) || shown === '' ? ` ${shown} ` : shown
  return `${fence}${padded}${fence}`
}

/** Lines as a block of code that none of them can end. */
export function codeBlock(language: 'text' | 'sh', lines: string[]): string {
  const shown = lines.map(printable)
  const fence = '`'.repeat(Math.max(3, longestRunOfBackquotes(shown.join('\n')) + 1))
  return [`${fence}${language}`, ...shown, fence].join('\n')
}

/** A sentence of the catalogue, in which backquotes mark what is typed and asterisks what is a name. */
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
