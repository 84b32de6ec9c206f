import type { BehaviourArea } from './behaviour.ts'

const platform = 'https://learn.microsoft.com/entra/identity-platform'

/** The sign-in of persons, and what they reach. */
export const signIn: BehaviourArea = {
  area: 'sign-in',
  title: 'Sign-in of persons, and `/me`',
  behaviours: [
    {
      id: 'sign-in.code',
      sentence:
        'The authorize endpoint sends the browser back with `code` and `state`; the code and its PKCE verifier are exchanged for an access token, an ID token for `openid` and a refresh token for `offline_access`.',
      source: `${platform}/v2-oauth2-auth-code-flow`,
      status: 'documented',
    },
    {
      id: 'sign-in.code-once',
      sentence: 'A code works once, for its app, its redirect URI and its verifier.',
      source: `${platform}/v2-oauth2-auth-code-flow; RFC 7636, 4.6`,
      status: 'documented',
    },
    {
      id: 'sign-in.loopback',
      sentence:
        'For a redirect URI at `http://localhost`, the port does not matter; other addresses must be registered.',
      source: `${platform}/reply-url#localhost-exceptions`,
      status: 'documented',
    },
    {
      id: 'sign-in.device-code',
      sentence:
        'An app shows a `user_code`, and gets `authorization_pending` until a person has entered it at `verification_uri`.',
      source: `${platform}/v2-oauth2-device-code`,
      status: 'documented',
    },
    {
      id: 'sign-in.device-grant-of-msal',
      sentence: 'The grant type of a device code may be `device_code` alone.',
      source: 'Traffic of @azure/msal-node 7.2.1',
      status: 'measured',
    },
    {
      id: 'sign-in.refresh',
      sentence: 'A refresh token gives new tokens, and another refresh token.',
      source: `${platform}/v2-oauth2-auth-code-flow#refresh-the-access-token`,
      status: 'documented',
    },
    {
      id: 'sign-in.claims',
      sentence:
        'The access token of a person has `scp`, `oid`, `upn` and no `roles`; the ID token has `preferred_username`, `name`, `oid`, `tid` and the `nonce`.',
      source: `${platform}/access-token-claims-reference; ${platform}/id-token-claims-reference`,
      status: 'documented',
    },
    {
      id: 'sign-in.me',
      sentence: '`/me` is the person who signed in; for an app that acts alone it is 400 `BadRequest`.',
      source: 'https://learn.microsoft.com/en-us/graph/api/user-get',
      status: 'documented',
    },
    {
      id: 'sign-in.own-mailbox',
      sentence:
        'A person reaches their own mailbox, as far as the scopes go, and no other; `User.Read` shows the person alone.',
      source: 'https://learn.microsoft.com/graph/permissions-overview#delegated-permissions',
      status: 'documented',
    },
    {
      id: 'sign-in.no-password',
      sentence:
        'Nobody has a password: who signs in says who they are. Administrators consented to every scope that is known here.',
      source: 'Microsoft asks for a password and for consent; a test of a connector needs neither',
      status: 'unverified',
    },
    {
      id: 'sign-in.beta',
      sentence: 'Addresses of the beta are answered as those of v1.0; contexts and locations keep the version.',
      source:
        'https://learn.microsoft.com/en-us/graph/versioning-and-support; what only the beta has is not here. DavMail and others ask the beta',
      status: 'ours',
    },
  ],
}
