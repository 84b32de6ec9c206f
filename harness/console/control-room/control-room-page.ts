import { faultKinds } from '../../control/faults/fault-kinds.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { clockSchema } from '../services.ts'
import { buttonForm, chip, counted, emptyState, instantHtml, livePart, postForm, tableHtml } from '../shell/shown.ts'
import { nextRunAt } from '../standing.ts'
import { type ArmedFault, armedFaults, operationNames, savedSnapshots } from './world-state.ts'

/** Calendar, faults and snapshots on one page; the journal has its own. */
export const controlRoomPage: ConsolePage = {
  path: '/control-room',
  title: 'Control room',
  handler: async (request, services) => {
    const { control } = services
    const [clock, next, faults, operations, snapshots] = await Promise.all([
      control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema),
      nextRunAt(services),
      armedFaults(control),
      operationNames(control),
      savedSnapshots(control),
    ])
    return html`<p><a class="button" href="/control-room/journal">Journal of all requests</a></p>
<section aria-labelledby="calendar-heading"><h2 id="calendar-heading">Calendar</h2>${calendarPart(request, clock, next)}</section>
<section aria-labelledby="faults-heading"><h2 id="faults-heading">Faults</h2>
<p>A fault is what a server does to a call on purpose, so that you see what a connector makes of it.</p>
${livePart('faults', faultsHtml(request, faults))}${armForm(request, operations)}</section>
<section aria-labelledby="snapshots-heading"><h2 id="snapshots-heading">Snapshots</h2>
<p>A snapshot holds the users, messages, mailboxes, holds and the calendar of both servers. What a connector remembers is not in it.</p>
${snapshotsHtml(request, snapshots)}</section>`
  },
}

function calendarPart(
  request: PageRequest,
  { now, running }: { now: string; running: boolean },
  next: string | undefined,
): Html {
  const due =
    next === undefined ? html`No connector is due to run.` : html`The next run is due at ${instantHtml(next)}.`
  const advance = (hours: number, text: string): Html =>
    postForm(
      request,
      '/control-room/calendar',
      html`<input type="hidden" name="hours" value="${hours}"><button>${text}</button>`,
    )
  return html`${livePart('now', html`<p class="lead">It is ${instantHtml(now)}${running ? '' : html` ${chip('warn', 'stands still')}`}. ${due}</p>`)}
<div class="buttons">${next === undefined ? '' : buttonForm(request, { action: '/next-run', text: 'Advance to the next run', kind: 'main' })}
${advance(1, 'Advance by an hour')}${advance(24, 'Advance by a day')}${advance(24 * 7, 'Advance by a week')}
${buttonForm(request, running ? { action: '/control-room/freeze', text: 'Let it stand still' } : { action: '/control-room/run', text: 'Let it run' })}</div>
${postForm(
  request,
  '/control-room/calendar',
  html`<label for="hours">Advance by hours <span class="hint">May have decimals, and may be negative.</span></label>
<div class="buttons"><input id="hours" name="hours" inputmode="decimal" required value="8"><button>Advance</button></div>`,
)}`
}

function faultsHtml(request: PageRequest, faults: readonly ArmedFault[]): Html {
  if (faults.length === 0) return emptyState('No fault is armed.')
  const rows = faults.map((fault) => {
    const { faultId, aim, calls, hits, rule } = fault
    const { kind, ...fields } = rule.effect
    const details = Object.entries(fields)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ')
    return [
      html`<code>${aim}</code>`,
      html`${kind}${details === '' ? '' : html` <span class="quiet">${details}</span>`}`,
      whenWords(rule),
      html`${chip(hits > 0 ? 'known' : 'nothing', counted(hits, 'hit'))} <span class="quiet">of ${counted(calls, 'call')}${countsWords(fault)}</span>`,
      buttonForm(request, {
        action: `/control-room/faults/${encodeURIComponent(faultId)}/disarm`,
        text: 'Disarm',
        label: `Disarm ${kind} at ${aim}`,
      }),
    ]
  })
  return html`${tableHtml('Armed faults', ['Operation', 'Effect', 'When', 'Struck', 'Change'], rows)}
${buttonForm(request, { action: '/control-room/faults/disarm-all', text: 'Disarm all' })}`
}

