import { expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { passwordMatches, unmatchable } from '../login/passwords.ts'
import { asha, bruno, sampleArchiver } from '../sample-event.ts'
import { type CaptureAccount, createCaptureAccount } from './account.ts'
import { interruptionOf } from './capture-right.ts'
import { register } from './registrations.ts'
import { createUser } from './user-administration.ts'

function setup(): CaptureAccount {
  return createCaptureAccount(createVirtualClock(new Date('2026-03-02T09:00:00.000Z')), memoryTables)
}

it('makes one user, on a plan and with a device, who is captured', () => {
  const account = setup()
  register(asha, account, sampleArchiver)
  const user = account.users.get('user-1')
  expect(user).toMatchObject({
    firstName: 'Asha',
    lastName: 'Patel',
    number: asha.number,
    userEmailAddress: 'asha@contoso.example',
    status: 'Activated',
  })
  expect(interruptionOf(account, user, asha)).toBeUndefined()
})

it('makes a plan for a product once', () => {
  const account = setup()
  register(asha, account, sampleArchiver)
  register(bruno, account, sampleArchiver)
  register({ ...asha, number: '15550100003', source: 'cloud-archiver' }, account, sampleArchiver)
  expect(account.plans.list().map(({ source }) => source)).toEqual(['phone-archiver', 'cloud-archiver'])
})

it('uses the first of several plans of the product', () => {
  const account = setup()
  for (const name of ['Desk 7', 'Desk 8']) account.plans.add(name, 'phone-archiver')
  register(asha, account, sampleArchiver)
  expect(account.plans.planIdsOf('user-1')).toEqual(['plan-1'])
})

it('sets a password that nobody knows', async () => {
  const account = setup()
  register(asha, account, sampleArchiver)
  expect(await passwordMatches('', account.users.get('user-1').password)).toBe(false)
})

it('has one store of users: a number that an administrator gave is taken', () => {
  const account = setup()
  createUser(account, { firstName: 'Ola', number: asha.number }, unmatchable())
  expect(() => register(asha, account, sampleArchiver)).toThrowError(
    expect.objectContaining({ code: 'registered-twice' }),
  )
})

it('makes a user on the plans and with the devices that the registration names', () => {
  const account = setup()
  const devices = [asha, { source: 'cloud-archiver', network: asha.network }] as const
  const routes = devices.map(({ source, network }) => ({ source, network }))
  register({ ...asha, plans: ['cloud-archiver'], devices: routes }, account, sampleArchiver)
  const user = account.users.get('user-1')
  expect(routes.map((route) => interruptionOf(account, user, route))).toEqual(['no-plan', undefined])
  expect(account.devices.ofUser('user-1')).toHaveLength(2)
})

it('makes a user without a plan, who is on none although the account has only one, and who has no gap', () => {
  const account = setup()
  account.plans.add('Desk 7', 'phone-archiver')
  register({ ...asha, plans: [] }, account, sampleArchiver)
  const user = account.users.get('user-1')
  expect(interruptionOf(account, user, asha)).toBe('no-plan')
  expect(account.gaps.ofUser('user-1')).toEqual([])
})

it('makes a user without a device, who is Pending', () => {
  const account = setup()
  register({ ...asha, devices: [] }, account, sampleArchiver)
  expect(account.users.get('user-1').status).toBe('Pending')
})
