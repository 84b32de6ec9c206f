/** Markup that can be put into the page safely. */
export interface Html {
  readonly markup: string
}

/** The values that a template accepts. What is not markup yet is escaped. */
export type HtmlValue = Html | string | HtmlValue[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template that escapes all its values. Put attributes in quotes. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return { markup: parts.map((part, at) => part + (at < values.length ? markupOf(values[at] ?? '') : '')).join('') }
}

/** Our own text that is markup or style already. */
export function trusted(markup: string): Html {
  return { markup }
}

/** Sentences of descriptions: backquotes mark what you type, asterisks mark a name or emphasis. */
export function sentences(text: string): Html {
  const pieces = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/).map((piece) => {
    if (/^`[^`]+`$/.test(piece)) return html`<code>${piece.slice(1, -1)}</code>`
    if (/^\*\*[^*]+\*\*$/.test(piece)) return html`<strong>${piece.slice(2, -2)}</strong>`
    return /^\*[^*]+\*$/.test(piece) ? html`<em>${piece.slice(1, -1)}</em>` : html`${piece}`
  })
  return html`${pieces}`
}

/** JSON, indented for readers. */
export function jsonBlock(value: unknown): Html {
  return html`<pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre>`
}

function markupOf(value: HtmlValue): string {
  if (Array.isArray(value)) return value.map(markupOf).join('')
  return typeof value === 'object' ? value.markup : value.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
