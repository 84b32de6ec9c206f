import { changeRoleGroupSchema, newRoleGroupSchema, dataConnectorPaths as paths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { roleManagement as needs, type PersonOperation, personOperation } from '../administration/person-operation.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import type { RoleGroup } from '../roles/role-groups.ts'
import { shownRoleGroup } from './shown.ts'

/** The role groups of the tenant, as an administrator changes them in Exchange (TEN-1). */
export function roleGroupOperations(services: Services): Operation[] {
  const { roleGroups, directory, apps } = services
  const shown = (status: number, group: RoleGroup): WireResponse =>
    jsonResponse(status, shownRoleGroup(group, services))
  // The service principal of an app can be a member as well (eDiscovery with app-only access needs it).
  const memberIdOf = (name: string): string => {
    const memberId = directory.user(name)?.entry.entryId ?? apps.find(name)?.appId
    if (memberId === undefined) throw new GraphRefusal('memberUnknown', name)
    return memberId
  }
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'roleGroups.list',
      method: 'GET',
      path: paths.roleGroups,
      answer: () => jsonResponse(200, { value: roleGroups.list().map((group) => shownRoleGroup(group, services)) }),
    },
    {
      name: 'roleGroups.create',
      method: 'POST',
      path: paths.roleGroups,
      answer: ({ body }) => {
        const { name, roles, members } = readJson(body, newRoleGroupSchema)
        return shown(201, roleGroups.create({ name, roles, members: members.map(memberIdOf) }))
      },
    },
    {
      name: 'roleGroups.get',
      method: 'GET',
      path: paths.roleGroup,
      answer: (request) => shown(200, roleGroups.get(groupIn(request))),
    },
    {
      name: 'roleGroups.change',
      method: 'PATCH',
      path: paths.roleGroup,
      answer: (request) => {
        const { roles, members } = readJson(request.body, changeRoleGroupSchema)
        const changes = { ...(roles && { roles }), ...(members && { members: members.map(memberIdOf) }) }
        return shown(200, roleGroups.change(groupIn(request), changes))
      },
    },
    {
      name: 'roleGroups.delete',
      method: 'DELETE',
      path: paths.roleGroup,
      answer: (request) => {
        roleGroups.remove(groupIn(request))
        return { status: 204, headers: {}, body: '' }
      },
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

function groupIn({ params }: WireRequest): string {
  return params['name'] ?? ''
}
