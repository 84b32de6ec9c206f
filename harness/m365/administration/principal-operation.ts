import type { AppRole } from '../../contract/index.ts'
import type { Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import type { DirectoryObject } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { refuseFunctions } from '../graph/odata/index.ts'
import { refuseUnhonoured } from '../graph/request-headers.ts'
import { traced } from '../graph/tracing.ts'
import type { App } from '../identity/access-tokens.ts'
import { isGranted } from '../identity/app-roles.ts'
import { bearerToken, inForm } from '../operations/graph-operation.ts'
import type { Services } from '../operations/services.ts'
import type { AdminRole } from '../roles/role-groups.ts'

/** Who calls an operation that is for people and for apps alike. */
export interface Principal {
  /** What role groups have as their member: the entry id of a person, the id of an app. */
  readonly id: string
  readonly app: App
  /** Undefined for an app that acts alone. */
  readonly person: DirectoryObject | undefined
}

/** An operation of Graph's security part. */
export interface PrincipalOperation extends Pick<Operation, 'name' | 'method' | 'path'> {
  /** The permission that the app has, or that a person granted to it. */
  permission: AppRole
  /** One of these roles is needed by a person, and by an app unless `appsNeedNoRole`. */
  roles: readonly AdminRole[]
  appsNeedNoRole?: boolean
  answer(request: WireRequest, principal: Principal): WireResponse | Promise<WireResponse>
}

/** No body of these operations is larger. */
const bodyBytesMax = 1024 * 1024

/**
 * The operation behind an access token. Permissions and roles are looked up for every request. Throws a GraphRefusal: that of the
 * token, `complianceDenied`, `complianceRoleMissing`, `bodyTooLarge`.
 */
export function principalOperation(services: Services, options: PrincipalOperation): Operation {
  const { permission, roles, appsNeedNoRole = false, answer, ...operation } = options
  return {
    ...operation,
    respond: async (request) => {
      const token = bearerToken(request)
      if (token === undefined) throw new GraphRefusal('tokenMissing')
      const app = await services.tokens.verify(token)
      refuseFunctions(request)
      refuseUnhonoured(request, ['page size'])
      if (!isGranted(app.roles, permission)) throw new GraphRefusal('complianceDenied', permission)
      const principal = principalOf(services, app)
      const isExcused = appsNeedNoRole && principal.person === undefined
      if (!isExcused && !services.roleGroups.hasOneOf(principal.id, roles)) {
        throw new GraphRefusal('complianceRoleMissing', roles.join(' or '))
      }
      if (request.body.length > bodyBytesMax) throw new GraphRefusal('bodyTooLarge')
      return traced(inForm(await answer(request, principal), request), services.tracer.trace(request))
    },
  }
}

function principalOf({ directory }: Services, app: App): Principal {
  if (app.person === undefined) return { id: app.appId, app, person: undefined }
  const person = directory.user(app.person.objectId)
  if (person === undefined) throw new GraphRefusal('tokenInvalid')
  return { id: person.entry.entryId, app, person }
}
