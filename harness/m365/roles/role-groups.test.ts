import { beforeEach, expect, it, test } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { adminRoles, createRoleGroups, organizationManagement, type RoleGroups } from './role-groups.ts'

let groups: RoleGroups
beforeEach(() => {
  groups = createRoleGroups(memoryTables)
})

it('has Mailbox Import Export in no group by default', () => {
  expect(groups.list().flatMap(({ roles }) => roles)).not.toContain('Mailbox Import Export')
  expect(groups.list().flatMap(({ members }) => members)).toEqual([])
})

it.each<[string, () => void]>([
  [
    'Organization Management',
    () =>
      groups.change(organizationManagement, { roles: ['Role Management', 'Mailbox Import Export'], members: ['asha'] }),
  ],
  ['a new group', () => groups.create({ name: 'Archive', roles: ['Mailbox Import Export'], members: ['asha'] })],
])('gives the role to the members of %s, and takes it at once', (_group, grant) => {
  const restore = groups.save()
  grant()
  expect(groups.hasOneOf('asha', ['Mailbox Import Export'])).toBe(true)
  expect(groups.hasOneOf('ben', adminRoles)).toBe(false)
  restore()
  expect(groups.hasOneOf('asha', adminRoles)).toBe(false)
})

it('takes the role from a member who leaves the group', () => {
  groups.create({ name: 'Archive', roles: ['Mailbox Import Export'], members: ['asha', 'ben'] })
  groups.change('ARCHIVE', { members: ['ben'] })
  expect(['asha', 'ben'].map((one) => groups.hasOneOf(one, ['Mailbox Import Export']))).toEqual([false, true])
})

test.each<[string, () => unknown, string]>([
  ['an unknown group', () => groups.get('Nobody'), 'There is no role group Nobody.'],
  [
    'a second group of one name',
    () => groups.create({ name: 'organization management', roles: [], members: [] }),
    'already',
  ],
  ['the removal of a built-in group', () => groups.remove(organizationManagement), 'cannot be deleted'],
])('refuses %s', (_what, act, said) => {
  expect(act).toThrow(said)
})
