/** What a program that drives the tenant from inside (a scenario, a fixture) can get wrong. */
export type TenantErrorCode =
  | 'entry-exists'
  | 'entry-unknown'
  | 'address-taken'
  | 'mailbox-unknown'
  | 'folder-unknown'
  | 'folder-exists'
  | 'folder-distinguished'
  | 'message-unknown'
  | 'recoverable-items-full'
  | 'user-gone'

/** A mistake in the world's own program, not on the wire: wire refusals are in `errors.ts`. */
export class TenantError extends Error {
  readonly code: TenantErrorCode

  constructor(code: TenantErrorCode, message: string) {
    super(message)
    this.name = 'TenantError'
    this.code = code
  }
}
