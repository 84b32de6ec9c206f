import type { Operation, WireRequest, WireResponse } from '../../control/wire.ts'
import type { DirectoryObject } from '../directory/directory.ts'
import { type GraphErrorName, GraphRefusal } from '../graph/errors.ts'
import { traced } from '../graph/tracing.ts'
import { bearerToken } from '../operations/graph-operation.ts'
import type { Services } from '../operations/services.ts'
import type { AdminRole } from '../roles/role-groups.ts'

/** An operation for people. A person needs one of the roles. */
export interface PersonOperation extends Pick<Operation, 'name' | 'method' | 'path'> {
  needs: { roles: readonly AdminRole[]; orElse: GraphErrorName }
  /** The refusal of a body that is too large; absent: `bodyTooLarge`. */
  orTooLarge?: () => GraphRefusal
  answer(request: WireRequest, person: DirectoryObject): WireResponse | Promise<WireResponse>
}

/** Bodies may be this large: a mapping file of the largest size in base64, and some more. */
const bodyBytesMax = 16 * 1024 * 1024

/**
 * The operation behind the access token of a person with one of the roles. The roles are looked up for every request, so
 * taking one away acts at once (TEN-1). Throws a GraphRefusal: that of the token, `administratorNeeded`, `orElse`, `bodyTooLarge`.
 */
export function personOperation(
  services: Services,
  { needs, orTooLarge, answer, ...operation }: PersonOperation,
): Operation {
  return {
    ...operation,
    respond: async (request) => {
      const token = bearerToken(request)
      if (token === undefined) throw new GraphRefusal('tokenMissing')
      const { person: signedIn } = await services.tokens.verify(token)
      const person = signedIn === undefined ? undefined : services.directory.user(signedIn.objectId)
      if (person === undefined) throw new GraphRefusal('administratorNeeded')
      if (!services.roleGroups.hasOneOf(person.entry.entryId, needs.roles)) throw new GraphRefusal(needs.orElse)
      if (request.body.length > bodyBytesMax) throw orTooLarge?.() ?? new GraphRefusal('bodyTooLarge')
      return traced(await answer(request, person), services.tracer.trace(request))
    },
  }
}

/** What every step of the page needs (TEN-1). */
export const connectorRole: PersonOperation['needs'] = {
  roles: ['Mailbox Import Export', 'Data Connector Admin'],
  orElse: 'connectorRoleMissing',
}

/** What changes of role groups need. */
export const roleManagement: PersonOperation['needs'] = { roles: ['Role Management'], orElse: 'roleManagementMissing' }
