import { type CaptureProblemCode, captureProblems } from './capture-problems.ts'

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

/** The catalogue's refusal as an error, for those inside the site whose caller may be a request or a test. */
export function siteError(code: CaptureProblemCode): SiteError {
  const { title, right } = captureProblems[code]
  return new SiteError(code, `${title}: ${right}`)
}
