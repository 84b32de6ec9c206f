import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type ActivationCode,
  type ArchivePlanList,
  capturePlanePaths,
  type DeviceCredentials,
  type DeviceList,
  type User,
} from '../../contract/index.ts'
import {
  asJson,
  askForCode,
  at,
  type CaptureWorld,
  codeOf,
  createPlan,
  createUser,
  gapsOf,
  json,
  newUser,
  openCaptureWorld,
  openLinkedUser,
  postEvent,
} from '../transport-cases/capture-world.ts'
import type { Answer } from '../transport-cases/transport-case.ts'

let world: CaptureWorld
beforeEach(async () => {
  world = await openCaptureWorld()
})
afterEach(() => expect(world.complaints).toEqual([]))

function activate(code: string, number = newUser.number): Promise<Answer> {
  return world.ask('POST', capturePlanePaths.activations, asJson({ number, code, network: 'WhatsApp' }))
}

async function devicesOf(userId: string): Promise<DeviceList['devices']> {
  return json<DeviceList>(await world.admin('GET', at(capturePlanePaths.devices, { userId }))).devices
}

it('issues a code for ten minutes of the calendar, and accepts it once', async () => {
  const { userId } = await createUser(world)
  const answer = await world.admin('POST', at(capturePlanePaths.activationCodes, { userId }))
  const { code, expiresAt } = json<ActivationCode>(answer)
  expect([answer.status, answer.headers['cache-control'], expiresAt]).toEqual([
    201,
    'no-store',
    '2026-03-02T09:10:00.000Z',
  ])
  expect([(await activate(code)).status, codeOf(await activate(code))]).toEqual([201, 'activation-refused'])
})

it('answers an unknown number, a number without a code and a wrong code in the same words', async () => {
  const { userId } = await createUser(world)
  const withoutCode = await activate('12345678')
  const code = await askForCode(world, userId)
  const wrong = await activate(code === '00000000' ? '00000001' : '00000000')
  const unknown = await activate(code, '15550100088')
  expect([withoutCode.body, wrong.body]).toEqual([unknown.body, unknown.body])
})

it('shows a user who was guessed at as Locked, and captures nothing of them until they are reactivated', async () => {
  const { user, deviceToken } = await openLinkedUser(world)
  const code = await askForCode(world, user.userId)
  for (let time = 1; time <= 5; time += 1) await activate(code === '00000000' ? '00000001' : '00000000')
  const path = at(capturePlanePaths.user, { userId: user.userId })
  expect(json<User>(await world.admin('GET', path)).status).toBe('Locked')
  expect(codeOf(await postEvent(world, deviceToken))).toBe('user-locked')
  expect(await gapsOf(world, user.userId)).toMatchObject([{ reason: 'locked', until: null }])
  await world.admin('PATCH', path, { status: 'Activated' })
  expect((await postEvent(world, deviceToken)).status).toBe(201)
})

it('lists devices, those of other products and apps apart, and unlinks one', async () => {
  const { user, deviceToken } = await openLinkedUser(world)
  await activate(await askForCode(world, user.userId))
  world.clock.advance(60_000)
  const unlinked = await world.admin('DELETE', at(capturePlanePaths.device, { deviceId: 'device-1' }))
  const cloud = {
    deviceId: 'device-1',
    source: 'cloud-archiver',
    network: 'WhatsApp',
    activatedAt: '2026-03-02T09:00:00.000Z',
    unlinkedAt: '2026-03-02T09:01:00.000Z',
  }
  const { unlinkedAt: _, ...linked } = cloud
  expect([unlinked.status, json(unlinked)]).toEqual([200, cloud])
  expect(await devicesOf(user.userId)).toEqual([cloud, { ...linked, deviceId: 'device-2', source: 'phone-archiver' }])
  expect(codeOf(await postEvent(world, deviceToken))).toBe('device-unlinked')
})

it('accepts the token of a device for a day of the real clock, unless it is renewed', async () => {
  const { deviceToken } = await openLinkedUser(world)
  world.elapse(86_399_999)
  const renewed = await world.device(deviceToken, capturePlanePaths.deviceToken)
  const next = json<DeviceCredentials>(renewed)
  expect([renewed.status, next.deviceId, next.deviceToken === deviceToken]).toEqual([201, 'device-1', false])
  world.elapse(1)
  expect(codeOf(await postEvent(world, deviceToken))).toBe('device-token-invalid')
  expect((await postEvent(world, next.deviceToken)).status).toBe(201)
})

it('knows a device in the journal by its id', async () => {
  const { deviceToken } = await openLinkedUser(world)
  await postEvent(world, deviceToken)
  const entry = world.journal.entries().at(-1)
  expect([entry?.operation, entry?.actor]).toEqual(['events.post', 'device-1'])
})

it('counts the users of each plan', async () => {
  const planId = await createPlan(world, 'cloud-archiver')
  await createPlan(world, 'phone-archiver')
  const { userId } = await createUser(world)
  const assigned = await world.admin('PUT', at(capturePlanePaths.assignment, { planId, userId }))
  expect([assigned.status, json<User>(assigned).planIds]).toEqual([200, [planId]])
  const { plans } = json<ArchivePlanList>(await world.admin('GET', capturePlanePaths.plans))
  expect(plans).toEqual([
    { planId, name: 'cloud-archiver', source: 'cloud-archiver', destination: 'Microsoft 365', assignedUsers: 1 },
    expect.objectContaining({ source: 'phone-archiver', assignedUsers: 0 }),
  ])
  const unassigned = await world.admin('DELETE', at(capturePlanePaths.assignment, { planId, userId }))
  expect(json<User>(unassigned).planIds).toEqual([])
})

it('has a gap while a captured user is on no plan, and one while they are suspended', async () => {
  const { user, planId } = await openLinkedUser(world)
  const { userId } = user
  await world.admin('DELETE', at(capturePlanePaths.assignment, { planId, userId }))
  world.clock.advance(60_000)
  await world.admin('PUT', at(capturePlanePaths.assignment, { planId, userId }))
  await world.admin('PATCH', at(capturePlanePaths.user, { userId }), { status: 'Suspended' })
  expect(await gapsOf(world, userId)).toMatchObject([
    { reason: 'no-plan', from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T09:01:00.000Z' },
    { reason: 'suspended', from: '2026-03-02T09:01:00.000Z', until: null },
  ])
})
