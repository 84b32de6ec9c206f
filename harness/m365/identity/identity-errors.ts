import { type SignInRefusalName, signInRefusals } from './sign-in-refusals.ts'

/** Every refusal by the token endpoint, in one place, with the codes of Entra ID. `{}` is replaced by what the caller asked for. */
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
  assertionUnknown: [
    401,
    'invalid_client',
    700027,
    "The certificate with identifier used to sign the client assertion is not registered on application '{}'.",
  ],
  scopeInvalid: [
    400,
    'invalid_scope',
    70011,
    "The provided value for the input parameter 'scope' is not valid. The scope {} is not valid: one resource is to be named.",
  ],
  scopeNotDefault: [
    400,
    'invalid_scope',
    1002012,
    'The provided value for scope {} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ],
  tenantMissing: [
    400,
    'invalid_request',
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ],
  instanceUnknown: [400, 'invalid_instance', 50049, "Unknown or invalid instance: '{}'."],
  throttled: [
    429,
    'temporarily_unavailable',
    90055,
    'The server has terminated the request because there have been too many requests.',
  ],
  unavailable: [503, 'temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.'],
  // Of this mock; Entra ID has no such answers. The numbers are those of the status.
  unreadable: [400, 'invalid_request', 400, 'The request cannot be read.'],
  tooLarge: [413, 'invalid_request', 413, 'The request body is too large.'],
  failed: [500, 'server_error', 500, 'The mock tenant itself failed ({}); the caller did nothing wrong.'],
  notImplemented: [501, 'not_implemented', 501, '{} is not part of this mock.'],
  resourceUnknown: [400, 'invalid_resource', 500011, 'The resource principal named {} was not found in the tenant.'],
} as const

/** The name of a refusal by the token endpoint. */
export type IdentityErrorName = keyof typeof identityCatalogue | SignInRefusalName

const catalogue: Readonly<
  Record<IdentityErrorName, readonly [status: number, error: string, aadsts: number, message: string]>
> = { ...identityCatalogue, ...signInRefusals }

/** A refusal as Entra ID answers it: an OAuth error with an AADSTS code. */
export class IdentityRefusal extends Error {
  readonly aadsts: number
  readonly status: number
  /** The OAuth error code. */
  readonly code: string

  constructor(name: IdentityErrorName, subject = '') {
    const [status, code, aadsts, message] = catalogue[name]
    super(message.replace('{}', () => subject))
    this.name = 'IdentityRefusal'
    this.aadsts = aadsts
    this.status = status
    this.code = code
  }
}
