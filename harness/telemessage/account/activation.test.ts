import { expect, it } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { unmatchable } from '../login/passwords.ts'
import { type CaptureAccount, createCaptureAccount } from './account.ts'
import {
  activateDevice,
  activatePhone,
  codeLifeMs,
  issueCode,
  issueLink,
  linkLifeMs,
  revokeLink,
  scanLink,
  unlinkDevice,
} from './activation.ts'
import { changeUser, createUser, deleteUser } from './user-administration.ts'
import type { StoredUser } from './users.ts'

const phone = { source: 'phone-archiver', network: 'WhatsApp' } as const

function setup(): { account: CaptureAccount; clock: VirtualClock; user: StoredUser } {
  const clock = createVirtualClock(new Date('2026-03-02T09:00:00.000Z'))
  const account = createCaptureAccount(clock, memoryTables)
  account.plans.add('Desk', 'cloud-archiver')
  const user = createUser(account, { firstName: 'Asha', number: '15550100001' }, unmatchable())
  return { account, clock, user }
}

const statusOf = ({ account, user }: ReturnType<typeof setup>): string => account.users.get(user.userId).status

it('activates a user with their first device', () => {
  const world = setup()
  activateDevice(world.account, world.user, phone)
  expect(statusOf(world)).toBe('Activated')
})

it('has a number on one phone: a new instance of the app replaces the one before, without a gap', () => {
  const { account, user } = setup()
  const { planId } = account.plans.add('Phones', 'phone-archiver')
  account.plans.assign(planId, user.userId)
  const first = activateDevice(account, user, phone)
  const business = activateDevice(account, user, { ...phone, network: 'WhatsApp Business' })
  const second = activateDevice(account, user, phone)
  const linked = account.devices.ofUser(user.userId).filter(({ unlinkedAtMs }) => unlinkedAtMs === undefined)
  expect(linked).toEqual([business, second])
  expect(account.devices.get(first.deviceId).unlinkedAtMs).toBe(account.nowMs())
  expect(account.gaps.ofUser(user.userId)).toEqual([])
})

it('accepts an activation code until it expires on the calendar', async () => {
  const { account, clock, user } = setup()
  const { code, expiresAtMs } = await issueCode(account, user.userId)
  expect(expiresAtMs - account.nowMs()).toBe(10 * 60 * 1000)
  clock.advance(codeLifeMs)
  const { number } = user
  await expect(activatePhone(account, { number, code, network: 'WhatsApp' })).rejects.toMatchObject({
    code: 'activation-refused',
  })
  clock.advance(-1)
  expect(await activatePhone(account, { number, code, network: 'WhatsApp' })).toMatchObject(phone)
})

it.each([
  ['suspended', (account: CaptureAccount, userId: string) => changeUser(account, userId, { status: 'Suspended' })],
  ['deleted', (account: CaptureAccount, userId: string) => deleteUser(account, userId)],
])('refuses the code of a user who was %s while it was checked', async (_what, end) => {
  const { account, user } = setup()
  const { code } = await issueCode(account, user.userId)
  const activation = activatePhone(account, { number: user.number, code, network: 'WhatsApp' })
  end(account, user.userId)
  await expect(activation).rejects.toMatchObject({ code: 'activation-refused' })
  expect(account.devices.ofUser(user.userId)).toEqual([])
})

it('locks a user only after too many wrong guesses of their code', async () => {
  const world = setup()
  const { account, user } = world
  const { code } = await issueCode(account, user.userId)
  const wrong = code === '00000000' ? '00000001' : '00000000'
  const guess = () => activatePhone(account, { number: user.number, code: wrong, network: 'WhatsApp' })
  for (let time = 1; time <= 4; time += 1) await expect(guess()).rejects.toThrow()
  expect(statusOf(world)).toBe('Pending')
  await expect(guess()).rejects.toThrow()
  expect(statusOf(world)).toBe('Locked')
})

it('does not lock a user without a code: otherwise a stranger could lock every user whose number is known', async () => {
  const world = setup()
  const activation = { number: world.user.number, code: '00000000', network: 'WhatsApp' } as const
  for (let time = 1; time <= 6; time += 1) await expect(activatePhone(world.account, activation)).rejects.toThrow()
  expect(statusOf(world)).toBe('Pending')
})

it('links the app that scans, once, until the link expires on the calendar', () => {
  const { account, clock, user } = setup()
  const { token } = issueLink(account, user.userId, 'WhatsApp Business')
  const late = issueLink(account, user.userId, 'WhatsApp')
  const { link, device } = scanLink(account, token)
  expect([device.source, device.network, link.deviceId]).toEqual([
    'cloud-archiver',
    'WhatsApp Business',
    device.deviceId,
  ])
  expect(() => scanLink(account, token)).toThrowError(expect.objectContaining({ code: 'link-scanned' }))
  clock.advance(linkLifeMs)
  expect(() => scanLink(account, late.token)).toThrowError(expect.objectContaining({ code: 'link-expired' }))
})

it('scans no revoked link', () => {
  const { account, user } = setup()
  const { link, token } = issueLink(account, user.userId, 'WhatsApp')
  revokeLink(account, link.linkId)
  expect(() => scanLink(account, token)).toThrowError(expect.objectContaining({ code: 'link-revoked' }))
})

it('leaves a gap from the revocation of a scanned link to the next scan', () => {
  const { account, clock, user } = setup()
  const first = issueLink(account, user.userId, 'WhatsApp')
  scanLink(account, first.token)
  const unlinkedMs = account.nowMs() + 1_000
  clock.advance(1_000)
  revokeLink(account, first.link.linkId)
  clock.advance(1_000)
  scanLink(account, issueLink(account, user.userId, 'WhatsApp').token)
  expect(account.gaps.ofUser(user.userId)).toEqual([
    {
      source: 'cloud-archiver',
      network: 'WhatsApp',
      fromMs: unlinkedMs,
      untilMs: unlinkedMs + 1_000,
      reason: 'unlinked',
    },
  ])
})

it('leaves no gap when one of two linked apps is unlinked', () => {
  const { account, user } = setup()
  const [first] = [1, 2].map(() => scanLink(account, issueLink(account, user.userId, 'WhatsApp').token).device)
  unlinkDevice(account, first?.deviceId ?? '')
  expect(account.gaps.ofUser(user.userId)).toEqual([])
})

it('drops what an unlinked device uploaded for nothing', () => {
  const { account, user } = setup()
  const { deviceId } = activateDevice(account, user, phone)
  const { uploadId } = account.uploads.add(deviceId, Buffer.of(1))
  unlinkDevice(account, deviceId)
  expect(() => account.uploads.waiting(deviceId, uploadId)).toThrow()
})
