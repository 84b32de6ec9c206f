import { discoveryPath, keysPath, tokenPath } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest } from '../../control/wire.ts'
import { traced } from '../graph/tracing.ts'
import { withClientCredentials } from '../identity/client-authentication.ts'
import { openIdConfiguration } from '../identity/identity.ts'
import type { Services } from './services.ts'

/**
 * The token endpoint, and the documents that clients read before they use it. Unknown fields and query options are
 * accepted.
 */
export function tokenOperations(services: Services): Operation[] {
  const { identity, signingKey, tracer } = services
  const tenantOf = (request: WireRequest): string => {
    const tenantId = request.params['tenantId'] ?? ''
    identity.admitTenant(tenantId)
    return tenantId
  }
  return [
    {
      name: 'token',
      secretFields: ['access_token'],
      method: 'POST',
      path: tokenPath,
      respond: async (request) => {
        tenantOf(request)
        const sent = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')))
        const form = withClientCredentials(sent, request.headers['authorization'])
        const answer = jsonResponse(200, await identity.issueToken(form, request.url.origin))
        const headers = { ...answer.headers, 'cache-control': 'no-store, no-cache', pragma: 'no-cache' }
        return traced({ ...answer, headers }, tracer.trace(request))
      },
    },
    {
      name: 'discovery',
      method: 'GET',
      path: discoveryPath,
      respond: (request) => {
        const document = openIdConfiguration(request.url.origin, tenantOf(request))
        return traced(jsonResponse(200, document), tracer.trace(request))
      },
    },
    {
      name: 'keys',
      method: 'GET',
      path: keysPath,
      respond: async (request) => {
        tenantOf(request)
        return traced(jsonResponse(200, { keys: [(await signingKey()).published] }), tracer.trace(request))
      },
    },
  ]
}
