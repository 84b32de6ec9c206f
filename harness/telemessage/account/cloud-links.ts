import type { CloudLink, Network } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import { drawSecret } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { hashOf } from '../login/access-tokens.ts'
import { siteError } from '../refusals/site-error.ts'

/** A link of the Cloud Archiver as the site keeps it: of its token only the hash (SIT-7). */
export interface StoredLink {
  readonly linkId: string
  readonly userId: string
  readonly network: Network
  readonly tokenHash: string
  readonly expiresAtMs: number
  /** The device that the scan made. */
  readonly deviceId: string | undefined
  readonly isRevoked: boolean
}

/** The links that were asked for. All times are on one calendar. */
export interface CloudLinks extends Savable {
  /** A new link, and its token, which is shown only once. */
  issue(userId: string, network: Network, expiresAtMs: number): { link: StoredLink; token: string }
  /** Throws the SiteError `link-not-found`. */
  get(linkId: string): StoredLink
  /** Throws the SiteError `link-token-unknown`. */
  ofToken(token: string): StoredLink
  /** In the order in which they were asked for. */
  ofUser(userId: string): StoredLink[]
  /** Throws like `get`. */
  scanned(linkId: string, deviceId: string): StoredLink
  /** Throws like `get`. */
  revoke(linkId: string): StoredLink
}

/** The links that the tables hold. */
export function createCloudLinks(tables: StateTables): CloudLinks {
  const byId = tables.map<StoredLink>('by id')
  const idOfToken = tables.map<string>('id of token')
  const get = (linkId: string): StoredLink => {
    const link = byId.get(linkId)
    if (link === undefined) throw siteError('link-not-found')
    return link
  }
  const change = (linkId: string, changes: Partial<StoredLink>): StoredLink => {
    const link = { ...get(linkId), ...changes }
    byId.set(linkId, link)
    return link
  }
  return {
    issue: (userId, network, expiresAtMs) => {
      const token = drawSecret()
      const tokenHash = hashOf(token)
      const linkId = `link-${byId.size + 1}`
      const link = { linkId, userId, network, tokenHash, expiresAtMs, deviceId: undefined, isRevoked: false }
      byId.set(linkId, link)
      idOfToken.set(tokenHash, linkId)
      return { link, token }
    },
    get,
    ofToken: (token) => {
      const linkId = idOfToken.get(hashOf(token))
      if (linkId === undefined) throw siteError('link-token-unknown')
      return get(linkId)
    },
    ofUser: (userId) => [...byId.values()].filter((link) => link.userId === userId),
    scanned: (linkId, deviceId) => change(linkId, { deviceId }),
    revoke: (linkId) => change(linkId, { isRevoked: true }),
    save: () => saveAll([byId, idOfToken]),
  }
}

/** The state of a link at an instant. A scanned link does not expire: the app stays linked. */
export function linkStatusAt(link: StoredLink, nowMs: number): CloudLink['status'] {
  if (link.isRevoked) return 'revoked'
  if (link.deviceId !== undefined) return 'scanned'
  return link.expiresAtMs > nowMs ? 'open' : 'expired'
}
