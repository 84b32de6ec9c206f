import { type Html, type HtmlValue, html } from '../../markup/markup.ts'
import type { PageRequest } from '../page.ts'

// Small pieces of pages that look alike everywhere.

/** An instant of the calendar for people: `2 March 2026, 09:00 UTC`, with the exact one for programs. */
export function instantHtml(instant: string): Html {
  return html`<time datetime="${instant}">${instantText(instant)}</time>`
}

const instantFormat = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
})

/** `2 Mar 2026, 09:00 UTC`. */
export function instantText(instant: string): string {
  return `${instantFormat.format(new Date(instant))} UTC`
}

/** `1 item`, `1,200 items`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`
}

/** `900 bytes`, `1.5 MB` (1 MB is 1024 × 1024 bytes, as in the specification). */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte')
  const [unit, size] = bytes < 1024 * 1024 ? (['KB', 1024] as const) : (['MB', 1024 * 1024] as const)
  return `${(bytes / size).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`
}

/** A form that changes something. Its buttons and fields are in `content`. */
export function postForm(
  request: Pick<PageRequest, 'formFields'>,
  action: string,
  content: HtmlValue,
  files = false,
): Html {
  const encoding = files ? html` enctype="multipart/form-data"` : ''
  return html`<form method="post" action="${action}"${encoding}>${request.formFields}${content}</form>`
}

/** A form that is one button. `label` is read in the place of `text` where many buttons have the same text. */
export function buttonForm(
  request: Pick<PageRequest, 'formFields'>,
  { action, text, label, kind }: { action: string; text: string; label?: string; kind?: 'main' | 'danger' },
): Html {
  const name = label === undefined ? '' : html` aria-label="${label}"`
  return postForm(request, action, html`<button class="${kind ?? 'plain'}"${name}>${text}</button>`)
}

/** What is shown in the place of an empty list: what it would hold, and how to fill it. */
export function emptyState(text: HtmlValue): Html {
  return html`<p class="empty">${text}</p>`
}

/** A table in a card that scrolls sideways where it is too wide, also with the keyboard. */
export function tableHtml(
  caption: string,
  columns: readonly HtmlValue[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = rows.map((cells) => {
    const [first = '', ...others] = cells
    return html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`
  })
  return html`<div class="card scrolls" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** A mark with a word in it: colour never says anything alone. */
export function chip(kind: 'pass' | 'fail' | 'warn' | 'known' | 'nothing' | 'not-covered', text: string): Html {
  return html`<span class="chip ${kind}">${text}</span>`
}

/** A list of names and values. */
export function factsHtml(facts: readonly (readonly [name: string, value: HtmlValue])[]): Html {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/**
 * A part of a page that the script replaces when something has changed. `id` is unique on the page. Text that is being typed in it
 * stays.
 */
export function livePart(id: string, content: HtmlValue): Html {
  return html`<div id="${id}" data-live>${content}</div>`
}
