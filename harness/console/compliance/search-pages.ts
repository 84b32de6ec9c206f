import { z } from 'zod'
import {
  hitPageSchema,
  contentSearchPaths as paths,
  type ShownHit,
  shownContentSearchSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { bytesText, chip, counted, emptyState, factsHtml, instantHtml, postForm, tableHtml } from '../shell/shown.ts'
import { sectionLinks } from './section-links.ts'

const listSchema = z.object({ value: z.array(shownContentSearchSchema) })

/** A search, and the searches that were made before. */
export const searchesPage: ConsolePage = {
  path: '/compliance',
  title: 'Content search',
  handler: async (request, { tenant }) => {
    const { value } = await tenant.ask({ method: 'GET', path: paths.searches }, listSchema)
    const rows = value.map(({ searchId, query, createdDateTime, estimate, mailboxes }) => [
      html`<a href="/compliance/searches/${searchId}"><code>${query.trim() === '' ? '(everything)' : query}</code></a>`,
      counted(estimate.indexedItemCount, 'hit'),
      mailboxes === null ? 'all mailboxes' : mailboxes.join(', '),
      instantHtml(createdDateTime),
    ])
    return html`${sectionLinks('/compliance')}${searchForm(request, request.query.get('query') ?? '')}${mistakeHtml(request.query)}
<h2>Earlier searches</h2>${rows.length === 0 ? emptyState('Nobody has searched yet.') : tableHtml('Searches, latest first', ['Query', 'Found', 'In', 'When'], rows)}`
  },
}

function searchForm(request: PageRequest, query: string): Html {
  return postForm(
    request,
    '/compliance/searches',
    html`<label for="query">Search for <span class="hint">Words, "a phrase", <code>from:</code>, <code>sent:</code>, <code>kind:externaldata</code>, AND, OR, NOT. Empty: everything.</span></label>
<input type="search" id="query" name="query" value="${query}" class="wide">
<label for="mailbox">In the mailbox of <span class="hint">An address; empty: all mailboxes.</span></label><input id="mailbox" name="mailbox">
<p><button class="main">Search</button></p>`,
  )
}

/** The query with a mark where it cannot be read. */
function mistakeHtml(query: URLSearchParams): Html {
  const [text, at, expected] = [query.get('query'), Number(query.get('at') ?? 'NaN'), query.get('expected')]
  if (text === null || expected === null || !Number.isInteger(at) || at < 1) return html``
  const marked = text.slice(at - 1, at)
  return html`<div class="card refusal"><p><strong>The query cannot be read at character ${at}.</strong> Right would be: ${expected}</p>
<p><code>${text.slice(0, at - 1)}<mark>${marked === '' ? ' (end)' : marked}</mark>${text.slice(at)}</code></p></div>`
}

/** What a search found, with the words marked. */
export const searchPage: ConsolePage = {
  path: '/compliance/searches/:searchId',
  title: 'Search',
  handler: async ({ params, query }, { tenant }) => {
    const values = { searchId: params['searchId'] ?? '' }
    const search = await tenant.ask({ method: 'GET', path: paths.search, values }, shownContentSearchSchema)
    const page = Math.max(1, Math.floor(Number(query.get('page') ?? '1')) || 1)
    const asked = { page: String(page), passages: 'true' }
    const hits = await tenant.ask({ method: 'GET', path: paths.hits, values, query: asked }, hitPageSchema)
    const { estimate, notices, mailboxes, createdDateTime, createdBy } = search
    const link = (to: number, words: string): Html =>
      html`<a class="button" href="/compliance/searches/${search.searchId}?page=${to}">${words}</a>`
    const content = html`<p><a href="/compliance">All searches</a></p>
${notices.map((notice) => html`<p class="notice warn">${notice}</p>`)}${factsHtml([
  [
    'Found',
    html`${counted(estimate.indexedItemCount, 'item')} in ${counted(estimate.mailboxCount, 'mailbox', 'mailboxes')}, ${bytesText(estimate.indexedItemsSizeBytes)}`,
  ],
  ['Partially indexed', html`${counted(estimate.unindexedItemCount, 'item')} that may have it where nobody could read`],
  ['In', mailboxes === null ? 'all mailboxes' : mailboxes.join(', ')],
  ['Searched', html`${instantHtml(createdDateTime)} by ${createdBy}`],
])}
<h2>Preview, ${counted(search.previewCount, 'item')}</h2>${hits.value.length === 0 ? emptyState('Nothing was found.') : html`<ol class="hits" start="${(page - 1) * 100 + 1}">${hits.value.map(hitHtml)}</ol>`}
<nav aria-label="Pages" class="buttons">${page > 1 ? link(page - 1, 'Previous') : ''}${hits.nextLink === null ? '' : link(page + 1, 'Next')}</nav>`
    return { title: search.query.trim() === '' ? 'Everything' : search.query, content }
  },
}

function hitHtml({
  mailbox,
  itemId,
  subject,
  folder,
  from,
  receivedDateTime,
  isPartiallyIndexed,
  passages = [],
}: ShownHit): Html {
  const address = `/mailboxes/${encodeURIComponent(mailbox)}/messages/${encodeURIComponent(itemId)}`
  const found = passages.map(
    ({ place, pieces }) =>
      html`<p><span class="quiet">${place}</span> ${pieces.map(({ text, isFound }) => (isFound ? html`<mark>${oneLine(text)}</mark>` : html`${oneLine(text)}`))}</p>`,
  )
  return html`<li class="card"><h3><a href="${address}">${subject === '' ? '(no subject)' : subject}</a></h3>
<p class="quiet">${mailbox}, ${folder}${from === null ? '' : html`, from ${from}`}${receivedDateTime === null ? '' : html`, ${instantHtml(receivedDateTime)}`} ${isPartiallyIndexed ? chip('warn', 'partially indexed') : ''}</p>${found}</li>`
}

/** A passage is read in a line. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ')
}
