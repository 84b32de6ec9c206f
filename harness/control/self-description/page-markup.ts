/** Markup that is safe to put into the page. */
export interface Html {
  readonly markup: string
}

/** What a template takes; anything that is not markup yet is escaped. */
export type HtmlValue = Html | string | HtmlValue[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template that escapes whatever is put into it. Attributes must stand in quotes. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return { markup: parts.map((part, at) => part + (at < values.length ? markupOf(values[at] ?? '') : '')).join('') }
}

/** A text of our own that is markup or style already. */
export function trusted(markup: string): Html {
  return { markup }
}

/** Sentences as descriptions have them: backquotes mark what is typed, asterisks a name or a stress. */
export function sentences(text: string): Html {
  const pieces = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/).map((piece) => {
    if (/^`[^`]+`$/.test(piece)) return html`<code>${piece.slice(1, -1)}</code>`
    if (/^\*\*[^*]+\*\*$/.test(piece)) return html`<strong>${piece.slice(2, -2)}</strong>`
    return /^\*[^*]+\*$/.test(piece) ? html`<em>${piece.slice(1, -1)}</em>` : html`${piece}`
  })
  return html`${pieces}`
}

/** JSON to look at. */
export function jsonBlock(value: unknown): Html {
  return html`<pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre>`
}

function markupOf(value: HtmlValue): string {
  if (Array.isArray(value)) return value.map(markupOf).join('')
  return typeof value === 'object' ? value.markup : value.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