function whenWords({ fromCall = 1, times, chance = 1, about, actor }: ArmedFault['rule']): string {
  const words = [times === undefined ? 'every call' : counted(times, 'call')]
  if (fromCall > 1) words.push(`from call ${fromCall} on`)
  if (chance < 1) words.push(`with a probability of ${chance}`)
  if (about !== undefined) words.push(`about ${about}`)
  if (actor !== undefined) words.push(`of ${actor}`)
  return words.join(', ')
}

function countsWords({ earlyReturns, otherEarlyCalls, overreads }: ArmedFault): string {
  const counts: [number, string][] = [
    [earlyReturns, 'sent again too early'],
    [otherEarlyCalls, 'other calls too early'],
    [overreads, 'read without end'],
  ]
  return counts.flatMap(([count, words]) => (count === 0 ? [] : `, ${count} ${words}`)).join('')
}

function armForm(request: PageRequest, operations: readonly string[]): Html {
  const kinds = faultKinds.map(({ kind, says }) => html`<option value="${kind}">${kind}: ${says}</option>`)
  const names = operations.map(
    (name) => html`<option value="${name}"${name === 'telemessage:items.list' ? html` selected` : ''}>${name}</option>`,
  )
  return html`<details class="card"><summary>Arm a fault</summary>${postForm(
    request,
    '/control-room/faults',
    html`<div class="columns"><div><label for="operation">Operation</label><select id="operation" name="operation">${names}</select>
<label for="kind">What it does</label><select id="kind" name="kind">${kinds}</select>
<label for="times">How many calls it strikes <span class="hint">Empty: all of them.</span></label><input id="times" name="times" inputmode="numeric" value="1">
<label for="fromCall">From which call on</label><input id="fromCall" name="fromCall" inputmode="numeric" value="1"></div>
<div><label for="status">Status <span class="hint">For answer, answer-after and redirect.</span></label><input id="status" name="status" inputmode="numeric" value="503">
<label for="retryAfterSeconds">Retry-After in seconds <span class="hint">May be empty.</span></label><input id="retryAfterSeconds" name="retryAfterSeconds" inputmode="numeric">
<label for="to">Address <span class="hint">For redirect and links-elsewhere.</span></label><input id="to" name="to" type="url">
<label for="about">Only calls about <span class="hint">A text in the path, or the entryId of a user. May be empty.</span></label><input id="about" name="about"></div></div>
<button class="main">Arm</button>`,
  )}</details>`
}

function snapshotsHtml(request: PageRequest, snapshots: readonly { name: string; now: string }[]): Html {
  const rows = snapshots.map(({ name, now }) => {
    const at = `/control-room/snapshots/${encodeURIComponent(name)}`
    return [
      name,
      instantHtml(now),
      html`${buttonForm(request, { action: `${at}/restore`, text: 'Restore', label: `Restore ${name}` })}${buttonForm(request, { action: `${at}/delete`, text: 'Delete', label: `Delete ${name}`, kind: 'danger' })}`,
    ]
  })
  const list =
    rows.length === 0
      ? emptyState('No snapshot was saved yet.')
      : tableHtml('Snapshots', ['Name', 'Calendar', 'Change'], rows)
  return html`${list}${postForm(
    request,
    '/control-room/snapshots',
    html`<label for="snapshot">Name of a new snapshot <span class="hint">Letters, digits, dots, hyphens, underscores.</span></label>
<div class="buttons"><input id="snapshot" name="name" required pattern="[A-Za-z0-9_.\\-]{1,64}"><button>Save the present state</button></div>`,
  )}`
}
