import { expect, test } from 'vitest'
import {
  type ActivationCode,
  archivePlanePaths,
  capturePlanePaths,
  type DeviceCredentials,
  type IssuedCloudLink,
  type ItemsPage,
  type LoginResponse,
  type User,
} from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import type { StateTables } from '../control/state/state-tables.ts'
import { openSampleTables, type SampleCaller, sampleCaller } from '../stores/sample-restart.ts'
import { createAccounts } from '../telemessage/login/accounts.ts'
import { asha, bruno, sampleArchiver, sampleAttachment, sampleEvent } from '../telemessage/sample-event.ts'
import { createSite, type Site } from '../telemessage/site.ts'
import { at, newEvent, newUser } from '../telemessage/transport-cases/capture-world.ts'

const clock = createVirtualClock(new Date('2026-03-02T09:00:00.000Z'))
const admin = { username: 'admin', password: 'correct horse' }
const accounts = await createAccounts([admin, { username: 'locked', password: 'battery staple' }])
const manyBytes = Buffer.alloc(200_000, 'seven bytes')

function siteWith(tables: StateTables): Site {
  return createSite({ clock, archiver: sampleArchiver, accounts, tables })
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function logIn({ json }: SampleCaller): Promise<Record<string, string>> {
  const { accessToken } = await json<LoginResponse>('POST', archivePlanePaths.login, { body: admin })
  return bearer(accessToken)
}

/** Users in every state, with what waits for them, and captures of every kind; then everything is read. */
async function fill(site: Site, caller: SampleCaller) {
  const { ask, json } = caller
  const headers = await logIn(caller)
  const post = <T>(path: string, body?: object) => json<T>('POST', path, { headers, body })
  const plan = await post<{ planId: string }>(capturePlanePaths.plans, { name: 'cloud', source: 'cloud-archiver' })
  const phones = await post<{ planId: string }>(capturePlanePaths.plans, { name: 'phone', source: 'phone-archiver' })
  const { userId } = await post<User>(capturePlanePaths.users, { ...newUser, number: '15550100011' })
  await ask('PUT', at(capturePlanePaths.assignment, { planId: plan.planId, userId }), { headers })
  await ask('PUT', at(capturePlanePaths.assignment, { planId: phones.planId, userId }), { headers })
  const scanned = await post<IssuedCloudLink>(at(capturePlanePaths.links, { userId }), { network: 'WhatsApp' })
  const open = await post<IssuedCloudLink>(at(capturePlanePaths.links, { userId }), { network: 'WhatsApp' })
  const { deviceToken } = await post<DeviceCredentials>(capturePlanePaths.scans, { token: scanned.token })
  const { code } = await post<ActivationCode>(at(capturePlanePaths.activationCodes, { userId }))
  const device = bearer(deviceToken)
  const octets = { ...device, 'content-type': 'application/octet-stream' }
  const upload = (body: Buffer) =>
    json<{ uploadId: string }>('POST', capturePlanePaths.attachments, { headers: octets, body })
  const used = await upload(Buffer.from('an image'))
  const waiting = await upload(manyBytes)
  const attachment = { uploadId: used.uploadId, fileName: 'a.png', contentType: 'image/png' }
  const event = newEvent({ capturedBy: '15550100011', attachments: [attachment] })
  await json('POST', capturePlanePaths.events, { headers: device, body: event })
  fillArchive(site)
  for (let time = 0; time < 5; time += 1) {
    await ask('POST', archivePlanePaths.login, { body: { username: 'locked', password: 'wrong' } })
  }
  site.register({ ...bruno, number: '15550100022' })
  site.suspendUser('15550100022')
  site.register({ ...bruno, number: '15550100033' })
  site.deleteUser('15550100033')
  site.servesPages({ lengths: [2, 1, 0, 4] })
  await readEverything(site, caller, headers)
  return { headers, device, userId, code, openToken: open.token, waiting: waiting.uploadId }
}

function fillArchive(site: Site): void {
  site.register(asha)
  site.register(bruno)
  for (const minute of [5, 3, 1, 4, 2]) {
    const captureTime = new Date(Date.UTC(2026, 2, 2, 8, minute))
    site.capture(sampleEvent({ archiveMessageId: `at ${minute}`, captureTime, eventTime: captureTime }))
  }
  const attachments = [
    sampleAttachment(manyBytes, { attachmentId: 'large' }, 64 * 1024),
    sampleAttachment(Buffer.of(), { attachmentId: 'empty' }),
  ]
  site.capture(sampleEvent({ archiveMessageId: 'with-attachments', attachments }))
  const captureTime = new Date('2026-03-02T09:00:01.000Z')
  for (const json of ['{"itemId":"raw"}', '{"itemId":"raw","second":true}', '17']) {
    site.captureRaw({ captureTime, json, attachments: [{ ...sampleAttachment(Buffer.of(1)), attachmentId: 'of raw' }] })
  }
}

async function readEverything(site: Site, { ask, json }: SampleCaller, headers: Record<string, string>): Promise<void> {
  const get = (path: string) => ask('GET', path, { headers })
  const { users } = await json<{ users: User[] }>('GET', capturePlanePaths.users, { headers })
  for (const { userId } of users) {
    for (const path of ['user', 'links', 'devices', 'gaps'] as const) await get(at(capturePlanePaths[path], { userId }))
  }
  await get(capturePlanePaths.plans)
  for (const basis of ['capture', 'event']) {
    const window = `${archivePlanePaths.items}?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&basis=${basis}&limit=3`
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ItemsPage = await json('GET', `${window}${cursor && `&cursor=${cursor}`}`, { headers })
      cursor = page.nextCursor
    }
  }
  for (const { itemId, attachments } of site.capturedItems()) {
    await get(`${archivePlanePaths.items}/${itemId}`)
    for (const { attachmentId } of attachments) {
      await get(`${archivePlanePaths.items}/${itemId}/attachments/${attachmentId}`)
    }
  }
  await get(`${archivePlanePaths.items}/raw/attachments/${encodeURIComponent('of raw')}`)
}

