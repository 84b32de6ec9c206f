import type { ArchivePlan, CaptureGap, CloudLink, Device, User } from '../../contract/index.ts'
import type { CaptureAccount } from './account.ts'
import type { StoredPlan } from './archive-plans.ts'
import type { StoredGap } from './capture-gaps.ts'
import { linkStatusAt, type StoredLink } from './cloud-links.ts'
import type { StoredDevice } from './devices.ts'
import type { StoredUser } from './users.ts'

// Field by field: other data of the site, above all hashes of passwords and tokens, must not be served.

/** A user as administrators see them. */
export function userView({ plans }: CaptureAccount, user: StoredUser): User {
  const { userId, firstName, lastName, number, username, userEmailAddress, source, status } = user
  return {
    userId,
    firstName,
    lastName,
    number,
    username,
    ...(userEmailAddress !== undefined && { userEmailAddress }),
    ...(source !== undefined && { source }),
    status,
    createdAt: instant(user.createdAtMs),
    ...(user.numberReassignedAtMs !== undefined && { numberReassignedAt: instant(user.numberReassignedAtMs) }),
    planIds: plans.planIdsOf(userId),
  }
}

export function planView({ plans }: CaptureAccount, { planId, name, source }: StoredPlan): ArchivePlan {
  return { planId, name, source, destination: 'Microsoft 365', assignedUsers: plans.assignedUsers(planId) }
}

export function deviceView({ deviceId, source, network, activatedAtMs, unlinkedAtMs }: StoredDevice): Device {
  return {
    deviceId,
    source,
    network,
    activatedAt: instant(activatedAtMs),
    ...(unlinkedAtMs !== undefined && { unlinkedAt: instant(unlinkedAtMs) }),
  }
}

export function linkView({ nowMs }: CaptureAccount, link: StoredLink): CloudLink {
  const { linkId, network, deviceId } = link
  return {
    linkId,
    network,
    status: linkStatusAt(link, nowMs()),
    expiresAt: instant(link.expiresAtMs),
    ...(deviceId !== undefined && { deviceId }),
  }
}

export function gapView({ source, network, fromMs, untilMs, reason }: StoredGap): CaptureGap {
  return { source, network, from: instant(fromMs), until: untilMs === undefined ? null : instant(untilMs), reason }
}

/** An instant of the calendar in the form of the API. */
export function instant(timeMs: number): string {
  return new Date(timeMs).toISOString()
}
