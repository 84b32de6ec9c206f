import type { CaptureGap, CaptureRoute } from '../../contract/index.ts'
import { SiteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { activateDevice, unlinkDevice } from './activation.ts'
import { assignUser, changeUser, deleteUser, unassignUser } from './user-administration.ts'
import type { StoredUser } from './users.ts'
import { gapView } from './views.ts'

/**
 * Changes of the account that a scenario makes without a request. The effects and rules are those of the capture plane;
 * the user is named by number. All throw the SiteError `not-registered` if no user has the number.
 */
export interface AccountControls {
  /** Ends the capture until `reactivateUser`. */
  suspendUser(number: string): void
  /**
   * Ends a suspension or a lock. Throws the SiteError `user-pending` for a Pending user: such a user is neither
   * suspended nor locked.
   */
  reactivateUser(number: string): void
  /** What items carry for the user from now on; `null`: nothing. */
  changeEmailAddress(number: string, address: string | null): void
  /** Final. The number can be registered again for another user. */
  deleteUser(number: string): void
  /** Removes the user from every plan: nothing is captured for them then (SIT-2). */
  unassignUser(number: string): void
  /** Puts the user on every plan of the account. */
  assignUser(number: string): void
  /** Unlinks every device of the user: nothing is captured for them then (SIT-3). */
  unlinkDevices(number: string): void
  /** Activates the Phone Archiver, or scans a link of the Cloud Archiver. Throws for a user who may not activate. */
  activateDevice(number: string, route: CaptureRoute): void
  /** The times in which nothing was captured for the user, oldest first. */
  captureGaps(number: string): CaptureGap[]
}

export function accountControls(account: CaptureAccount): AccountControls {
  const userOf = (number: string): StoredUser => {
    const user = account.users.ofNumber(number)
    if (user !== undefined) return user
    throw new SiteError('not-registered', 'no user has this number: register the user first')
  }
  const idOf = (number: string): string => userOf(number).userId
  return {
    suspendUser: (number) => void changeUser(account, idOf(number), { status: 'Suspended' }),
    reactivateUser: (number) => void changeUser(account, idOf(number), { status: 'Activated' }),
    changeEmailAddress: (number, address) => void changeUser(account, idOf(number), { userEmailAddress: address }),
    deleteUser: (number) => void deleteUser(account, idOf(number)),
    unassignUser: (number) => {
      const userId = idOf(number)
      for (const planId of account.plans.planIdsOf(userId)) unassignUser(account, planId, userId)
    },
    assignUser: (number) => {
      const userId = idOf(number)
      for (const { planId } of account.plans.list()) assignUser(account, planId, userId)
    },
    unlinkDevices: (number) => {
      for (const { deviceId } of account.devices.ofUser(idOf(number))) unlinkDevice(account, deviceId)
    },
    activateDevice: (number, route) => void activateDevice(account, userOf(number), route),
    captureGaps: (number) => account.gaps.ofUser(idOf(number)).map(gapView),
  }
}
