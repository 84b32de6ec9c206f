/**
 * Every refusal of the tenant's wire, in one place. `{}` in a message stands for what the caller asked for.
 * Codes and messages are those of Microsoft Graph and Entra ID where they are known; the rest is in the same form.
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
  changeKeyMismatch: [
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ],
  createWithItem: [
    400,
    'ErrorInvalidRequest',
    'ItemId and ChangeKey name an item that exists; leave them out when Mode is create.',
  ],
  updateWithoutItem: [400, 'ErrorInvalidRequest', 'Mode update needs both the ItemId and the ChangeKey of the item.'],
  base64Invalid: [400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.'],
  jsonUnreadable: [
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  ],
  bodyInvalid: [400, 'ErrorInvalidRequest', 'The request body is not valid: {}'],
  filterInvalid: [400, 'BadRequest', 'Invalid filter clause'],
  filterUnsupported: [
    400,
    'Request_UnsupportedQuery',
    "Unsupported or invalid query filter clause specified for property '{}' of resource 'User'.",
  ],
  selectUnknown: [
    400,
    'BadRequest',
    "Parsing OData Select and Expand failed: Could not find a property named '{}' on type 'microsoft.graph.user'.",
  ],
  pageSizeInvalid: [
    400,
    'Request_UnsupportedQuery',
    "Invalid page size specified: '{}'. Must be between 1 and 999 inclusive.",
  ],
  pageTokenInvalid: [
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  ],
  pagingInvalid: [400, 'ErrorInvalidUrlQuery', 'The query option {} has no valid value.'],
  queryUnsupported: [400, 'BadRequest', "The query option '{}' is not supported here."],
  requestUnreadable: [400, 'BadRequest', 'The request cannot be read.'],
  bodyTooLarge: [413, 'RequestEntityTooLarge', 'The request body is too large.'],
  internal: [500, 'InternalServerError', 'The mock tenant itself failed ({}); the caller did nothing wrong.'],
  notImplemented: [501, 'NotImplemented', '{} is not part of this mock.'],
} as const

/** The name of a refusal by Graph, one per situation; several share a code. */
export type GraphErrorName = keyof typeof graphCatalogue

/** A refusal as Graph answers it. */
export class GraphRefusal extends Error {
  readonly code: string
  readonly status: number

  /** `subject` takes the place of `{}` in the message. */
  constructor(name: GraphErrorName, subject = '') {
    const [status, code, message] = graphCatalogue[name]
    super(message.replace('{}', () => subject))
    this.name = 'GraphRefusal'
    this.code = code
    this.status = status
  }
}

const identityCatalogue = {
  // name: [status, OAuth error, AADSTS code, message]
  parameterMissing: [400, 'invalid_request', 900144, "The request body must contain the following parameter: '{}'."],
  grantUnsupported: [400, 'unsupported_grant_type', 70003, "The app requested an unsupported grant type '{}'."],
  tenantUnknown: [
    400,
    'invalid_request',
    90002,
    "Tenant '{}' not found. Check to make sure you have the correct tenant ID.",
  ],
  clientUnknown: [
    400,
    'unauthorized_client',
    700016,
    "Application with identifier '{}' was not found in the directory.",
  ],
  secretMissing: [
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ],
  secretWrong: [
    401,
    'invalid_client',
    7000215,
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{}'.",
  ],
  scopeMissing: [
    400,
    'invalid_scope',
    70011,
    "The provided request must include a 'scope' input parameter that names one resource.",
  ],
  scopeNotDefault: [
    400,
    'invalid_scope',
    1002012,
    'The provided value for scope {} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ],
  resourceUnknown: [400, 'invalid_resource', 500011, 'The resource principal named {} was not found in the tenant.'],
} as const

/** The name of a refusal by the token endpoint. */
export type IdentityErrorName = keyof typeof identityCatalogue

/** A refusal as Entra ID answers it: an OAuth error with an AADSTS code. */
export class IdentityRefusal extends Error {
  readonly aadsts: number
  readonly status: number
  /** The OAuth error code. */
  readonly code: string

  constructor(name: IdentityErrorName, subject = '') {
    const [status, code, aadsts, message] = identityCatalogue[name]
    super(message.replace('{}', () => subject))
    this.name = 'IdentityRefusal'
    this.aadsts = aadsts
    this.status = status
    this.code = code
  }
}
