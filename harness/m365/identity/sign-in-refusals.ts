/** Refusals about the sign-in of persons, for the catalogue in `identity-errors.ts`: status, OAuth error, AADSTS code, message. */
export const signInRefusals = {
  scopeUnknown: [
    400,
    'invalid_scope',
    650053,
    "The app asked for scope '{}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.",
  ],
  redirectUnknown: [
    400,
    'invalid_request',
    50011,
    "The redirect URI '{}' specified in the request does not match the redirect URIs configured for the application.",
  ],
  redirectDiffers: [
    400,
    'invalid_request',
    500112,
    'The reply address does not match the reply address provided when requesting the authorization code.',
  ],
  responseTypeUnsupported: [
    400,
    'unsupported_response_type',
    700054,
    "response_type '{}' is not enabled for the application.",
  ],
  userUnknown: [400, 'invalid_grant', 50034, "The user account '{}' does not exist in the directory."],
  userDisabled: [400, 'invalid_grant', 50057, 'The user account is disabled.'],
  codeInvalid: [
    400,
    'invalid_grant',
    70008,
    'The provided authorization code is unknown, was redeemed already, or has expired.',
  ],
  verifierWrong: [
    400,
    'invalid_grant',
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ],
  refreshInvalid: [400, 'invalid_grant', 700082, 'The refresh token is unknown or has expired.'],
  userCodeUnknown: [400, 'bad_verification_code', 90017, 'The code that was entered is unknown or has expired.'],
  authorizationPending: [
    400,
    'authorization_pending',
    70016,
    'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
  ],
  deviceCodeInvalid: [400, 'expired_token', 70020, 'The provided value for the device code is unknown or has expired.'],
} as const

/** The name of a refusal that concerns the sign-in of persons. */
export type SignInRefusalName = keyof typeof signInRefusals
