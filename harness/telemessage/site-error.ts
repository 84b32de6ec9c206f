/** Why the site does not take a registration or a captured event. */
export type SiteErrorCode =
  | 'registration-invalid'
  | 'registered-twice'
  | 'not-registered'
  | 'captured-twice'
  | 'details-missing'
  | 'attachment-repeated'
  | 'raw-item-no-json'

/** A registration or a capture that the site does not take. Its message names no person, number or text. */
export class SiteError extends Error {
  readonly code: SiteErrorCode
  constructor(code: SiteErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'SiteError'
    this.code = code
  }
}
