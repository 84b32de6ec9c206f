import { z } from 'zod'

export const tokenPath = '/:tenantId/oauth2/v2.0/token'
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
})

export type TokenResponse = z.infer<typeof tokenResponseSchema>

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
  jwks_uri: z.url(),
  end_session_endpoint: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()),
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
  'MailboxFolder.Read.All',
  'MailboxFolder.ReadWrite.All',
  'MailboxItem.Read.All',
  'MailboxItem.ImportExport.All',
] as const

export type AppRole = (typeof appRoles)[number]
