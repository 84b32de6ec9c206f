import { afterEach, beforeEach, expect, it } from 'vitest'
import { capturePlanePaths, type DeviceCredentials, type Item } from '../../contract/index.ts'
import {
  asJson,
  askForCode,
  askForLink,
  at,
  type CaptureWorld,
  codeOf,
  createPlan,
  createUser,
  json,
  newEvent,
  newUser,
  openCaptureWorld,
  openLinkedUser,
  postEvent,
  scan,
  servedItems,
} from '../transport-cases/capture-world.ts'

let world: CaptureWorld
beforeEach(async () => {
  world = await openCaptureWorld()
})
afterEach(() => expect(world.complaints).toEqual([]))

it('has a posted event in the archive plane when the answer comes (SIT-1)', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const event = newEvent({ eventTime: '2026-03-01T23:00:00+01:00' })
  const answer = await world.device(deviceToken, capturePlanePaths.events, event)
  const [item] = await servedItems(world)
  expect(answer.status).toBe(201)
  expect(item).toEqual(json<Item>(answer))
  expect(item).toMatchObject({
    archiveMessageId: event.archiveMessageId,
    subject: 'WhatsApp Message From 15550100001 to 15550100999',
    eventTime: '2026-03-01T22:00:00.000Z',
    captureTime: '2026-03-02T09:00:00.000Z',
    source: 'cloud-archiver',
    network: 'WhatsApp',
  })
})

it('captures nothing for a user without a plan, and archives no refused event (SIT-2)', async () => {
  const { user, planId, deviceToken } = await openLinkedUser(world)
  await world.admin('DELETE', at(capturePlanePaths.assignment, { planId, userId: user.userId }))
  const event = newEvent()
  const refused = await world.device(deviceToken, capturePlanePaths.events, event)
  expect([codeOf(refused), await servedItems(world)]).toEqual(['no-plan', []])
  await world.admin('PUT', at(capturePlanePaths.assignment, { planId, userId: user.userId }))
  await world.device(deviceToken, capturePlanePaths.events, event)
  expect(await servedItems(world)).toHaveLength(1)
})

it('captures nothing of a user whose plan is for another product (SIT-2)', async () => {
  await createPlan(world, 'phone-archiver')
  const user = await createUser(world)
  const { deviceToken } = json<DeviceCredentials>(await scan(world, (await askForLink(world, user.userId)).token))
  expect([user.planIds.length, codeOf(await postEvent(world, deviceToken))]).toEqual([1, 'no-plan'])
  expect(await servedItems(world)).toEqual([])
})

it('captures from the activation of the Phone Archiver on (SIT-3)', async () => {
  await createPlan(world, 'phone-archiver')
  const user = await createUser(world)
  expect(user.status).toBe('Pending')
  const activation = { number: user.number, code: await askForCode(world, user.userId), network: 'WhatsApp' }
  const device = json<DeviceCredentials>(await world.ask('POST', capturePlanePaths.activations, asJson(activation)))
  const [first] = [await postEvent(world, device.deviceToken)]
  expect([first.status, json<Item>(first).source]).toEqual([201, 'phone-archiver'])
  const path = at(capturePlanePaths.user, { userId: user.userId })
  expect(json(await world.admin('GET', path))).toMatchObject({ status: 'Activated' })
})

it.each(['WhatsApp', 'WhatsApp Business'] as const)(
  'captures %s from the scan of a link on (SIT-3)',
  async (network) => {
    await createPlan(world, 'cloud-archiver')
    const user = await createUser(world)
    const link = await askForLink(world, user.userId, network)
    const { deviceToken } = json<DeviceCredentials>(await scan(world, link.token))
    const item = json<Item>(await postEvent(world, deviceToken))
    expect([item.source, item.network]).toEqual(['cloud-archiver', network])
  },
)

it('serves the address of every registered participant, as it is when the item is captured (SIT-4)', async () => {
  const { user, deviceToken } = await openLinkedUser(world)
  await createUser(world, { firstName: 'Ben', number: '15550100002', userEmailAddress: 'ben@contoso.example' })
  await createUser(world, { firstName: 'Cleo', number: '15550100003', userEmailAddress: undefined })
  const everybody = [newUser.number, '15550100002', '15550100003', '15550100999'].map((number, index) => ({
    number,
    name: 'somebody',
    role: index === 0 ? ('sender' as const) : ('recipient' as const),
  }))
  const addresses = async (): Promise<(string | undefined)[]> => {
    const item = json<Item>(await postEvent(world, deviceToken, { participants: everybody }))
    return item.participants.map(({ userEmailAddress }) => userEmailAddress)
  }
  expect(await addresses()).toEqual(['asha@contoso.example', 'ben@contoso.example', undefined, undefined])
  await world.admin('PATCH', at(capturePlanePaths.user, { userId: user.userId }), {
    userEmailAddress: 'a@other.example',
  })
  expect((await addresses())[0]).toBe('a@other.example')
  await world.admin('PATCH', at(capturePlanePaths.user, { userId: user.userId }), { userEmailAddress: null })
  expect((await addresses())[0]).toBeUndefined()
})
