import { buffer } from 'node:stream/consumers'
import {
  loginResponseSchema,
  type ShownHit,
  archivePlanePaths as sitePaths,
  tokenPath,
  tokenResponseSchema,
} from '../../contract/index.ts'
import { readMail } from '../../oracle/index.ts'
import { captured } from '../../runner/evidence/captured.ts'
import {
  type Ask,
  EvidenceUnanswered,
  type ImportedCopy,
  type Question,
  type WholeAnswer,
} from '../../runner/evidence/evidence-access.ts'
import type { EvidenceChain } from '../../runner/evidence/evidence-chain.ts'
import { exportOf } from '../../runner/evidence/exported.ts'
import { followItem } from '../../runner/evidence/follow-item.ts'
import { hitsIn, queryFor } from '../../runner/evidence/found.ts'
import { addressOf } from '../running-server/address.ts'
import { readAnswer } from '../running-server/read-answer.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { type OpenAnswer, send } from '../running-server/send.ts'
import { readServedFolder, type ServedFolder } from '../running-server/served-folder.ts'
import type { ServerFlags } from '../running-server/server-options.ts'
import { UserError } from '../user-error.ts'

/**
 * Follows an item of a running `serve`. Throws a ServerRefusal with the words of a server that refuses, and a UserError if none answers.
 */
export async function followServed(itemId: string, flags: ServerFlags): Promise<EvidenceChain> {
  const served = await readServedFolder(flags.data)
  const server = await openRunningServer(flags)
  const site = await siteOf(served)
  const tenant: Ask = async ({ method, path, json }) => {
    const url = new URL(path, served.tenantUrl)
    const query = Object.fromEntries(url.searchParams)
    return wholeOf(await server.open({ method, path: url.pathname, query, body: json }))
  }
  return followItem(itemId, {
    ...{ site, tenant },
    copies: await copiesOf(itemId, { site, tenant, mail: await mailOf(served) }),
    staged: 'what connectors stage is not recorded by serve.',
    deletion: 'Nothing was deleted to see it.',
  })
}

async function wholeOf({ status, headers, body }: OpenAnswer): Promise<WholeAnswer> {
  return { status, headers, body: await buffer(body) }
}

/** The site, for the administration account that `serve` has made. */
async function siteOf(served: ServedFolder): Promise<Ask> {
  const { url, username, password } = served.site
  const site = { ...served, tenantUrl: url }
  const headers = { 'content-type': 'application/json' }
  const login = { method: 'POST', path: sitePaths.login, headers, body: JSON.stringify({ username, password }) }
  const { accessToken } = await readAnswer(await send(site, login), 'the login at the site', loginResponseSchema)
  return reading(site, accessToken)
}

/** Graph for the app, which reads every mailbox as a connector does. */
async function mailOf(served: ServedFolder): Promise<Ask> {
  const { tenantId, clientId, clientSecret } = served
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({ ...fields, scope: 'https://graph.microsoft.com/.default' }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const path = addressOf({ path: tokenPath, values: { tenantId } })
  const answer = await send(served, { method: 'POST', path, headers, body })
  return reading(served, (await readAnswer(answer, 'the sign-in of the app', tokenResponseSchema)).access_token)
}

function reading(served: ServedFolder, token: string): Ask {
  return async ({ method, path }: Question) =>
    wholeOf(await send(served, { method, path, headers: { authorization: `Bearer ${token}` } }))
}

interface Reach {
  site: Ask
  tenant: Ask
  mail: Ask
}

/** Graph composes a message from its properties when a client reads it, so its octets are other ones than those in the mailbox. */
const readBy = ' They were read with an export of their own: what Graph shows a client has other octets.'

/** The copies that mailboxes show: hits of the words of the item, or else of its day, whose message names it. */
async function copiesOf(itemId: string, reach: Reach): Promise<ImportedCopy[]> {
  const { item } = await captured(itemId, reach.site).catch((error: unknown) => {
    if (!(error instanceof EvidenceUnanswered)) throw error
    throw new UserError('item-not-served', `the site does not serve the item ${itemId}: ${error.message}`)
  })
  const { archiveMessageId } = item
  for (const query of [queryFor(item), `sent:${item.eventTime.slice(0, 10)}`]) {
    const hits = await hitsOf(archiveMessageId, query, reach)
    if (hits.length === 0) continue
    const wanted = { displayName: `Octets of ${itemId}`, contentQuery: query }
    const mailboxes = [...new Set(hits.map(({ mailbox }) => mailbox))]
    const read = await exportOf(reach.tenant, { ...wanted, mailboxes })
    return hits.flatMap((hit) => {
      const own = read.find((one) => one.mailbox === hit.mailbox && one.archiveMessageId === archiveMessageId)
      return own === undefined ? [] : [copyOf(hit, own.octets)]
    })
  }
  return []
}

/** Hits that a client can read, and whose message names the item. What an owner has deleted is found, but no client reads it. */
async function hitsOf(archiveMessageId: string, query: string, { tenant, mail }: Reach): Promise<ShownHit[]> {
  const own: ShownHit[] = []
  for (const hit of await hitsIn(tenant, query)) {
    const path = `/v1.0/users/${encodeURIComponent(hit.mailbox)}/messages/${encodeURIComponent(hit.itemId)}/$value`
    const { status, body } = await mail({ method: 'GET', path })
    if (status < 400 && (await readMail(body)).archiveMessageId === archiveMessageId) own.push(hit)
  }
  return own
}

function copyOf({ mailbox, itemId, itemClass, folder, receivedDateTime }: ShownHit, octets: Buffer): ImportedCopy {
  const at = receivedDateTime === null ? undefined : new Date(receivedDateTime)
  return { mailbox, messageId: itemId, itemClass, folderPath: folder.split('/'), at, octets, readBy }
}
