import { type Html, html } from '../../markup/markup.ts'
import { printable } from '../../markup/printable.ts'

/** The address of the element with this id, within the page. */
export function anchorOf(id: string): string {
  return `#${encodeURIComponent(printable(id))}`
}

/** A sentence of the catalogue. Backquotes mark what is typed, asterisks mark names. */
export function sentenceHtml(sentence: string): Html {
  const pieces = sentence.split(/(`[^`]+`|\*[^*]+\*)/).map((piece) => {
    const inside = piece.slice(1, -1)
    if (/^`[^`]+`$/.test(piece)) return html`<code>${inside}</code>`
    return /^\*[^*]+\*$/.test(piece) ? html`<em>${inside}</em>` : html`${piece}`
  })
  return html`${pieces}`
}
