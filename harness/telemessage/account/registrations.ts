import { type Registration, registrationSchema } from '../../contract/index.ts'
import { unmatchable } from '../login/passwords.ts'
import { SiteError } from '../refusals/site-error.ts'
import type { CaptureAccount } from './account.ts'
import { activateDevice } from './activation.ts'
import { assignUser, createUser } from './user-administration.ts'

/**
 * Registers somebody in one go: a user on an archive plan of the product, with an activated device and a password that
 * nobody knows. Creates the plan when there is none. Throws a SiteError for an invalid registration, or for a number that
 * another user has.
 */
export function register(registration: Registration, account: CaptureAccount): void {
  const checked = registrationSchema.safeParse(registration)
  if (!checked.success) {
    const fields = checked.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new SiteError('registration-invalid', `a registration is not as it should be in: ${fields}`)
  }
  const { network, ...fields } = checked.data
  if (account.users.ofNumber(fields.number) !== undefined) {
    throw new SiteError('registered-twice', 'the number is registered already: register each number once')
  }
  const { plans } = account
  const plan =
    plans.list().find(({ source }) => source === fields.source) ?? plans.add(planNames[fields.source], fields.source)
  const user = createUser(account, fields, unmatchable())
  assignUser(account, plan.planId, user.userId)
  activateDevice(account, user, { source: fields.source, network })
}

const planNames: Record<Registration['source'], string> = {
  'phone-archiver': 'WhatsApp Phone Archiver to Microsoft 365',
  'cloud-archiver': 'WhatsApp Cloud Archiver to Microsoft 365',
}
