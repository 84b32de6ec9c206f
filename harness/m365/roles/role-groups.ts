import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'

/**
 * The roles of administrators that decide something here. Exchange has many more; a role without an effect would let a reader
 * think that it has one.
 */
export const adminRoles = [
  'Role Management',
  'Mailbox Import Export',
  'Data Connector Admin',
  'Compliance Search',
  'Case Management',
  'Export',
  'Search And Purge',
  'Legal Hold',
  'Retention Management',
  'View-Only Audit Logs',
] as const

/** What a role group allows its members. */
export type AdminRole = (typeof adminRoles)[number]

/** A named set of roles, and the directory entries that have them. */
export interface RoleGroup {
  readonly name: string
  readonly roles: readonly AdminRole[]
  /** Entry ids of the directory. */
  readonly members: readonly string[]
  /** A group of the tenant itself. It cannot be deleted. */
  readonly isBuiltIn: boolean
}

/** The role groups of a tenant. Names are compared in any letter case. */
export interface RoleGroups extends Savable {
  list(): readonly RoleGroup[]
  /** Throws `roleGroupUnknown`. */
  get(name: string): RoleGroup
  /** Throws `roleGroupExists`. */
  create(group: Pick<RoleGroup, 'name' | 'roles' | 'members'>): RoleGroup
  /** Replaces roles, members or both; it acts at once. Throws `roleGroupUnknown`. */
  change(name: string, changes: Partial<Pick<RoleGroup, 'roles' | 'members'>>): RoleGroup
  /** Throws `roleGroupUnknown`, `roleGroupBuiltIn`. */
  remove(name: string): void
  /** Whether a group gives one of the roles to a directory entry. */
  hasOneOf(entryId: string, roles: readonly AdminRole[]): boolean
}

/** The group whose members administer the tenant. */
export const organizationManagement = 'Organization Management'

/**
 * The groups of a new tenant, without members, with the roles that Microsoft documents for them. `Mailbox Import Export` is in none of them (TEN-1); `Data Connector Admin` is
 * in one, because later texts have it in several by default.
 */
const builtIn: readonly RoleGroup[] = [
  {
    name: organizationManagement,
    roles: [
      'Role Management',
      'Compliance Search',
      'Case Management',
      'Search And Purge',
      'Legal Hold',
      'Retention Management',
      'View-Only Audit Logs',
    ],
    members: [],
    isBuiltIn: true,
  },
  {
    name: 'Compliance Administrator',
    roles: [
      'Data Connector Admin',
      'Compliance Search',
      'Case Management',
      'Legal Hold',
      'Retention Management',
      'View-Only Audit Logs',
    ],
    members: [],
    isBuiltIn: true,
  },
  {
    name: 'eDiscovery Manager',
    roles: ['Compliance Search', 'Case Management', 'Export', 'Legal Hold'],
    members: [],
    isBuiltIn: true,
  },
]

/** The role groups that the tables hold; at first those of a new tenant. */
export function createRoleGroups(tables: StateTables): RoleGroups {
  const groups = tables.map<RoleGroup>('by name')
  for (const group of builtIn) if (!groups.has(keyOf(group.name))) groups.set(keyOf(group.name), group)
  const get = (name: string): RoleGroup => {
    const found = groups.get(keyOf(name))
    if (found === undefined) throw new GraphRefusal('roleGroupUnknown', name)
    return found
  }
  const keep = (group: RoleGroup): RoleGroup => {
    groups.set(keyOf(group.name), group)
    return group
  }
  return {
    list: () => [...groups.values()],
    get,
    create: ({ name, roles, members }) => {
      if (groups.has(keyOf(name))) throw new GraphRefusal('roleGroupExists', name)
      return keep({ name, roles: unique(roles), members: unique(members), isBuiltIn: false })
    },
    change: (name, changes) => {
      const group = get(name)
      const { roles = group.roles, members = group.members } = changes
      return keep({ ...group, roles: unique(roles), members: unique(members) })
    },
    remove: (name) => {
      const group = get(name)
      if (group.isBuiltIn) throw new GraphRefusal('roleGroupBuiltIn', group.name)
      groups.delete(keyOf(name))
    },
    hasOneOf: (entryId, roles) =>
      [...groups.values()].some(
        (group) => group.members.includes(entryId) && group.roles.some((role) => roles.includes(role)),
      ),
    save: () => groups.save(),
  }
}

function keyOf(name: string): string {
  return name.toLowerCase()
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