test('a site goes on where it was when it stopped', async () => {
  const { tables, reopened } = await openSampleTables()
  const first = siteWith(tables)
  const before = sampleCaller(first, clock)
  const { headers, device, code, openToken, waiting } = await fill(first, before)
  const answers = before.answers()
  expect(Object.values(answers).filter(({ status }) => status !== 200)).toEqual([])
  const second = siteWith(await reopened())
  const after = sampleCaller(second, clock)
  expect(await before.repeat(after)).toEqual(answers)
  expect([...second.capturedItems()]).toEqual([...first.capturedItems()])

  const locked = await after.ask('POST', archivePlanePaths.login, { body: { username: 'locked', password: 'wrong' } })
  expect(locked.status).toBe(429)
  const activation = { number: '15550100011', code, network: 'WhatsApp' }
  const { deviceId } = await after.json<DeviceCredentials>('POST', capturePlanePaths.activations, { body: activation })
  const scan = await after.json<DeviceCredentials>('POST', capturePlanePaths.scans, { body: { token: openToken } })
  expect([deviceId, scan.deviceId]).toEqual(['device-6', 'device-7'])
  const octets = { ...device, 'content-type': 'application/octet-stream' }
  const upload = await after.json('POST', capturePlanePaths.attachments, { headers: octets, body: manyBytes })
  expect(upload).toMatchObject({ uploadId: 'upload-3' })
  const attachments = [{ uploadId: waiting, fileName: 'b.bin', contentType: 'application/octet-stream' }]
  const event = newEvent({ capturedBy: '15550100011', attachments })
  await after.json('POST', capturePlanePaths.events, { headers: device, body: event })
  const [item] = [...second.capturedItems()].filter(
    ({ archiveMessageId }) => archiveMessageId === event.archiveMessageId,
  )
  const path = `${archivePlanePaths.items}/${item?.itemId}/attachments/${waiting}`
  expect((await after.ask('GET', path, { headers })).body).toBe(manyBytes.toString('base64'))
  expect(() => second.capture(sampleEvent({ archiveMessageId: 'at 3' }))).toThrow(
    expect.objectContaining({ code: 'captured-twice' }),
  )
})

test('state is kept under the same names as before, so that data of an earlier version is read', async () => {
  const { tables, names } = await openSampleTables()
  const site = siteWith(tables)
  await fill(site, sampleCaller(site, clock))
  expect(await names()).toMatchInlineSnapshot(`
    [
      "account/codes/of user",
      "account/devices/by id",
      "account/devices/ids of user",
      "account/devices/values: added",
      "account/gaps/of user",
      "account/links/by id",
      "account/links/id of token",
      "account/plans/by id",
      "account/plans/of user",
      "account/uploads/values: added",
      "account/uploads/waiting",
      "account/users/by id",
      "account/users/last of number",
      "account/users/last of username",
      "archive/items",
      "archive/others",
      "device tokens/by hash",
      "login locks/failures",
      "pages/values: script",
      "tokens/by hash",
      "values: cursor secret",
    ]
  `)
})

test('a saved state that is put back is there after the next start', async () => {
  const { tables, reopened } = await openSampleTables()
  const site = siteWith(tables)
  const caller = sampleCaller(site, clock)
  const { headers, device, openToken } = await fill(site, caller)
  const putBack = site.save()
  const captured = [...site.capturedItems()]
  const attachments = [sampleAttachment(manyBytes, { attachmentId: 'undone' })]
  site.capture(sampleEvent({ archiveMessageId: 'undone', attachments }))
  site.captureRaw({ captureTime: clock.now(), json: '{"itemId":"undone"}', attachments: [] })
  site.changeEmailAddress('15550100001', 'undone@contoso.example')
  site.unlinkDevices('15550100002')
  site.register({ ...bruno, number: '15550100044' })
  const octets = { ...device, 'content-type': 'application/octet-stream' }
  await caller.json('POST', capturePlanePaths.attachments, { headers: octets, body: Buffer.of(1) })
  await caller.json('POST', capturePlanePaths.scans, { body: { token: openToken } })
  await caller.json('POST', capturePlanePaths.plans, { headers, body: { name: 'undone', source: 'cloud-archiver' } })
  putBack()
  const again = siteWith(await reopened())
  expect([...again.capturedItems()]).toEqual(captured)
  // A cursor says to which reading of a window it belongs.
  const withoutCursors = (answers: ReturnType<SampleCaller['answers']>) =>
    Object.entries(answers).map(([name, { body, ...answer }]) => [name, answer, body.replace(/"nextCursor":.*/, '')])
  const before = withoutCursors(await caller.repeat(caller))
  expect(withoutCursors(await caller.repeat(sampleCaller(again, clock)))).toEqual(before)
})
