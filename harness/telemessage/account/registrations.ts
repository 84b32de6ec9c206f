import { type CaptureSource, type Registration, registrationSchema } from '../../contract/index.ts'
import { type AccountArchiver, capturedBy } from '../account-archiver.ts'
import { unmatchable } from '../login/passwords.ts'
import { SiteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { activateDevice } from './activation.ts'
import { assignUser, createUser, unassignUser } from './user-administration.ts'

/**
 * Registers a user in one step, on an archive plan of the product, with an activated device and a random password, unless
 * the registration says which plans and devices there are. Creates the first plan. Throws a SiteError for an invalid registration, for a source that the archiver
 * does not have, or for a number that another user has.
 */
export function register(registration: Registration, account: CaptureAccount, archiver: AccountArchiver): void {
  const checked = capturedBy(archiver, registrationSchema).safeParse(registration)
  if (!checked.success) {
    const fields = checked.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new SiteError('registration-invalid', `a registration is not valid in: ${fields}`)
  }
  const { network, plans = [checked.data.source], devices, ...fields } = checked.data
  if (account.users.ofNumber(fields.number) !== undefined) {
    throw new SiteError('registered-twice', 'the number is registered already: register each number once')
  }
  const planIds = plans.map((product) => planOf(product, account, archiver))
  const { userId } = createUser(account, fields, unmatchable())
  // A new user is on the only plan of the account by itself, also if it is not to be.
  for (const planId of account.plans.planIdsOf(userId)) unassignUser(account, planId, userId)
  for (const planId of planIds) assignUser(account, planId, userId)
  for (const { source, network: app } of devices ?? [{ source: fields.source, network }]) {
    activateDevice(account, account.users.get(userId), { source, network: app })
  }
}

function planOf(source: CaptureSource, { plans }: CaptureAccount, archiver: AccountArchiver): string {
  const there = plans.list().find((plan) => plan.source === source)
  const name = archiver.plans[source]
  if (there !== undefined) return there.planId
  if (name !== undefined) return plans.add(name, source).planId
  throw new SiteError('registration-invalid', `the archiver has no ${source}: register the user with another source`)
}
