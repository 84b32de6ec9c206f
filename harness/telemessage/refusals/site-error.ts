import { type CaptureProblemCode, captureProblems } from './capture-problems.ts'

/** Why the site refuses a registration, a captured event or a change of the account. */
export type SiteErrorCode =
  | CaptureProblemCode
  | 'registration-invalid'
  | 'registered-twice'
  | 'not-registered'
  | 'raw-item-no-json'

/** A refused registration, capture or change. The message contains no person, number or text. */
export class SiteError extends Error {
  readonly code: SiteErrorCode
  constructor(code: SiteErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'SiteError'
    this.code = code
  }
}

/** A refusal from the catalogue as an error, for code of the site that is called both by requests and by tests. */
export function siteError(code: CaptureProblemCode): SiteError {
  const { title, right } = captureProblems[code]
  return new SiteError(code, `${title}: ${right}`)
}
