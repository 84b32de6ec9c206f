import { type AreaRefusalName, areaRefusals } from './area-refusals.ts'
import { type MailRefusalName, mailRefusals } from './mail-refusals.ts'
import { type QueryRefusalName, queryRefusals } from './odata/refusals.ts'

/**
 * Every refusal by Graph, in one place; those of the login are in `identity-errors.ts`. `{}` in a message stands for what
 * the caller asked for. Codes and messages are Microsoft's where they are known; the others have the same form.
 */
const graphCatalogue = {
  // name: [status, code, message]
  tokenMissing: [401, 'InvalidAuthenticationToken', 'Access token is empty.'],
  tokenInvalid: [401, 'InvalidAuthenticationToken', 'Access token validation failure.'],
  tokenExpired: [401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'],
  importTokenInvalid: [
    401,
    'InvalidAuthenticationToken',
    'The token in the import URL is unknown or has expired; create a new import session.',
  ],
  directoryDenied: [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  mailDenied: [403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  accessPolicyDenied: [
    403,
    'ErrorAccessDenied',
    'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
  ],
  personNeeded: [400, 'BadRequest', '/me request is only valid with delegated authentication flow.'],
  userNotFound: [
    404,
    'Request_ResourceNotFound',
    "Resource '{}' does not exist or one of its queried reference-property objects are not present.",
  ],
  userInvalid: [404, 'ErrorInvalidUser', "The requested user '{}' is invalid."],
  mailboxUndiscoverable: [404, 'ResourceNotFound', 'Resource could not be discovered.'],
  mailboxNotEnabled: [
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  ],
  itemNotFound: [
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store., The process failed to get the correct properties.',
  ],
  folderNotFound: [404, 'ErrorFolderNotFound', 'The specified folder could not be found in the store.'],
  idMalformed: [400, 'ErrorInvalidIdMalformed', 'Id is malformed.'],
  folderExists: [
    409,
    'ErrorFolderExists',
    'A folder with the specified name already exists., Could not create folder {}.',
  ],
  folderDistinguished: [
    400,
    'ErrorDeleteDistinguishedFolder',
    'Distinguished folders cannot be deleted, moved or renamed.',
  ],
  folderIntoItself: [400, 'ErrorMoveCopyFailed', 'A folder cannot be moved into itself or into one below it.'],
  folderHiddenForGood: [
    400,
    'ErrorInvalidRequest',
    'isHidden is set when a folder is created, and cannot be changed later.',
  ],
  batchInvalid: [400, 'BadRequest', 'Invalid batch payload format: {}'],
  dependencyFailed: [424, 'FailedDependency', 'The request depends on another request of the batch, which failed.'],
  answerLost: [504, 'GatewayTimeout', 'There was no answer to a request of the batch.'],
  changeKeyMismatch: [
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ],
  createWithItem: [
    400,
    'ErrorInvalidRequest',
    'ItemId and ChangeKey name an existing item; omit them if Mode is create.',
  ],
  updateWithoutItem: [400, 'ErrorInvalidRequest', 'Mode update needs both the ItemId and the ChangeKey of the item.'],
  base64Invalid: [400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.'],
  jsonUnreadable: [
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  ],
  bodyInvalid: [400, 'ErrorInvalidRequest', 'The request body is not valid: {}'],
  requestUnreadable: [400, 'BadRequest', 'The request cannot be read.'],
  bodyTooLarge: [413, 'RequestEntityTooLarge', 'The request body is too large.'],
  tooManyRequests: [429, 'TooManyRequests', 'Please retry again later.'],
  mailboxConcurrency: [429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  serviceUnavailable: [
    503,
    'serviceNotAvailable',
    'The service is temporarily unavailable or overloaded. You may repeat the request after a delay.',
  ],
  internal: [500, 'InternalServerError', 'The mock tenant itself failed ({}); the caller did nothing wrong.'],
  headerUnsupported: [501, 'NotImplemented', 'The request header {} is not part of this mock here.'],
  notImplemented: [501, 'NotImplemented', '{} is not part of this mock.'],
} as const

/** The name of a refusal by Graph, one per situation; several share a code. */
export type GraphErrorName = keyof typeof graphCatalogue | AreaRefusalName | MailRefusalName | QueryRefusalName

const catalogue: Readonly<Record<GraphErrorName, readonly [status: number, code: string, message: string]>> = {
  ...graphCatalogue,
  ...areaRefusals,
  ...mailRefusals,
  ...queryRefusals,
}

/** A refusal as Graph answers it. */
export class GraphRefusal extends Error {
  readonly code: string
  readonly status: number

  /** `subject` takes the place of `{}` in the message. */
  constructor(name: GraphErrorName, subject = '') {
    const [status, code, message] = catalogue[name]
    super(message.replace('{}', () => subject))
    this.name = 'GraphRefusal'
    this.code = code
    this.status = status
  }
}
