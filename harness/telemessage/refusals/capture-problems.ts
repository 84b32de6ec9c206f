import type { ProblemEntry } from './problem-entry.ts'

/** The codes of refusals that only the capture plane has. Part of the wire contract, like the codes in `errors.ts`. */
export type CaptureProblemCode =
  | 'body-invalid'
  | 'body-not-bytes'
  | 'body-not-csv'
  | 'body-too-large'
  | 'csv-invalid'
  | 'user-not-found'
  | 'plan-not-found'
  | 'link-not-found'
  | 'device-not-found'
  | 'number-taken'
  | 'username-taken'
  | 'user-deleted'
  | 'user-suspended'
  | 'user-locked'
  | 'user-pending'
  | 'activation-refused'
  | 'link-token-unknown'
  | 'link-expired'
  | 'link-revoked'
  | 'link-scanned'
  | 'device-token-missing'
  | 'device-token-invalid'
  | 'device-unlinked'
  | 'no-plan'
  | 'no-device'
  | 'number-of-another'
  | 'event-in-future'
  | 'event-before-reassignment'
  | 'uploads-pile-up'
  | 'upload-unknown'
  | 'attachment-repeated'
  | 'captured-twice'
  | 'details-missing'

/** The catalogue of the capture plane's refusals. */
export const captureProblems: Record<CaptureProblemCode, ProblemEntry> = {
  'body-invalid': {
    status: 400,
    title: 'The body is not valid',
    right: 'send a body as the description of the operation says, and nothing else',
  },
  'body-not-bytes': {
    status: 415,
    title: 'The body is not declared as bytes',
    right: 'send every file with content-type: application/octet-stream; the event names its type',
  },
  'body-not-csv': {
    status: 415,
    title: 'The body is not declared as CSV',
    right: 'send it with content-type: text/csv',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is larger than the operation accepts',
    right: 'send a smaller body',
  },
  'csv-invalid': {
    status: 400,
    title: 'The file cannot be read as a list of users',
    right: 'send comma-separated values in UTF-8 whose first line names the columns',
  },
  'user-not-found': { status: 404, title: 'There is no such user', right: 'use a userId of this account' },
  'plan-not-found': { status: 404, title: 'There is no such archive plan', right: 'use a planId of this account' },
  'link-not-found': { status: 404, title: 'There is no such link', right: 'use a linkId of this account' },
  'device-not-found': { status: 404, title: 'There is no such device', right: 'use a deviceId of this account' },
  'number-taken': {
    status: 409,
    title: 'Another user has this number',
    right: 'use a number that no user has, or delete the user who has it',
  },
  'username-taken': {
    status: 409,
    title: 'Another user has this username',
    right: 'use a username that no user has in any letter case',
  },
  'user-deleted': {
    status: 410,
    title: 'The user was deleted',
    right: 'create a new user: a deleted one cannot be restored',
  },
  'user-suspended': {
    status: 403,
    title: 'The user is suspended',
    right: 'ask an administrator to reactivate the user',
  },
  'user-locked': { status: 403, title: 'The user is locked', right: 'ask an administrator to reactivate the user' },
  'user-pending': {
    status: 409,
    title: 'No device of the user was ever activated',
    right: 'activate the Phone Archiver or scan a link of the Cloud Archiver; then the user is Activated',
  },
  // The same answer for an unknown number, a user who may not activate, and a code that is wrong, used or expired:
  // different answers would show a stranger which numbers are in the account.
  'activation-refused': {
    status: 403,
    title: 'The activation is refused',
    right: "use the number of a user with that user's newest activation code, once and in time",
  },
  'link-token-unknown': {
    status: 404,
    title: 'No link has this token',
    right: 'use the token behind # in the content of the QR code',
  },
  'link-expired': { status: 410, title: 'The link has expired', right: 'ask for a new link' },
  'link-revoked': { status: 410, title: 'The link was revoked', right: 'ask for a new link' },
  'link-scanned': {
    status: 409,
    title: 'The link was scanned before',
    right: 'ask for a new link: each link is for one scan',
  },
  'device-token-missing': {
    status: 401,
    title: 'The request has no device token',
    right: 'activate the device and send authorization: Bearer <deviceToken>',
  },
  'device-token-invalid': {
    status: 401,
    title: 'The device token is unknown or has expired',
    right: 'renew the token before it expires, or activate the device again',
  },
  'device-unlinked': { status: 403, title: 'The device was unlinked', right: 'activate it again' },
  'no-plan': {
    status: 403,
    title: 'The user has no archive plan for this capture product',
    right: 'ask an administrator to assign the user to a plan of that source',
  },
  'no-device': {
    status: 403,
    title: 'No device of this capture product and app is active for the user',
    right: 'activate the Phone Archiver or scan a link of the Cloud Archiver first',
  },
  'number-of-another': {
    status: 403,
    title: 'The number of the event does not belong to this device',
    right: "send the number of the device's user as capturedBy",
  },
  'event-in-future': {
    status: 400,
    title: "The event is in the future of the site's calendar",
    right: 'send an eventTime that is not in the future; the date header shows the present',
  },
  'event-before-reassignment': {
    status: 403,
    title: 'The event is older than the reassignment of the number',
    right: 'post such events only in the first 14 days after the reassignment',
  },
  'uploads-pile-up': {
    status: 409,
    title: 'There are too many uploaded bytes that no event refers to',
    right: 'post the events of the earlier uploads first',
  },
  'upload-unknown': {
    status: 400,
    title: 'An attachment refers to an unknown upload, or to one that is not open for this device',
    right: 'upload the bytes with the same device, and refer to each upload once',
  },
  'attachment-repeated': {
    status: 400,
    title: 'Two attachments have the same id',
    right: 'give each attachment of an event its own id',
  },
  'captured-twice': {
    status: 409,
    title: 'This phone captured this message before',
    right: 'post each message once for each phone; the earlier one is archived',
  },
  'details-missing': {
    status: 400,
    title: 'The event lacks the details of its kind',
    right: 'send the details of the call, location, contact card or deletion',
  },
}

/** Whether the capture plane refuses requests with a code. */
export function isCaptureProblem(code: string): code is CaptureProblemCode {
  return Object.hasOwn(captureProblems, code)
}
