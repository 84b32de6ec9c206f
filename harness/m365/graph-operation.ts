import type { AppRole } from '../contract/index.ts'
import type { Operation, WireRequest, WireResponse } from '../control/http/wire.ts'
import type { App } from './access-tokens.ts'
import { GraphRefusal } from './errors.ts'
import type { Services } from './services.ts'
import { traced } from './tracing.ts'

/** An operation of Graph behind an access token. */
export interface GraphOperation extends Pick<Operation, 'name' | 'method' | 'path'> {
  /** What the app must have been granted. */
  role: AppRole
  answer(request: WireRequest, app: App): WireResponse
}

/** The operation with authorisation in front of it and trace ids on its answer. Throws a GraphRefusal for a bad token. */
export function graphOperation(services: Services, { name, method, path, role, answer }: GraphOperation): Operation {
  return {
    name,
    method,
    path,
    respond: async (request) => {
      const token = bearerToken(request)
      if (token === undefined) throw new GraphRefusal('tokenMissing')
      const app = await services.tokens.verify(token)
      if (!app.roles.includes(role)) throw new GraphRefusal(role === 'User.Read.All' ? 'directoryDenied' : 'mailDenied')
      return traced(answer(request, app), services.tracer.trace(request))
    },
  }
}

/** Who calls: the app behind a good access token, or else behind the token in an import URL. */
export function actorOf({ tokens, importSessions }: Services, request: WireRequest): string | undefined {
  const bearer = tokens.appBehind(bearerToken(request) ?? '')
  const importToken = request.url.searchParams.get('token') ?? ''
  return bearer?.appId ?? importSessions.behind(importToken)?.appId
}

function bearerToken(request: WireRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
}
