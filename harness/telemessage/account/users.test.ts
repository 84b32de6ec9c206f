import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { unmatchable } from '../login/passwords.ts'
import { createUsers, type NewStoredUser, type Users } from './users.ts'

const asha: NewStoredUser = {
  firstName: 'Asha',
  lastName: 'Patel',
  number: '15550100001',
  username: 'Asha.Patel',
  password: unmatchable(),
  userEmailAddress: 'asha@contoso.example',
  source: undefined,
  createdAtMs: 1_000,
}

/** A store with so many users. */
function setup(count: number): Users {
  const users = createUsers(memoryTables)
  for (let index = 0; index < count; index += 1)
    users.add({ ...asha, number: `1555010000${index}`, username: `user.${index}` })
  return users
}

it('creates each user with an id that reveals nothing about them, and the status Pending', () => {
  const users = createUsers(memoryTables)
  const user = users.add(asha)
  expect(user).toMatchObject({ status: 'Pending', numberReassignedAtMs: undefined })
  expect(user.userId).toBe('user-1')
  expect(users.get('user-1')).toBe(user)
})

it.each([
  ['number-taken', { username: 'another' }],
  ['username-taken', { number: '15550100002' }],
  ['username-taken', { number: '15550100002', username: 'asha.patel' }],
])('refuses a second user with %s: %o', (code, changes) => {
  const users = createUsers(memoryTables)
  users.add(asha)
  expect(() => users.add({ ...asha, ...changes })).toThrowError(expect.objectContaining({ code }))
})

it('lets another user have the number and the username of a deleted user, and remembers the reassignment', () => {
  const users = createUsers(memoryTables)
  const { userId } = users.add(asha)
  users.change(userId, { status: 'Deleted' })
  expect(users.ofNumber(asha.number)).toBeUndefined()
  const next = users.add({ ...asha, firstName: 'Ben', createdAtMs: 5_000 })
  expect([next.numberReassignedAtMs, users.ofNumber(asha.number)?.firstName]).toEqual([5_000, 'Ben'])
  expect(users.get(userId).firstName).toBe('Asha')
})

it('changes nothing of a deleted user', () => {
  const users = createUsers(memoryTables)
  const { userId } = users.add(asha)
  users.change(userId, { status: 'Deleted' })
  for (const attempt of [() => users.change(userId, { status: 'Activated' }), () => users.living(userId)]) {
    expect(attempt).toThrowError(expect.objectContaining({ code: 'user-deleted' }))
  }
})

it('does not find a user by an id that it did not create', () => {
  for (const userId of ['user-2', 'user-0', '', 'user-1 ']) {
    expect(() => setup(1).get(userId)).toThrowError(expect.objectContaining({ code: 'user-not-found' }))
  }
})

it.each([
  [2, undefined, ['user-1', 'user-2'], false],
  [2, 'user-2', ['user-3'], true],
  [3, undefined, ['user-1', 'user-2', 'user-3'], true],
  [1, 'user-3', [], true],
])('lists %i users after %s', (limit, after, ids, isLast) => {
  const page = setup(3).page(limit, after)
  expect([page.users.map(({ userId }) => userId), page.isLast]).toEqual([ids, isLast])
})

it('has an empty page if there are no users', () => {
  expect(createUsers(memoryTables).page(10)).toEqual({ users: [], isLast: true })
})

it('is put back to the users of the moment when it was saved', () => {
  const users = createUsers(memoryTables)
  users.add(asha)
  const putBack = users.save()
  users.change('user-1', { status: 'Deleted' })
  users.add(asha)
  putBack()
  expect([users.ofNumber(asha.number)?.userId, users.page(10).users.length]).toEqual(['user-1', 1])
  expect(() => users.add({ ...asha, number: '15550100002' })).toThrowError(
    expect.objectContaining({ code: 'username-taken' }),
  )
})
