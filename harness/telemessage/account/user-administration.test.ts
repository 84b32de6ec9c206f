import { expect, it } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { passwordMatches, unmatchable } from '../login/passwords.ts'
import { type CaptureAccount, createCaptureAccount } from './account.ts'
import { activateDevice } from './activation.ts'
import { assignUser, changeUser, createUser, deleteUser, unassignUser } from './user-administration.ts'
import type { StoredUser } from './users.ts'

const cloud = { source: 'cloud-archiver', network: 'WhatsApp' } as const
const asha = { firstName: 'Asha', number: '15550100001' }

function setup(): { account: CaptureAccount; clock: VirtualClock; create(fields?: object): StoredUser } {
  const clock = createVirtualClock(new Date('2026-03-02T09:00:00.000Z'))
  const account = createCaptureAccount(clock, memoryTables)
  return { account, clock, create: (fields) => createUser(account, { ...asha, ...fields }, unmatchable()) }
}

it('uses defaults for optional fields: no last name, and the number as username', () => {
  expect(setup().create()).toMatchObject({ lastName: '', username: asha.number, status: 'Pending' })
})

it.each([
  ['no plan', [], undefined, []],
  ['the only plan', ['cloud-archiver'], undefined, ['plan-1']],
  ['no plan by itself when there are two', ['cloud-archiver', 'phone-archiver'], undefined, []],
  ['the only plan of the product meant for them', ['cloud-archiver', 'phone-archiver'], 'phone-archiver', ['plan-2']],
  ['no plan when the only one is of another product', ['cloud-archiver'], 'phone-archiver', []],
  ['no plan by itself when two are of the product', ['cloud-archiver', 'cloud-archiver'], 'cloud-archiver', []],
] as const)('joins %s: %o for %s', (_what, sources, source, planIds) => {
  const { account, create } = setup()
  for (const each of sources) account.plans.add('a plan', each)
  expect(account.plans.planIdsOf(create({ source }).userId)).toEqual(planIds)
})

it('joins no plan that comes later', () => {
  const { account, create } = setup()
  const { userId } = create()
  account.plans.add('late', 'cloud-archiver')
  expect(account.plans.planIdsOf(userId)).toEqual([])
})

it.each(['Suspended', 'Locked'] as const)('reactivates a user who is %s to what they were', (status) => {
  const { account, create } = setup()
  const user = create()
  const { userId } = user
  account.users.change(userId, { status })
  expect(changeUser(account, userId, { status: 'Activated' }).status).toBe('Pending')
  activateDevice(account, user, cloud)
  account.users.change(userId, { status })
  expect(changeUser(account, userId, { status: 'Activated' }).status).toBe('Activated')
})

it('does not activate a user who never had a device', () => {
  const { account, create } = setup()
  const { userId } = create()
  expect(() => changeUser(account, userId, { status: 'Activated' })).toThrowError(
    expect.objectContaining({ code: 'user-pending' }),
  )
})

it('changes the given fields only', () => {
  const { account, create } = setup()
  const user = create({ userEmailAddress: 'asha@contoso.example' })
  expect(changeUser(account, user.userId, { lastName: 'Patel' })).toEqual({ ...user, lastName: 'Patel' })
  expect(changeUser(account, user.userId, { userEmailAddress: null }).userEmailAddress).toBeUndefined()
})

it('removes everything of a deleted user except their place in the list', async () => {
  const { account, create } = setup()
  account.plans.add('Desk', 'cloud-archiver')
  const user = create()
  const device = activateDevice(account, user, cloud)
  const { link } = account.links.issue(user.userId, 'WhatsApp', Number.POSITIVE_INFINITY)
  const code = await account.codes.issue(user.userId, Number.POSITIVE_INFINITY)
  account.uploads.add(device.deviceId, Buffer.of(1))
  const deleted = deleteUser(account, user.userId)
  expect(deleted).toMatchObject({ status: 'Deleted', firstName: 'Asha' })
  expect(account.devices.get(device.deviceId).unlinkedAtMs).toBe(account.nowMs())
  expect(account.links.get(link.linkId).isRevoked).toBe(true)
  expect(await account.codes.redeem(user.userId, code, account.nowMs())).toBe('wrong')
  expect(() => account.uploads.waiting(device.deviceId, 'upload-1')).toThrow()
  expect(account.plans.planIdsOf(user.userId)).toEqual([])
  expect(await passwordMatches('Tea-at-nine', deleted.password)).toBe(false)
})

it.each([
  ['suspended', ({ account }: Captured) => changeUser(account, 'user-1', { status: 'Suspended' })],
  ['deleted', ({ account }: Captured) => deleteUser(account, 'user-1')],
  ['no-plan', ({ account }: Captured) => unassignUser(account, 'plan-1', 'user-1')],
] as const)('leaves a gap when the capture ends: %s', (reason, end) => {
  const captured = openCaptured()
  captured.clock.advance(60_000)
  end(captured)
  const fromMs = captured.account.nowMs()
  expect(captured.account.gaps.ofUser('user-1')).toEqual([{ ...cloud, fromMs, untilMs: undefined, reason }])
})

it('ends a gap when the user is assigned again', () => {
  const { account, clock } = openCaptured()
  unassignUser(account, 'plan-1', 'user-1')
  clock.advance(60_000)
  assignUser(account, 'plan-1', 'user-1')
  expect(account.gaps.ofUser('user-1')).toMatchObject([{ untilMs: account.nowMs() }])
})

type Captured = Pick<ReturnType<typeof setup>, 'account' | 'clock'>

/** An account with one user whose app is linked and who is on the one plan. */
function openCaptured(): Captured {
  const { account, clock, create } = setup()
  account.plans.add('Desk', 'cloud-archiver')
  activateDevice(account, create(), cloud)
  return { account, clock }
}
