import { printable } from './printable.ts'

/** Markup that is safe in a page: made by `html`, or by `trusted` from our own text. */
export interface Html {
  readonly markup: string
}

/** A value in a template; everything that is not markup yet is escaped. */
export type HtmlValue = Html | string | number | HtmlValue[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes a text for an element or a quoted attribute. Control characters become visible. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/**
 * A template that escapes all its values, so that no escape can be forgotten: strangers choose the names of groups and
 * files. Attributes must be in quotes.
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const markup = parts.map((part, at) => part + (at < values.length ? markupOf(values[at] ?? '') : '')).join('')
  return { markup }
}

/** Accepts our own text that is already markup, style or script. Never use it for a text from outside. */
export function trusted(markup: string): Html {
  return { markup }
}

function markupOf(value: HtmlValue): string {
  if (Array.isArray(value)) return value.map(markupOf).join('')
  return typeof value === 'object' ? value.markup : escapeHtml(String(value))
}
