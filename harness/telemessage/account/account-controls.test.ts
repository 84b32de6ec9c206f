import { expect, it } from 'vitest'
import { createVirtualClock, type VirtualClock } from '../../control/clock.ts'
import { createAccounts } from '../login/accounts.ts'
import { asha, bruno, outsider, sampleArchiver, sampleEvent } from '../sample-event.ts'
import { createSite, type Site } from '../site.ts'

const accounts = await createAccounts([])
const cloud = { source: 'cloud-archiver', network: 'WhatsApp' } as const

function setup(): { site: Site; clock: VirtualClock; codeOfCapture(overrides?: object): string | undefined } {
  const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
  const site = createSite({ clock, archiver: sampleArchiver, accounts })
  site.register(asha)
  site.register(bruno)
  const codeOfCapture = (overrides = {}): string | undefined => {
    const before = [...site.capturedItems()].length
    try {
      site.capture(sampleEvent(overrides))
      return undefined
    } catch (error) {
      expect([...site.capturedItems()]).toHaveLength(before)
      return (error as { code?: string }).code
    }
  }
  return { site, clock, codeOfCapture }
}

it('registers somebody in one go, so that they are captured at once', () => {
  expect(setup().codeOfCapture()).toBeUndefined()
})

it('registers people of both products, each on a plan of their own product', () => {
  const { site, codeOfCapture } = setup()
  const cleo = { ...asha, number: '15550100003', ...cloud }
  site.register(cleo)
  site.register({ ...cleo, number: '15550100004' })
  expect(codeOfCapture({ capturedBy: '15550100004', ...cloud })).toBeUndefined()
  expect(codeOfCapture({ capturedBy: '15550100004' })).toBe('no-plan')
})

it.each([
  ['another app', { network: 'WhatsApp Business' }, 'no-device'],
  ['another product', { source: 'cloud-archiver' }, 'no-plan'],
])('captures nothing of %s than that which was activated (SIT-3)', (_what, overrides, code) => {
  expect(setup().codeOfCapture(overrides)).toBe(code)
})

it.each([
  ['suspended', (site: Site) => site.suspendUser(asha.number), 'user-suspended'],
  ['on no plan', (site: Site) => site.unassignUser(asha.number), 'no-plan'],
  ['unlinked', (site: Site) => site.unlinkDevices(asha.number), 'no-device'],
  ['deleted', (site: Site) => site.deleteUser(asha.number), 'not-registered'],
] as const)('captures nothing of a user who is %s', (_what, end, code) => {
  const { site, codeOfCapture } = setup()
  end(site)
  expect(codeOfCapture()).toBe(code)
  expect(codeOfCapture({ capturedBy: bruno.number })).toBeUndefined()
})

it.each([
  [
    'reactivated',
    (site: Site) => site.suspendUser(asha.number),
    (site: Site) => site.reactivateUser(asha.number),
    'suspended',
  ],
  [
    'assigned again',
    (site: Site) => site.unassignUser(asha.number),
    (site: Site) => site.assignUser(asha.number),
    'no-plan',
  ],
  [
    'activated again',
    (site: Site) => site.unlinkDevices(asha.number),
    (site: Site) => site.activateDevice(asha.number, asha),
    'unlinked',
  ],
] as const)('goes on to capture a user who is %s, and shows the gap', (_what, end, goOn, reason) => {
  const { site, clock, codeOfCapture } = setup()
  end(site)
  clock.advance(60_000)
  goOn(site)
  expect(codeOfCapture()).toBeUndefined()
  expect(site.captureGaps(asha.number)).toEqual([
    {
      source: 'phone-archiver',
      network: 'WhatsApp',
      from: '2026-03-03T00:00:00.000Z',
      until: '2026-03-03T00:01:00.000Z',
      reason,
    },
  ])
})

it('does not serve the address of a deleted user, but that of the next user with the number', () => {
  const { site } = setup()
  const addressOfAsha = (): string | undefined =>
    site.capture(sampleEvent({ capturedBy: bruno.number })).participants[0]?.userEmailAddress
  expect(addressOfAsha()).toBe('asha@contoso.example')
  site.deleteUser(asha.number)
  expect(addressOfAsha()).toBeUndefined()
  site.register({ ...asha, userEmailAddress: 'cleo@contoso.example' })
  expect(addressOfAsha()).toBe('cleo@contoso.example')
})

it('serves the address that a user has at the time of each capture', () => {
  const { site } = setup()
  const addresses = ['ben@contoso.example', null].map((address) => {
    site.changeEmailAddress(asha.number, address)
    return site.capture(sampleEvent({ capturedBy: bruno.number })).participants[0]?.userEmailAddress
  })
  expect(addresses).toEqual(['ben@contoso.example', undefined])
})

it('keeps the address of a suspended user, who is registered still (SIT-4)', () => {
  const { site } = setup()
  site.suspendUser(asha.number)
  const { participants } = site.capture(sampleEvent({ capturedBy: bruno.number }))
  expect(participants[0]?.userEmailAddress).toBe('asha@contoso.example')
})

it.each([
  [0, undefined],
  [14 * 86_400_000 - 1, undefined],
  [14 * 86_400_000, 'event-before-reassignment'],
])('accepts or refuses an event from before a reassignment, %i ms after it: %s', (afterMs, code) => {
  const { site, clock, codeOfCapture } = setup()
  site.deleteUser(asha.number)
  site.register(asha)
  const eventTime = new Date(clock.now().getTime() - 1)
  const captureTime = new Date(clock.now().getTime() + afterMs)
  expect(codeOfCapture({ eventTime, captureTime })).toBe(code)
  expect(codeOfCapture({ eventTime: clock.now(), captureTime })).toBeUndefined()
})

it('accepts an event from before the first holder was registered', () => {
  const eventTime = new Date('2020-01-01T00:00:00Z')
  expect(setup().codeOfCapture({ eventTime, captureTime: new Date('2030-01-01T00:00:00Z') })).toBeUndefined()
})

it('refuses to change a number that nobody has, and does not repeat it in the message', () => {
  const { site } = setup()
  for (const control of [
    site.suspendUser,
    site.reactivateUser,
    site.deleteUser,
    site.unassignUser,
    site.assignUser,
    site.unlinkDevices,
    site.captureGaps,
    (number: string) => site.activateDevice(number, cloud),
  ]) {
    expect(() => control(outsider)).toThrowError(
      expect.objectContaining({ code: 'not-registered', message: expect.not.stringMatching(/[0-9]/) }),
    )
  }
})

it('refuses a number that nobody has on a site without plans, too', () => {
  const site = createSite({
    clock: createVirtualClock(new Date('2026-03-03T00:00:00Z')),
    archiver: sampleArchiver,
    accounts,
  })
  expect(() => site.assignUser(outsider)).toThrowError(expect.objectContaining({ code: 'not-registered' }))
})

it('is put back with its users, plans and devices', () => {
  const { site, codeOfCapture } = setup()
  const putBack = site.save()
  site.deleteUser(asha.number)
  site.unassignUser(bruno.number)
  site.register({ ...asha, number: '15550100003' })
  for (let time = 1; time <= 2; time += 1) {
    putBack()
    expect([codeOfCapture(), codeOfCapture({ capturedBy: bruno.number })]).toEqual([undefined, undefined])
    expect(codeOfCapture({ capturedBy: '15550100003' })).toBe('not-registered')
    expect(site.captureGaps(asha.number)).toEqual([])
  }
})
