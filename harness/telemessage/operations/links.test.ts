import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CloudLinkList, capturePlanePaths, type DeviceCredentials, type DeviceList } from '../../contract/index.ts'
import {
  asJson,
  askForLink,
  at,
  type CaptureWorld,
  codeOf,
  createPlan,
  createUser,
  gapsOf,
  json,
  openCaptureWorld,
  openLinkedUser,
  postEvent,
  scan,
} from '../transport-cases/capture-world.ts'

let world: CaptureWorld
beforeEach(async () => {
  world = await openCaptureWorld()
})
afterEach(() => expect(world.complaints).toEqual([]))

const linkPath = (linkId: string): string => at(capturePlanePaths.link, { linkId })

async function linksOf(userId: string): Promise<CloudLinkList['links']> {
  return json<CloudLinkList>(await world.admin('GET', at(capturePlanePaths.links, { userId }))).links
}

it('issues a link for a day of the calendar, with the token in a part of the address that no server sees', async () => {
  const { userId } = await createUser(world)
  const { token, url, ...link } = await askForLink(world, userId, 'WhatsApp Business')
  expect(link).toEqual({
    linkId: 'link-1',
    network: 'WhatsApp Business',
    status: 'open',
    expiresAt: '2026-03-03T09:00:00.000Z',
  })
  const said = new URL(url)
  expect([said.pathname, said.hash]).toEqual([capturePlanePaths.scans, `#${token}`])
})

it('tells the token of a link once', async () => {
  const { userId } = await createUser(world)
  const { token } = await askForLink(world, userId)
  expect(JSON.stringify(await linksOf(userId))).not.toContain(token)
})

it('draws a QR code that a camera reads, and that can be scanned for what it says', async () => {
  await createPlan(world, 'cloud-archiver')
  const { userId } = await createUser(world)
  const { linkId, token } = await askForLink(world, userId)
  const answer = await world.admin('POST', at(capturePlanePaths.qrCodePicture, { linkId }), { token })
  expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' })
  const { data, width, height } = PNG.sync.read(answer.body)
  const said = new URL(jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? '')
  const scanned = await world.ask('POST', said.pathname, asJson({ token: said.hash.slice(1) }))
  expect([scanned.status, scanned.headers['cache-control']]).toEqual([201, 'no-store'])
  const { deviceToken, tokenType, expiresInSeconds } = json<DeviceCredentials>(scanned)
  expect([tokenType, expiresInSeconds]).toEqual(['Bearer', 86_400])
  expect((await postEvent(world, deviceToken)).status).toBe(201)
})

it('draws the same for a terminal', async () => {
  const { userId } = await createUser(world)
  const { linkId, token } = await askForLink(world, userId)
  const answer = await world.admin('POST', at(capturePlanePaths.qrCodeText, { linkId }), { token })
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.body.toString()).toMatch(/[▀▄█]{7}/)
})

it('draws no code of a link for the token of another one', async () => {
  const { userId } = await createUser(world)
  const [{ linkId }, { token }] = [await askForLink(world, userId), await askForLink(world, userId)]
  const answer = await world.admin('POST', at(capturePlanePaths.qrCodePicture, { linkId }), { token })
  expect(codeOf(answer)).toBe('link-token-unknown')
})

it('lists the links of a user with what they are good for', async () => {
  await createPlan(world, 'cloud-archiver')
  const { userId } = await createUser(world)
  const links = [await askForLink(world, userId), await askForLink(world, userId), await askForLink(world, userId)]
  await scan(world, links[0]?.token ?? '')
  await world.admin('DELETE', linkPath('link-2'))
  world.clock.advance(24 * 60 * 60 * 1000)
  expect((await linksOf(userId)).map(({ linkId, status, deviceId }) => [linkId, status, deviceId])).toEqual([
    ['link-1', 'scanned', 'device-1'],
    ['link-2', 'revoked', undefined],
    ['link-3', 'expired', undefined],
  ])
})

it('makes a gap that can be seen when a scanned link is revoked, until the next scan', async () => {
  const { user, deviceToken } = await openLinkedUser(world)
  world.clock.advance(60_000)
  const revoked = await world.admin('DELETE', linkPath('link-1'))
  expect([revoked.status, json(revoked)]).toMatchObject([200, { status: 'revoked' }])
  expect(codeOf(await postEvent(world, deviceToken))).toBe('device-unlinked')
  const gap = { source: 'cloud-archiver', network: 'WhatsApp', from: '2026-03-02T09:01:00.000Z', reason: 'unlinked' }
  expect(await gapsOf(world, user.userId)).toEqual([{ ...gap, until: null }])
  world.clock.advance(60_000)
  await scan(world, (await askForLink(world, user.userId)).token)
  expect(await gapsOf(world, user.userId)).toEqual([{ ...gap, until: '2026-03-02T09:02:00.000Z' }])
})

it('revokes a link as often as it is asked to, and keeps the first time', async () => {
  const { user } = await openLinkedUser(world)
  await world.admin('DELETE', linkPath('link-1'))
  world.clock.advance(60_000)
  expect((await world.admin('DELETE', linkPath('link-1'))).status).toBe(200)
  const answer = await world.admin('GET', at(capturePlanePaths.devices, { userId: user.userId }))
  expect(json<DeviceList>(answer).devices).toMatchObject([{ unlinkedAt: '2026-03-02T09:00:00.000Z' }])
})

it('keeps every token out of the journal', async () => {
  const { user, deviceToken } = await openLinkedUser(world)
  const { linkId, token } = await askForLink(world, user.userId)
  await world.admin('POST', at(capturePlanePaths.qrCodePicture, { linkId }), { token })
  await scan(world, token)
  await postEvent(world, deviceToken)
  const journal = JSON.stringify(world.journal.entries())
  expect(journal).toContain('links.scan')
  for (const secret of [token, deviceToken, world.accountToken, user.number]) expect(journal).not.toContain(secret)
})
