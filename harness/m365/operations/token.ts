import { discoveryPath, instancePath, keysPath, tokenPath } from '../../contract/index.ts'
import { jsonResponse, type Operation } from '../../control/wire.ts'
import { traced } from '../graph/tracing.ts'
import { withClientCredentials } from '../identity/client-authentication.ts'
import { instanceMetadata, openIdConfiguration } from '../identity/identity.ts'
import type { Services } from './services.ts'

/**
 * The token endpoint, and the documents that clients read before they use it. Unknown fields and query options are
 * accepted.
 */
export function tokenOperations(services: Services): Operation[] {
  const { identity, signIn, signingKey, tracer } = services
  return [
    {
      name: 'token',
      secretFields: ['access_token', 'refresh_token', 'id_token'],
      method: 'POST',
      path: tokenPath,
      respond: async (request) => {
        const { tenantId = '' } = request.params
        const sent = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')))
        const form = withClientCredentials(sent, request.headers['authorization'])
        const { origin } = request.url
        const isOfPerson = signIn.isGrantOfPerson(form['grant_type'] ?? '')
        // A person has a tenant; an app has none of its own.
        if (isOfPerson) identity.discovered(tenantId)
        else identity.admitTenant(tenantId)
        const tokens = isOfPerson ? await signIn.redeem(form, origin) : await identity.issueToken(form, origin)
        const answer = jsonResponse(200, tokens)
        const headers = { ...answer.headers, 'cache-control': 'no-store, no-cache', pragma: 'no-cache' }
        return traced({ ...answer, headers }, tracer.trace(request))
      },
    },
    {
      name: 'instance',
      method: 'GET',
      path: instancePath,
      respond: (request) => traced(jsonResponse(200, instanceMetadata(request.url)), tracer.trace(request)),
    },
    {
      name: 'discovery',
      method: 'GET',
      path: discoveryPath,
      respond: (request) => {
        const tenant = identity.discovered(request.params['tenantId'] ?? '')
        const document = openIdConfiguration(request.url.origin, tenant)
        return traced(jsonResponse(200, document), tracer.trace(request))
      },
    },
    {
      name: 'keys',
      method: 'GET',
      path: keysPath,
      respond: async (request) => {
        identity.discovered(request.params['tenantId'] ?? '')
        return traced(jsonResponse(200, { keys: [(await signingKey()).published] }), tracer.trace(request))
      },
    },
  ]
}
