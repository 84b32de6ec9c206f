import type { BehaviourArea } from './behaviour.ts'

const entra = 'https://learn.microsoft.com/entra/identity-platform'
const graph = 'https://learn.microsoft.com/graph'
const flow = `${entra}/v2-oauth2-client-creds-grant-flow`
const codes = `${entra}/reference-error-codes`
const claims = `${entra}/access-token-claims-reference`
const permissions = `${graph}/permissions-reference`
const policies = `${graph}/auth-limit-mailbox-access`

/** Who gets a token, and what it allows. */
export const identity: BehaviourArea = {
  area: 'identity',
  title: 'Identity and permissions',
  behaviours: [
    {
      id: 'identity.discovery',
      sentence: 'The OpenID configuration of a tenant names its issuer, its token endpoint and its keys.',
      source: `${entra}/v2-protocols-oidc`,
      status: 'documented',
    },
    {
      id: 'identity.secret-in-form',
      sentence:
        'Client credentials with a secret in the form are answered with a bearer token for an hour, and no refresh token.',
      source: flow,
      status: 'documented',
    },
    {
      id: 'identity.secret-in-basic',
      sentence: 'The client may send its id and its secret in a Basic Authorization header instead.',
      source: flow,
      status: 'documented',
    },
    {
      id: 'identity.unknown-fields',
      sentence: 'Form fields and query options that the flow does not know are ignored; MSAL sends a dozen.',
      source: 'Traffic of @azure/msal-node 7.2.1',
      status: 'measured',
    },
    {
      id: 'identity.signed-tokens',
      sentence: 'Access tokens are JWTs signed with RS256, with a key whose public half is published.',
      source: `${entra}/access-tokens`,
      status: 'documented',
    },
    {
      id: 'identity.claims',
      sentence:
        "An app's token for Graph is of version 1.0: `aud`, `iss`, `tid`, `appid`, `appidacr`, `oid`, `sub`, `roles`, `iat`, `nbf`, `exp`; `azp` is of version 2.0.",
      source: claims,
      status: 'documented',
    },
    {
      id: 'identity.no-roles-claim',
      sentence: 'The token of an app that was granted nothing has no `roles`.',
      source: `${claims} says when the claim is there, and not whether it can be empty`,
      status: 'unverified',
    },
    {
      id: 'identity.error-body',
      sentence:
        'A refusal has `error`, `error_description` that begins with the AADSTS code, `error_codes`, `timestamp`, `trace_id`, `correlation_id` and `error_uri`.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.correlation-id',
      sentence: 'The correlation id is the `client-request-id` that the client put into the query.',
      source: 'Traffic of @azure/msal-node 7.2.1',
      status: 'measured',
    },
    {
      id: 'identity.wrong-secret',
      sentence: 'A wrong secret is `invalid_client`, AADSTS7000215.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.no-secret',
      sentence: 'Neither secret nor assertion is `invalid_client`, AADSTS7000218.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.unknown-app',
      sentence: 'An app that is not registered in the tenant is `unauthorized_client`, AADSTS700016.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.unknown-tenant',
      sentence: 'A tenant that does not exist is `invalid_request`, AADSTS90002.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.unsupported-grant',
      sentence: 'A grant other than client credentials is `unsupported_grant_type`, AADSTS70003.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.missing-parameter',
      sentence: 'A parameter that is missing is `invalid_request`, AADSTS900144, which names it.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.scope-not-default',
      sentence: 'A scope that does not end in `/.default` is `invalid_scope`, AADSTS1002012.',
      source: `${flow}; the number is from reports of developers`,
      status: 'measured',
    },
    {
      id: 'identity.unknown-resource',
      sentence: 'A scope of a resource that the tenant does not have is `invalid_resource`, AADSTS500011.',
      source: codes,
      status: 'documented',
    },
    {
      id: 'identity.scope-of-two-resources',
      sentence: 'A scope with two resources is `invalid_scope`, AADSTS70011.',
      source:
        'Which code Entra ID gives to two resources is not known; AADSTS70011 is that of scopes that are not valid',
      status: 'unverified',
    },
    {
      id: 'identity.no-token',
      sentence:
        'Graph answers a request without a good token with 401 `InvalidAuthenticationToken` and `WWW-Authenticate`.',
      source: `${graph}/resolve-auth-errors`,
      status: 'documented',
    },
    {
      id: 'identity.directory-role',
      sentence: 'Without `User.Read.All` the directory answers 403 `Authorization_RequestDenied`.',
      source: `${graph}/resolve-auth-errors`,
      status: 'documented',
    },
    {
      id: 'identity.reading-is-not-writing',
      sentence:
        'An app with `Mail.Read` or `MailboxFolder.Read.All` reads, and gets 403 `ErrorAccessDenied` when it writes.',
      source: permissions,
      status: 'documented',
    },
    {
      id: 'identity.writing-includes-reading',
      sentence: '`Mail.ReadWrite` includes `Mail.Read`, and that `Mail.ReadBasic.All`.',
      source: permissions,
      status: 'documented',
    },
    {
      id: 'identity.import-includes-reading',
      sentence: '`MailboxItem.ImportExport.All` includes `MailboxItem.Read.All`.',
      source: `${permissions} describes the two and does not compare them`,
      status: 'unverified',
    },
    {
      id: 'identity.policy-restricts',
      sentence:
        'An access policy that restricts keeps its app to the mailboxes that it names; at all others it gets 403 `ErrorAccessDenied`.',
      source: policies,
      status: 'documented',
    },
    {
      id: 'identity.policy-denies',
      sentence: 'An access policy that denies keeps its app out of the mailboxes that it names.',
      source: 'https://learn.microsoft.com/powershell/module/exchange/new-applicationaccesspolicy',
      status: 'documented',
    },
    {
      id: 'identity.policy-is-of-one-app',
      sentence: 'An access policy does not concern the other apps of the tenant.',
      source: policies,
      status: 'documented',
    },
    {
      id: 'identity.policy-leaves-directory',
      sentence: 'An access policy hides nobody in the directory.',
      source: policies,
      status: 'documented',
    },
    {
      id: 'identity.policy-and-import-session',
      sentence: 'Access policies apply to the mailbox import session, too.',
      source: `${policies} does not list its permissions`,
      status: 'unverified',
    },
    {
      id: 'identity.tenant-by-domain',
      sentence: 'The login knows the tenant by its id and by the domains of its users; its documents name the id.',
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols#endpoints',
      status: 'documented',
    },
    {
      id: 'identity.every-tenant',
      sentence:
        'Discovery is there for `common` and `organizations`, with the issuer of `{tenantid}`; an app gets no token there.',
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc',
      status: 'documented',
    },
    {
      id: 'identity.instance-discovery',
      sentence:
        '`/common/discovery/instance` leads to the discovery document of a tenant on the same host; another host is 400 `invalid_instance`.',
      source: 'microsoft-authentication-library-for-js, its requests and the answers that it needs',
      status: 'measured',
    },
    {
      id: 'identity.login-errors-in-one-shape',
      sentence:
        'Every error on a path of the login has the shape of OAuth, with an AADSTS code; one that this mock lacks is 501.',
      source:
        'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response',
      status: 'documented',
    },
    {
      id: 'identity.app-name',
      sentence: 'The token has the name of the app as `app_displayname`.',
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
      status: 'documented',
    },
    {
      id: 'identity.error-shape',
      sentence: 'An error of Graph has a code, a message, and an `innerError` with date and request ids.',
      source: `${graph}/errors`,
      status: 'documented',
    },
    {
      id: 'identity.request-ids',
      sentence: 'Every answer has a `request-id` of its own, and the `client-request-id` that was sent.',
      source: `${graph}/best-practices-concept`,
      status: 'documented',
    },
  ],
}
