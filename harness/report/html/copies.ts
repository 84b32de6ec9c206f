import { type Html, html } from '../../markup/markup.ts'
import type { LedgerCopy } from '../../runner/play/ledger-copies.ts'
import { counted } from '../count-words.ts'

/** The most rows on the page; more would make a browser slow. Faulty copies come first. */
const copiesShownMax = 5000

/** The ledger copy by copy, faulty ones first, under a search. */
export function copiesTable(copies: Iterable<LedgerCopy>): Html {
  const { faulty, sound, count } = firstOf(copies)
  if (count === 0) return html``
  const shown = [...faulty, ...sound].slice(0, copiesShownMax)
  const more = count - shown.length
  return html`
<h3>Copy by copy</h3>
${searchForm(faulty.length)}
${more > 0 ? html`<p class="quiet">${counted(more, 'more copy is', 'more copies are')} not on this page; the faulty copies come first.</p>` : ''}
<div class="card copies" tabindex="0" role="region" aria-label="Copies"><table class="ledger">
<thead><tr><th scope="col">Item and message</th><th scope="col" class="extra">Kind</th><th scope="col">Mailbox</th><th scope="col">Disposition</th><th scope="col">Faults</th></tr></thead>
<tbody>${shown.map(copyRow)}</tbody>
</table></div>`
}

/** The first copies of each sort, as many as the page can show, and the number of all. */
function firstOf(copies: Iterable<LedgerCopy>): { faulty: LedgerCopy[]; sound: LedgerCopy[]; count: number } {
  const [faulty, sound]: [LedgerCopy[], LedgerCopy[]] = [[], []]
  let count = 0
  for (const copy of copies) {
    count += 1
    const list = copy.faults.length > 0 ? faulty : sound
    if (list.length < copiesShownMax) list.push(copy)
  }
  return { faulty, sound, count }
}

/** Hidden until the script runs: without it there is nothing to search with. */
function searchForm(faulty: number): Html {
  const onlyFaulty = html`<label class="chip choice fail"><input type="checkbox" name="faulty">only faulty</label>`
  return html`<form id="copies-filter" role="search" aria-label="Copies" hidden>
<div><label class="label" for="copies-search">Search copies</label><input type="search" id="copies-search" name="search" placeholder="asha@, deletion, skipped" autocomplete="off"></div>
${faulty > 0 ? onlyFaulty : ''}
<p id="copies-shown" class="quiet" role="status"></p>
</form>`
}

function copyRow({ itemId, archiveMessageId, kind = '–', mailbox, disposition, faults }: LedgerCopy): Html {
  const id = html`<span class="id">${itemId ?? '–'}</span>`
  const message = archiveMessageId === undefined ? '' : html` <span class="id quiet">${archiveMessageId}</span>`
  return html`
<tr data-copy="${faults.length > 0 ? 'faulty' : 'sound'}"><th scope="row" class="nothing">${id}${message}</th><td class="extra quiet">${kind}</td><td><bdi>${mailbox ?? 'no mailbox'}</bdi></td><td>${disposition ?? '–'}</td><td class="${faults.length > 0 ? 'found' : 'nothing'}">${faults.join(', ') || 'none'}</td></tr>`
}
