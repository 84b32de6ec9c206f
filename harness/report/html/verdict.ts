import { type Html, html } from '../../markup/markup.ts'
import { type Headline, totalOf } from '../headline.ts'
import type { Standing } from '../standing.ts'
import { rareStandings, verdictOrder, verdictWords } from '../verdict-words.ts'

/** A verdict as a coloured word; the word alone has the meaning. */
export function chip(verdict: Standing): Html {
  return html`<span class="chip ${verdict}">${verdict}</span>`
}

/** The requirements on the connector by verdict, as a bar and as numbers. */
export function totals({ connector: counts }: Headline): Html {
  const all = totalOf(counts)
  const present = verdictOrder.filter((verdict) => counts[verdict] > 0)
  let x = 0
  const rects = present.map((verdict) => {
    const rect = html`<rect class="${verdict}" x="${x}" y="0" width="${counts[verdict]}" height="1"/>`
    x += counts[verdict]
    return rect
  })
  const bar = html`<svg class="bar" viewBox="0 0 ${all} 1" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`
  const said = verdictOrder.filter((verdict) => !rareStandings.includes(verdict) || counts[verdict] > 0)
  const chips = said.map(
    (verdict) =>
      html`<li><span class="chip ${counts[verdict] > 0 ? verdict : 'nothing'}" title="${verdictWords[verdict].meaning}">${counts[verdict]} ${verdict}</span></li>`,
  )
  return html`${all > 0 ? bar : ''}<ul class="totals" aria-label="Requirements by verdict">${chips}</ul>`
}
