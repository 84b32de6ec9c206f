import {
  type ArchivePlan,
  archivePlanListSchema,
  type CaptureGap,
  type CloudLink,
  captureGapListSchema,
  capturePlanePaths,
  cloudLinkListSchema,
  type Device,
  deviceListSchema,
  type User,
  userSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { userAddress } from '../addresses.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { buttonForm, chip, emptyState, factsHtml, instantHtml, livePart, postForm, tableHtml } from '../shell/shown.ts'
import { nameOf } from '../site-users.ts'
import { type KeptAnswers, keptAnswers } from './kept.ts'
import { statusChip } from './site-page.ts'

/** A user: plans, activation, links with their QR codes, devices, capture gaps. */
export const userPage: ConsolePage = {
  path: '/site/users/:userId',
  title: 'User',
  handler: async (request, services) => {
    const values = { userId: request.params['userId'] ?? '' }
    const { site } = services
    const user = await site.ask({ method: 'GET', path: capturePlanePaths.user, values }, userSchema)
    const [{ plans }, { links }, { devices }, { gaps }] = await Promise.all([
      site.ask({ method: 'GET', path: capturePlanePaths.plans }, archivePlanListSchema),
      site.ask({ method: 'GET', path: capturePlanePaths.links, values }, cloudLinkListSchema),
      site.ask({ method: 'GET', path: capturePlanePaths.devices, values }, deviceListSchema),
      site.ask({ method: 'GET', path: capturePlanePaths.gaps, values }, captureGapListSchema),
    ])
    const content = html`<p class="quiet"><a href="/site">TeleMessage site</a> › ${nameOf(user)}</p>
<div class="columns">${livePart('user', userHtml(request, user))}${livePart('plans', plansHtml(request, user, plans))}${activationHtml(request, user, services)}</div>
<h2>Links of the Cloud Archiver</h2>${livePart('links', linksHtml(request, links, keptAnswers(services)))}
<h2>Devices</h2>${livePart('devices', devicesHtml(request, devices))}<h2>Capture gaps</h2>${livePart('gaps', gapsHtml(gaps))}`
    return { title: nameOf(user), content }
  },
}

function userHtml(request: PageRequest, user: User): Html {
  const base = userAddress(user.userId)
  const { number, username, userEmailAddress = '', createdAt, status } = user
  const changes = html`<label>First name <input name="firstName" value="${user.firstName}" required></label><label>Last name <input name="lastName" value="${user.lastName}"></label><label>User’s Email address <input name="userEmailAddress" type="email" value="${userEmailAddress}"></label><button>Save</button>`
  const suspending =
    status === 'Suspended' || status === 'Locked'
      ? buttonForm(request, { action: `${base}/activate`, text: 'Activate again' })
      : buttonForm(request, { action: `${base}/suspend`, text: 'Suspend', kind: 'danger' })
  const acts =
    status === 'Deleted'
      ? ''
      : html`<details><summary>Change</summary>${postForm(request, base, changes)}</details><div class="buttons">${suspending}${buttonForm(request, { action: `${base}/delete`, text: 'Delete', kind: 'danger' })}</div>`
  return html`<section class="card"><h2>User</h2>${factsHtml([
    ['Status', statusChip(user)],
    ['Number', `+${number}`],
    ['Username', username],
    ['User’s Email address', userEmailAddress || '–'],
    ['Created', instantHtml(createdAt)],
  ])}${acts}</section>`
}

function plansHtml(request: PageRequest, user: User, plans: readonly ArchivePlan[]): Html {
  const rows = plans.map((plan) => {
    const isOn = user.planIds.includes(plan.planId)
    const action = `${userAddress(user.userId)}/plans/${encodeURIComponent(plan.planId)}/${isOn ? 'unassign' : 'assign'}`
    const label = `${isOn ? 'Take off' : 'Assign to'} ${plan.name}`
    return html`<li>${isOn ? chip('pass', 'on') : chip('nothing', 'off')} ${plan.name} ${buttonForm(request, { action, text: isOn ? 'Take off' : 'Assign', label })}</li>`
  })
  const none = user.planIds.length === 0 ? html`<p>Without a plan, nothing is captured.</p>` : ''
  return html`<section class="card"><h2>Archive plans</h2>${none}<ul class="plans">${rows}</ul></section>`
}

function activationHtml(request: PageRequest, { userId }: User, { facts }: ConsoleServices): Html {
  const base = userAddress(userId)
  const networks = facts.networks.map((network) => html`<option>${network}</option>`)
  const link = html`<label>App <select name="network">${networks}</select></label><button class="main">Ask for a link</button>`
  return html`<section class="card"><h2>Activation</h2><h3>Cloud Archiver</h3><p>The employee scans a QR code with their ordinary app.</p>${postForm(request, `${base}/links`, link)}
<h3>Phone Archiver</h3><p>The employee types a code into the app on their phone.</p>${buttonForm(request, { action: `${base}/activation-codes`, text: 'Ask for an activation code' })}</section>`
}

function linksHtml(request: PageRequest, links: readonly CloudLink[], { links: issued }: KeptAnswers): Html {
  if (links.length === 0) return emptyState('No links yet.')
  const cards = links.map(({ linkId, network, status, expiresAt }) => {
    const base = `/site/links/${encodeURIComponent(linkId)}`
    const isOpen = status === 'open'
    const secret = isOpen ? issued.get(linkId) : undefined
    const code =
      secret === undefined
        ? ''
        : html`<img class="qr" src="${base}/qr-code.png" alt="QR code of this link" width="180" height="180"><p><code>${secret.url}</code></p>`
    const scan =
      secret === undefined
        ? ''
        : buttonForm(request, { action: `${base}/scan`, text: 'Scan it with the phone', kind: 'main' })
    const revoke =
      status === 'open' || status === 'scanned'
        ? buttonForm(request, { action: `${base}/revoke`, text: 'Revoke', kind: 'danger' })
        : ''
    const kind = isOpen ? 'warn' : status === 'scanned' ? 'pass' : 'nothing'
    return html`<section class="card"><h3>${network} ${chip(kind, status)}</h3><p class="quiet">Ends ${instantHtml(expiresAt)}</p>${code}<div class="buttons">${scan}${revoke}</div></section>`
  })
  return html`<div class="columns">${cards.reverse()}</div>`
}

function devicesHtml(request: PageRequest, devices: readonly Device[]): Html {
  if (devices.length === 0)
    return emptyState('No device captures for this user. Ask for a link, or for an activation code.')
  const rows = devices.map(({ deviceId, network, source, activatedAt, unlinkedAt }) => [
    network,
    source,
    instantHtml(activatedAt),
    unlinkedAt === undefined
      ? buttonForm(request, {
          action: `/site/devices/${encodeURIComponent(deviceId)}/unlink`,
          text: 'Unlink',
          label: `Unlink ${deviceId}`,
          kind: 'danger',
        })
      : html`unlinked ${instantHtml(unlinkedAt)}`,
  ])
  return tableHtml('Devices', ['App', 'Product', 'Activated', ''], rows)
}

function gapsHtml(gaps: readonly CaptureGap[]): Html {
  if (gaps.length === 0) return emptyState('No capture gaps: since the first activation, everything was captured.')
  const rows = gaps.map(({ network, source, from, until, reason }) => [
    instantHtml(from),
    until === null ? chip('fail', 'lasts') : instantHtml(until),
    reason,
    `${network}, ${source}`,
  ])
  return tableHtml('Times in which nothing was captured', ['From', 'Until', 'Reason', 'App and product'], rows)
}
