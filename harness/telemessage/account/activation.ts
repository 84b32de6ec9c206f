import type { Activation, CaptureRoute, Network } from '../../contract/index.ts'
import { siteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { demandStanding, noteCapture } from './capture-right.ts'
import { linkStatusAt, type StoredLink } from './cloud-links.ts'
import { isSameRoute, type StoredDevice } from './devices.ts'
import { lockUser } from './user-administration.ts'
import type { StoredUser } from './users.ts'

/** How long an activation code is valid; as long as the PINs that the portal sends by text message. */
export const codeLifeMs: number = 10 * 60 * 1000
/** How long a link of the Cloud Archiver waits for its scan. Simulated. */
export const linkLifeMs: number = 24 * 60 * 60 * 1000

/**
 * Capture begins here (SIT-3): the user gets a device, and is Activated. Throws the SiteError of a user who is suspended,
 * locked or deleted.
 */
export function activateDevice(account: CaptureAccount, user: StoredUser, route: CaptureRoute): StoredDevice {
  demandStanding(user)
  const { source, network } = route
  const before = account.devices.ofUser(user.userId)
  const device = account.devices.add({ userId: user.userId, source, network, activatedAtMs: account.nowMs() })
  // A number is on one phone: the app on a lost or replaced phone must stop.
  const replaced = source === 'phone-archiver' ? before.filter((earlier) => isSameRoute(earlier, route)) : []
  for (const { deviceId } of replaced) endDevice(account, deviceId)
  account.users.change(user.userId, { status: 'Activated' })
  noteCapture(account, user.userId)
  return device
}

/** A new activation code for a user. Throws the SiteErrors of an unknown user and of one who may not activate. */
export async function issueCode(
  account: CaptureAccount,
  userId: string,
): Promise<{ code: string; expiresAtMs: number }> {
  demandStanding(account.users.get(userId))
  const expiresAtMs = account.nowMs() + codeLifeMs
  return { code: await account.codes.issue(userId, expiresAtMs), expiresAtMs }
}

/** Activates the Phone Archiver. Throws the SiteError `activation-refused`, whatever the reason. */
export async function activatePhone(
  account: CaptureAccount,
  { number, code, network }: Activation,
): Promise<StoredDevice> {
  const { users, codes } = account
  const user = users.ofNumber(number)
  const verdict = await codes.redeem(user?.userId, code, account.nowMs())
  // Read again: the user may have been suspended or deleted while the code was checked.
  const holder = users.ofNumber(number)
  if (holder === undefined || holder.userId !== user?.userId) throw siteError('activation-refused')
  if (verdict === 'guessed-too-often' && mayActivate(holder)) lockUser(account, holder.userId)
  if (verdict !== 'right' || !mayActivate(holder)) throw siteError('activation-refused')
  return activateDevice(account, holder, { source: 'phone-archiver', network })
}

/** A new link of the Cloud Archiver. Throws the SiteErrors of an unknown user and of one who may not activate. */
export function issueLink(
  account: CaptureAccount,
  userId: string,
  network: Network,
): { link: StoredLink; token: string } {
  demandStanding(account.users.get(userId))
  return account.links.issue(userId, network, account.nowMs() + linkLifeMs)
}

/**
 * Links the app that scanned the QR code. Throws the SiteErrors `link-token-unknown`, `link-expired`, `link-revoked`,
 * `link-scanned`, and that of a user who may not activate.
 */
export function scanLink(account: CaptureAccount, token: string): { link: StoredLink; device: StoredDevice } {
  const link = account.links.ofToken(token)
  const status = linkStatusAt(link, account.nowMs())
  if (status !== 'open') throw siteError(`link-${status}`)
  const route: CaptureRoute = { source: 'cloud-archiver', network: link.network }
  const device = activateDevice(account, account.users.get(link.userId), route)
  return { link: account.links.scanned(link.linkId, device.deviceId), device }
}

/** Before the scan: nobody can scan the link any more. After it: the linked app is unlinked. Throws `link-not-found`. */
export function revokeLink(account: CaptureAccount, linkId: string): StoredLink {
  const link = account.links.revoke(linkId)
  if (link.deviceId !== undefined) unlinkDevice(account, link.deviceId)
  return link
}

/** Ends what a device captures, which leaves a gap. Throws the SiteError `device-not-found`. */
export function unlinkDevice(account: CaptureAccount, deviceId: string): StoredDevice {
  const device = endDevice(account, deviceId)
  noteCapture(account, device.userId)
  return device
}

function endDevice({ devices, uploads, nowMs }: CaptureAccount, deviceId: string): StoredDevice {
  uploads.drop(deviceId)
  return devices.unlink(deviceId, nowMs())
}

function mayActivate({ status }: StoredUser): boolean {
  return status === 'Pending' || status === 'Activated'
}
