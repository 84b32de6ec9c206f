import { type Html, html } from '../../markup/markup.ts'
import type { Ledger } from '../../oracle/index.ts'
import type { LedgerCopy } from '../../runner/play/ledger-copies.ts'
import type { LeftLine } from '../../runner/play/result.ts'
import { counted, numberText } from '../count-words.ts'
import {
  dispositionOrder,
  dispositionWords,
  faultlessSentence,
  faultOrder,
  faultTotal,
  faultWords,
} from '../ledger-words.ts'
import { copiesTable } from './copies.ts'

interface LedgerRow {
  name: string
  count: number
  meaning: string
  /** True for a count that should be zero. */
  fault?: boolean
}

/** Source, mailboxes, dispositions and faults as one table; then every copy. */
export function ledgerSection(ledger: Ledger, copies: Iterable<LedgerCopy>): Html {
  const parts: [string, LedgerRow[]][] = [
    ['Source', [{ name: 'items', count: ledger.items, meaning: 'captured in the windows that were run' }]],
    [
      'Mailboxes',
      [
        { name: 'copies', count: ledger.copies, meaning: 'after fan-out: an item and one of its mailboxes' },
        {
          name: 'no-mailbox',
          count: ledger.noMailbox,
          meaning: 'items that resolve to no mailbox; this is not a fault',
        },
        {
          name: 'shared-mailbox',
          count: ledger.sharedMailbox,
          meaning: 'copies that several participants share; this is not a fault',
        },
      ],
    ],
    [
      'Dispositions',
      dispositionOrder.map((name) => ({ name, count: ledger.dispositions[name], meaning: dispositionWords[name] })),
    ],
    [
      'Faults',
      faultOrder.map((name) => ({ name, count: ledger.faults[name], meaning: faultWords[name], fault: true })),
    ],
  ]
  const faults = faultTotal(ledger)
  const sum = faults === 0 ? `Faults: ${faultlessSentence}.` : `${counted(faults, 'fault', 'faults')} in the ledger.`
  return html`
<section aria-labelledby="ledger">
<h2 id="ledger">Ledger</h2>
<p class="${faults === 0 ? 'quiet' : 'found'}">${sum}</p>
<div class="card"><table class="ledger">
<thead><tr><th scope="col">Part</th><th scope="col">What</th><th scope="col" class="number">Count</th><th scope="col" class="extra">Meaning</th></tr></thead>
${parts.map(([part, rows]) => partRows(part, rows))}
</table></div>
${copiesTable(copies)}
</section>`
}

function partRows(part: string, rows: LedgerRow[]): Html {
  const cells = rows.map((row, at) => {
    const mark = row.count === 0 ? 'number nothing' : row.fault ? 'number found' : 'number'
    const head = at === 0 ? html`<th scope="rowgroup" rowspan="${rows.length}" class="tight">${part}</th>` : ''
    return html`<tr>${head}<th scope="row" class="tight nothing">${row.name}</th><td class="${mark}">${numberText(row.count)}</td><td class="quiet extra">${row.meaning}</td></tr>`
  })
  return html`<tbody>${cells}</tbody>`
}

/** Lines of chat exports that did not become items. */
export function leftLinesSection(leftLines: LeftLine[]): Html {
  const rows = leftLines.map(
    ({ file, lineNumber, reason }) =>
      html`<tr><th scope="row"><bdi>${file}</bdi></th><td class="number">${lineNumber}</td><td>${reason}</td></tr>`,
  )
  return html`
<section aria-labelledby="left-lines">
<h2 id="left-lines">${counted(leftLines.length, 'line', 'lines')} of chat exports ${leftLines.length === 1 ? 'is' : 'are'} in no item</h2>
<details><summary>Show ${leftLines.length === 1 ? 'it' : 'them'}</summary>
<div class="card"><table>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col">Why</th></tr></thead>
<tbody>${rows}</tbody>
</table></div></details>
</section>`
}
