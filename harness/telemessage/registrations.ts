import { type Registration, registrationSchema } from '../contract/index.ts'
import type { Savable } from '../control/savable.ts'
import { SiteError } from './site-error.ts'

/** The users registered in the account, by number. */
export interface Registrations extends Savable {
  /** Throws a SiteError for a registration that is not as it should be, or whose number is registered already. */
  add(registration: Registration): void
  has(number: string): boolean
  /** The *User's Email address* that a number was registered with, if it was and has one. */
  emailAddressOf(number: string): string | undefined
}

export function createRegistrations(): Registrations {
  let byNumber = new Map<string, Registration>()
  return {
    add: (registration) => {
      const checked = registrationSchema.safeParse(registration)
      if (!checked.success) {
        const fields = checked.error.issues.map((issue) => issue.path.join('.')).join(', ')
        throw new SiteError('registration-invalid', `a registration is not as it should be in: ${fields}`)
      }
      if (byNumber.has(checked.data.number)) {
        throw new SiteError('registered-twice', 'the number is registered already: register each number once')
      }
      byNumber.set(checked.data.number, checked.data)
    },
    has: (number) => byNumber.has(number),
    emailAddressOf: (number) => byNumber.get(number)?.userEmailAddress,
    save: () => {
      const kept = new Map(byNumber)
      return () => {
        byNumber = new Map(kept)
      }
    },
  }
}
