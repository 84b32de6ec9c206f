import { afterEach, beforeEach, expect, it } from 'vitest'
import { capturePlanePaths, type User, type UserImport, type UsersPage } from '../../contract/index.ts'
import {
  at,
  type CaptureWorld,
  codeOf,
  createPlan,
  createUser,
  json,
  newUser,
  openCaptureWorld,
} from '../transport-cases/capture-world.ts'

let world: CaptureWorld
beforeEach(async () => {
  world = await openCaptureWorld()
})
afterEach(() => expect(world.complaints).toEqual([]))

const userPath = (userId: string): string => at(capturePlanePaths.user, { userId })

async function importFile(text: string | Buffer): Promise<UserImport> {
  const headers = { authorization: `Bearer ${world.accountToken}`, 'content-type': 'text/csv; charset=utf-8' }
  return json(await world.ask('POST', capturePlanePaths.userImports, { headers, body: text }))
}

it('creates a user, and shows everything of them but the password', async () => {
  await createPlan(world, 'cloud-archiver')
  const answer = await world.admin('POST', capturePlanePaths.users, { ...newUser, source: 'cloud-archiver' })
  const { password, ...shown } = newUser
  expect([answer.status, json(answer)]).toEqual([
    201,
    {
      ...shown,
      userId: 'user-1',
      username: newUser.number,
      source: 'cloud-archiver',
      status: 'Pending',
      createdAt: '2026-03-02T09:00:00.000Z',
      planIds: ['plan-1'],
    },
  ])
  expect(answer.body.toString()).not.toContain(password)
})

it.each([
  ['password', 'Short1!'],
  ['password', 'Longer-than-20-chars!'],
  ['password', 'onlysmall'],
  ['password', 'small-and-other'],
  ['username', 'abc'],
  ['username', 'asha patel'],
  ['username', 'äsha'],
  ['number', '+15550100001'],
  ['number', '0155501000'],
  ['userEmailAddress', 'asha'],
  ['firstName', ''],
  ['status', 'Activated'],
])('refuses a user whose %s is "%s"', async (field, value) => {
  const answer = await world.admin('POST', capturePlanePaths.users, { ...newUser, [field]: value })
  expect(codeOf(answer)).toBe('body-invalid')
  expect(json<UsersPage>(await world.admin('GET', capturePlanePaths.users)).users).toEqual([])
})

it.each(['Tea-at-9', 'teaAt999', 'teaat99-', 'TEAAT99!', 'Twenty-characters-20'])(
  'takes the password "%s"',
  async (password) => {
    expect((await world.admin('POST', capturePlanePaths.users, { ...newUser, password })).status).toBe(201)
  },
)

it('lists users page by page, deleted ones too', async () => {
  for (const last of ['1', '2', '3']) await createUser(world, { number: `1555010000${last}` })
  await world.admin('DELETE', userPath('user-2'))
  const first = json<UsersPage>(await world.admin('GET', `${capturePlanePaths.users}?limit=2`))
  const rest = json<UsersPage>(
    await world.admin('GET', `${capturePlanePaths.users}?limit=2&cursor=${first.nextCursor}`),
  )
  expect(first.users.map(({ userId, status }) => [userId, status])).toEqual([
    ['user-1', 'Pending'],
    ['user-2', 'Deleted'],
  ])
  expect([rest.users.map(({ userId }) => userId), rest.nextCursor]).toEqual([['user-3'], null])
})

it('gets, changes, suspends, reactivates and deletes a user', async () => {
  const created = await createUser(world)
  expect(json(await world.admin('GET', userPath('user-1')))).toEqual(created)
  const change = async (changes: object): Promise<User> => json(await world.admin('PATCH', userPath('user-1'), changes))
  const renamed = { ...created, firstName: 'Aisha', lastName: '', userEmailAddress: 'aisha@contoso.example' }
  expect(await change({ firstName: 'Aisha', lastName: '', userEmailAddress: renamed.userEmailAddress })).toEqual(
    renamed,
  )
  expect((await change({ userEmailAddress: null })).userEmailAddress).toBeUndefined()
  expect((await change({ status: 'Suspended' })).status).toBe('Suspended')
  expect((await change({ status: 'Activated' })).status).toBe('Pending')
  const deleted = await world.admin('DELETE', userPath('user-1'))
  expect([deleted.status, json<User>(deleted).status]).toEqual([200, 'Deleted'])
})

it.each([{}, { status: 'Locked' }, { number: '15550100002' }, { password: 'Tea-at-nine' }])(
  'takes no change of %o',
  async (changes) => {
    await createUser(world)
    expect(codeOf(await world.admin('PATCH', userPath('user-1'), changes))).toBe('body-invalid')
  },
)

it('shows that a number was reassigned, and when', async () => {
  await createUser(world)
  await world.admin('DELETE', userPath('user-1'))
  world.clock.advance(60_000)
  expect((await createUser(world, { firstName: 'Ben' })).numberReassignedAt).toBe('2026-03-02T09:01:00.000Z')
})

it('creates users of a CSV file with a byte order mark and CRLF, and says what became of each line', async () => {
  const text = '\uFEFFfirstName,number,password\r\nAsha,15550100001,Tea-at-nine\r\nBen,15550100002,short\r\n'
  expect(await importFile(text)).toEqual({
    created: 1,
    refused: 1,
    lines: [
      { line: 2, outcome: 'created', userId: 'user-1' },
      { line: 3, outcome: 'refused', code: 'body-invalid', reason: expect.stringContaining('password') },
    ],
  })
  expect(json<UsersPage>(await world.admin('GET', capturePlanePaths.users)).users).toHaveLength(1)
})

it('creates no users from a file that is not entirely UTF-8', async () => {
  const text = Buffer.concat([
    Buffer.from('firstName,number,password\nAsha,15550100001,Tea-at-nine\nZo'),
    Buffer.of(0xeb),
    Buffer.from(',15550100002,Tea-at-nine\n'),
  ])
  expect(await importFile(text)).toMatchObject({ type: 'urn:mock-telemessage:problem:csv-invalid' })
  expect(json<UsersPage>(await world.admin('GET', capturePlanePaths.users)).users).toEqual([])
})
