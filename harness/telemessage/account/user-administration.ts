import type { CaptureSource, NewUser, UserChanges } from '../../contract/index.ts'
import { type PasswordHash, unmatchable } from '../login/passwords.ts'
import { siteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { noteCapture } from './capture-right.ts'
import type { StoredUser } from './users.ts'

/**
 * Creates a user. If the account has only one plan (for the product meant for the user, if one is given), the user
 * joins it. With several plans, an administrator must assign the user; without a plan, nothing is captured for them.
 * Throws the SiteErrors `number-taken` and `username-taken`.
 */
export function createUser(
  account: CaptureAccount,
  fields: Omit<NewUser, 'password'>,
  password: PasswordHash,
): StoredUser {
  const { firstName, lastName = '', number, username = number, userEmailAddress, source } = fields
  const createdAtMs = account.nowMs()
  const made = { firstName, lastName, number, username, userEmailAddress, source, password, createdAtMs }
  const user = account.users.add(made)
  const onlyPlan = onlyPlanFor(account, source)
  if (onlyPlan !== undefined) account.plans.assign(onlyPlan, user.userId)
  return user
}

/**
 * Changes a user's fields and status. `Activated` ends a suspension or a lock; a user who never had a device becomes
 * Pending. Throws the SiteErrors `user-not-found`, `user-deleted`, and `user-pending` when a Pending user is set to
 * `Activated`: only a device can do that.
 */
export function changeUser(account: CaptureAccount, userId: string, changes: UserChanges): StoredUser {
  const user = account.users.living(userId)
  const changed = account.users.change(userId, {
    firstName: changes.firstName ?? user.firstName,
    lastName: changes.lastName ?? user.lastName,
    userEmailAddress:
      changes.userEmailAddress === undefined ? user.userEmailAddress : (changes.userEmailAddress ?? undefined),
    status: changes.status === undefined ? user.status : statusAfter(account, user, changes.status),
  })
  noteCapture(account, userId)
  return changed
}

/** Final: devices are unlinked, codes and links are void, and the number is free. Throws `user-not-found` and `user-deleted`. */
export function deleteUser(account: CaptureAccount, userId: string): StoredUser {
  const { users, plans, devices, codes, links, uploads } = account
  const user = users.change(userId, { status: 'Deleted', password: unmatchable() })
  noteCapture(account, userId)
  codes.void(userId)
  for (const { linkId } of links.ofUser(userId)) links.revoke(linkId)
  for (const { deviceId } of devices.ofUser(userId)) {
    devices.unlink(deviceId, account.nowMs())
    uploads.drop(deviceId)
  }
  for (const planId of plans.planIdsOf(userId)) plans.unassign(planId, userId)
  return user
}

/** The effect of guessing activation codes; an administrator can undo it. */
export function lockUser(account: CaptureAccount, userId: string): void {
  account.users.change(userId, { status: 'Locked' })
  noteCapture(account, userId)
}

/** Puts a user on a plan. Throws the SiteErrors `plan-not-found`, `user-not-found` and `user-deleted`. */
export function assignUser(account: CaptureAccount, planId: string, userId: string): StoredUser {
  const user = account.users.living(userId)
  account.plans.assign(planId, userId)
  noteCapture(account, userId)
  return user
}

/** Takes a user off a plan. Throws like `assignUser`. */
export function unassignUser(account: CaptureAccount, planId: string, userId: string): StoredUser {
  const user = account.users.living(userId)
  account.plans.unassign(planId, userId)
  noteCapture(account, userId)
  return user
}

function onlyPlanFor({ plans }: CaptureAccount, source: CaptureSource | undefined): string | undefined {
  const fitting = plans.list().filter((plan) => source === undefined || plan.source === source)
  return fitting.length === 1 ? fitting[0]?.planId : undefined
}

/** Reactivated before anything was ever activated, a user is Pending again. */
function statusAfter(
  { devices }: CaptureAccount,
  { userId, status }: StoredUser,
  wanted: 'Activated' | 'Suspended',
): StoredUser['status'] {
  if (wanted === 'Suspended') return 'Suspended'
  if (status === 'Pending') throw siteError('user-pending')
  return devices.ofUser(userId).length > 0 ? 'Activated' : 'Pending'
}
