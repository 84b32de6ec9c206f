import type { ShownConnector } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { connectorAddress, messageAddress } from '../addresses.ts'
import { chip, counted, instantHtml } from '../shell/shown.ts'
import type { ArchivedCopy } from '../standing.ts'
import type { Happening } from './conversation.ts'

/** What is known about where an item stands. */
export interface Standing {
  copies: readonly ArchivedCopy[]
  connectors: readonly ShownConnector[]
  /** The mailboxes in which a search found it; undefined if nobody has searched. */
  found: readonly string[] | undefined
}

/** Where an item stands: captured, due or imported, found. */
export function standingHtml({ item, captures }: Happening, { copies, connectors, found }: Standing): Html {
  const captured = html`<li>${chip('pass', 'On the site')} since ${instantHtml(item.captureTime)}, ${counted(captures, 'capture')}</li>`
  const searched =
    found === undefined || found.length === 0
      ? ''
      : html`<li>${chip('pass', 'Found')} by search in ${found.join(', ')}</li>`
  return html`<ul class="standing">${captured}${copies.length > 0 ? importedHtml(copies) : dueHtml(connectors, item.captureTime)}${searched}</ul>`
}

function importedHtml(copies: readonly ArchivedCopy[]): Html {
  const links = copies.map(
    ({ mailbox, messageId }, at) =>
      html`${at === 0 ? '' : ', '}<a href="${messageAddress(mailbox, messageId)}">${mailbox}</a>`,
  )
  return html`<li>${chip('pass', 'Imported')} into the mailbox of ${links}</li>`
}

/** When the next run would ask for it. A run that has ended since, and that left it out, is worth a look. */
function dueHtml(connectors: readonly ShownConnector[], captureTime: string): Html {
  const due = connectors.filter(({ nextRunAt }) => nextRunAt !== null)
  const [next] = due.toSorted((one, other) => Date.parse(one.nextRunAt ?? '') - Date.parse(other.nextRunAt ?? ''))
  if (next?.nextRunAt == null) {
    return html`<li>${chip('nothing', 'Not due')} No connector runs. <a href="/connectors">Add a connector</a></li>`
  }
  const { lastRun } = next
  if (lastRun !== null && lastRun.endedAt === null)
    return html`<li>${chip('warn', 'Running')} The connector is running now.</li>`
  const run = html`<a href="${connectorAddress(next.connectorId)}">the run</a> at ${instantHtml(next.nextRunAt)}`
  if (lastRun !== null && lastRun.dueAt > captureTime) {
    return html`<li>${chip('fail', 'Not imported')} by the last run. Its import log says why; next is ${run}.</li>`
  }
  return html`<li>${chip('warn', 'Due')} with ${run}</li>`
}
