import type { CaptureGapReason, CaptureRoute } from '../../contract/index.ts'
import type { CaptureProblemCode } from '../refusals/capture-problems.ts'
import { siteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import type { StoredUser } from './users.ts'

const problemOfReason: Record<CaptureGapReason, CaptureProblemCode> = {
  deleted: 'user-deleted',
  suspended: 'user-suspended',
  locked: 'user-locked',
  'no-plan': 'no-plan',
  unlinked: 'no-device',
}

/**
 * Why nothing of this route is captured for a user; undefined when it is. Capture needs a user of the account in good
 * standing, a plan for the product (SIT-2), and a device (SIT-3).
 */
export function interruptionOf(
  { plans, devices }: CaptureAccount,
  user: StoredUser,
  route: CaptureRoute,
): CaptureGapReason | undefined {
  if (user.status === 'Deleted') return 'deleted'
  if (user.status === 'Suspended') return 'suspended'
  if (user.status === 'Locked') return 'locked'
  if (!plans.cover(user.userId, route.source)) return 'no-plan'
  return devices.isLinked(user.userId, route) ? undefined : 'unlinked'
}

/** Throws the SiteError that says why nothing of this route is captured for a user. */
export function demandCapture(account: CaptureAccount, user: StoredUser, route: CaptureRoute): void {
  const reason = interruptionOf(account, user, route)
  if (reason !== undefined) throw siteError(problemOfReason[reason])
}

/** Throws the SiteError of a user who may not activate anything. */
export function demandStanding({ status }: StoredUser): void {
  if (status === 'Deleted') throw siteError('user-deleted')
  if (status === 'Suspended') throw siteError('user-suspended')
  if (status === 'Locked') throw siteError('user-locked')
}

/** Records from when on a user is captured or not. Call it after every change that may affect this. */
export function noteCapture(account: CaptureAccount, userId: string): void {
  const user = account.users.get(userId)
  for (const route of account.devices.ofUser(userId)) {
    account.gaps.note(userId, route, interruptionOf(account, user, route), account.nowMs())
  }
}
