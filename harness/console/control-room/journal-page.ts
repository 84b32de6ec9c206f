import { z } from 'zod'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { buttonForm, chip, counted, emptyState, livePart } from '../shell/shown.ts'
import { exchangeSchema, type ShownExchange } from './exchange.ts'
import { refusalWords } from './refusal-words.ts'

const journalSchema = z.object({ total: z.int(), matching: z.int(), entries: z.array(exchangeSchema) })

const filters = ['server', 'method', 'status', 'path'] as const
const entriesOfPage = 50

/** The requests of everybody to both servers as a sequence, newest first. What the console itself only reads is not among them. */
export const journalPage: ConsolePage = {
  path: '/control-room/journal',
  title: 'Journal',
  handler: async (request, { control }) => {
    const chosen = chosenFilters(request.query)
    const asked = { ...chosen, before: request.query.get('before') ?? undefined, limit: String(entriesOfPage) }
    const journal = await control.ask({ method: 'GET', path: '/control/v1/journal', query: asked }, journalSchema)
    return html`<p><a href="/control-room">Control room</a></p>${filterForm(chosen)}
${livePart('journal', exchanges(request, chosen, journal))}`
  },
}

function chosenFilters(query: URLSearchParams): Partial<Record<(typeof filters)[number], string>> {
  return Object.fromEntries(
    filters.flatMap((name) => {
      const value = (query.get(name) ?? '').trim()
      return value === '' ? [] : [[name, value]]
    }),
  )
}

function filterForm(chosen: Partial<Record<(typeof filters)[number], string>>): Html {
  const select = (name: (typeof filters)[number], label: string, options: readonly [string, string][]): Html =>
    html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
      ([value, words]) =>
        html`<option value="${value}"${chosen[name] === value ? html` selected` : ''}>${words}</option>`,
    )}</select></div>`
  return html`<form method="get" role="search" aria-label="Filter the journal" class="filters">
${select('server', 'Server', [
  ['', 'Both'],
  ['telemessage', 'TeleMessage'],
  ['m365', 'Microsoft 365'],
])}
${select(
  'method',
  'Method',
  ['', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((each) => [each, each === '' ? 'All' : each]),
)}
${select('status', 'Status', [
  ['', 'All'],
  ['refused', 'Refused'],
  ['2xx', '2xx'],
  ['3xx', '3xx'],
  ['4xx', '4xx'],
  ['5xx', '5xx'],
  ['429', '429'],
  ['0', 'No answer'],
])}
<div><label for="path">Path contains</label><input type="search" id="path" name="path" value="${chosen.path ?? ''}"></div>
<button class="main">Filter</button> <a href="/control-room/journal">All</a></form>`
}

function exchanges(
  request: PageRequest,
  chosen: Record<string, string>,
  { total, matching, entries }: z.infer<typeof journalSchema>,
): Html {
  if (entries.length === 0) {
    return emptyState(total === 0 ? 'Nothing was sent yet.' : 'No request that is kept matches.')
  }
  const rows = [...entries].reverse().map(exchangeHtml)
  const oldest = entries[0]?.sequence ?? 1
  const address = (more: Record<string, string>): string =>
    `/control-room/journal?${new URLSearchParams({ ...chosen, ...more })}`
  const isCut = entries.length === entriesOfPage
  return html`<div class="position"><p>${counted(matching, 'request')} kept that match, of ${counted(total, 'request')} since the start; newest first</p>
<nav aria-label="Pages" class="buttons">${request.query.has('before') ? html`<a class="button" href="${address({})}">Newest</a>` : ''}${isCut ? html` <a class="button" href="${address({ before: String(oldest) })}">Older</a>` : ''}</nav></div>
<div class="card scrolls" role="region" aria-label="Requests" tabindex="0"><table class="journal"><thead><tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">From and to</th><th scope="col">Request</th><th scope="col">Answer</th></tr></thead><tbody>${rows}</tbody></table></div>
${buttonForm(request, { action: '/control-room/journal/clear', text: 'Empty the journal' })}`
}

function exchangeHtml(entry: ShownExchange): Html {
  const { sequence, server, operation, actor = 'somebody', method, path, status, fault, at } = entry
  const name = server === 'm365' ? 'Microsoft 365' : 'TeleMessage'
  const isRefused = status >= 400 || status === 0
  const mark = isRefused ? chip('fail', status === 0 ? 'no answer' : String(status)) : chip('pass', String(status))
  const why = isRefused || fault !== undefined ? html`<p class="why">${refusalWords(entry)}</p>` : ''
  return html`<tr><th scope="row">${sequence}</th><td class="when"><time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)}</time></td>
<td><span class="actor" title="${actor}">${shortened(actor)}</span> → ${name}</td><td><code>${method} ${path}</code> <span class="quiet">${operation}</span></td><td>${mark}${fault === undefined ? '' : html` ${chip('known', `fault: ${fault}`)}`}${why}</td></tr>`
}

/** Apps are known by ids of 36 characters; the beginning tells them apart. */
function shortened(actor: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(actor) ? `app ${actor.slice(0, 8)}` : actor
}
