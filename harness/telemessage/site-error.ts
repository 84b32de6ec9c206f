import type { CaptureProblemCode } from './capture/problems.ts'

/** Why the site does not take a registration, a captured event or a change of the account. */
export type SiteErrorCode =
  | CaptureProblemCode
  | 'registration-invalid'
  | 'registered-twice'
  | 'not-registered'
  | 'raw-item-no-json'

/** A registration, a capture or a change that the site does not take. Its message names no person, number or text. */
export class SiteError extends Error {
  readonly code: SiteErrorCode
  constructor(code: SiteErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'SiteError'
    this.code = code
  }
}
