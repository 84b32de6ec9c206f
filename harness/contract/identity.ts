import { z } from 'zod'

export const tokenPath = '/:tenantId/oauth2/v2.0/token'
/** Where persons sign in, and where an app asks for a code that a person enters on another device. */
export const authorizePath = '/:tenantId/oauth2/v2.0/authorize'
export const deviceCodePath = '/:tenantId/oauth2/v2.0/devicecode'
/** Where a person enters that code; the same for every tenant. */
export const devicePagePath = '/common/oauth2/deviceauth'
export const discoveryPath = '/:tenantId/v2.0/.well-known/openid-configuration'
export const keysPath = '/:tenantId/discovery/v2.0/keys'

/** What a client asks first that does not know the host; the same for every tenant. */
export const instancePath = '/common/discovery/instance'

export const tokenResponseSchema = z.strictObject({
  token_type: z.literal('Bearer'),
  /** Seconds on the real clock. */
  expires_in: z.int().positive(),
  ext_expires_in: z.int().positive(),
  access_token: z.string().min(1),
  /** What a person granted; absent for an app that acts alone. So are the others. */
  scope: z.string().optional(),
  refresh_token: z.string().min(1).optional(),
  id_token: z.string().min(1).optional(),
  /** Base64url of `{uid, utid}`: the ids of the user and of the tenant. */
  client_info: z.string().min(1).optional(),
})

export type TokenResponse = z.infer<typeof tokenResponseSchema>

export const deviceAuthorizationSchema = z.strictObject({
  user_code: z.string().min(1),
  device_code: z.string().min(1),
  verification_uri: z.url(),
  /** Seconds on the real clock. */
  expires_in: z.int().positive(),
  interval: z.int().positive(),
  message: z.string(),
})

/** The answer to an app that shows a code to a person (RFC 8628, 3.2). */
export type DeviceAuthorization = z.infer<typeof deviceAuthorizationSchema>

export const tokenErrorSchema = z.strictObject({
  error: z.string(),
  error_description: z.string().startsWith('AADSTS'),
  error_codes: z.array(z.int()),
  timestamp: z.string(),
  trace_id: z.string(),
  correlation_id: z.string(),
  error_uri: z.string(),
})

/** The error body of the token endpoint; `error_description` starts with the AADSTS code. */
export type TokenError = z.infer<typeof tokenErrorSchema>

export const openIdConfigurationSchema = z.strictObject({
  issuer: z.url(),
  token_endpoint: z.url(),
  authorization_endpoint: z.url(),
  device_authorization_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
  response_modes_supported: z.array(z.string()),
  subject_types_supported: z.array(z.string()),
  id_token_signing_alg_values_supported: z.array(z.string()),
  scopes_supported: z.array(z.string()),
})

/** Clients read this before they request a token; every address is on the host of the request. */
export type OpenIdConfiguration = z.infer<typeof openIdConfigurationSchema>

export const signingKeysSchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('RSA'),
      use: z.literal('sig'),
      alg: z.literal('RS256'),
      kid: z.string().min(1),
      n: z.string().min(1),
      e: z.string().min(1),
    }),
  ),
})

/** The public keys for the signatures of access tokens. */
export type SigningKeys = z.infer<typeof signingKeysSchema>

/** The application permissions (`roles` in the token) that the tenant knows. */
export const appRoles = [
  'User.Read.All',
  'Mail.ReadBasic.All',
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail-Advanced.ReadWrite.All',
  'Mail.Send',
  'MailboxSettings.Read',
  'People.Read.All',
  'Organization.Read.All',
  'MailboxFolder.Read.All',
  'MailboxFolder.ReadWrite.All',
  'MailboxItem.Read.All',
  'MailboxItem.ImportExport.All',
  'AuditLogsQuery-Exchange.Read.All',
  'eDiscovery.Read.All',
  'eDiscovery.ReadWrite.All',
] as const

export type AppRole = (typeof appRoles)[number]
