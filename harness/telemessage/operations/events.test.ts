import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  archivePlanePaths,
  capturePlanePaths,
  type DeviceCredentials,
  type Item,
  type Upload,
} from '../../contract/index.ts'
import {
  askForLink,
  at,
  type CaptureWorld,
  codeOf,
  createUser,
  day1,
  json,
  newEvent,
  newUser,
  openCaptureWorld,
  openLinkedUser,
  postEvent,
  scan,
  servedItems,
  upload,
} from '../transport-cases/capture-world.ts'

let world: CaptureWorld
beforeEach(async () => {
  world = await openCaptureWorld()
})
afterEach(() => expect(world.complaints).toEqual([]))

const dayMs = 24 * 60 * 60 * 1000

it('serves the bytes of an upload under what the event says of them', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const bytes = Buffer.from('%PDF-1.7 four')
  const uploaded = await upload(world, deviceToken, bytes)
  const { uploadId, ...told } = json<Upload>(uploaded)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect([uploaded.status, told]).toEqual([201, { sizeBytes: bytes.length, sha256 }])
  const attachment = { fileName: 'Übersicht.pdf', contentType: 'application/pdf', declaredSizeBytes: 9 }
  const item = json<Item>(
    await postEvent(world, deviceToken, { kind: 'document', attachments: [{ uploadId, ...attachment }] }),
  )
  expect(item.attachments).toEqual([
    { attachmentId: uploadId, fileName: 'Übersicht.pdf', contentType: 'application/pdf', sizeBytes: 9, sha256 },
  ])
  const path = at(archivePlanePaths.attachment, { itemId: item.itemId, attachmentId: uploadId })
  const downloaded = await world.admin('GET', path)
  expect([downloaded.headers['content-type'], downloaded.body]).toEqual(['application/pdf', bytes])
})

it('refers to an upload once', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const { uploadId } = json<Upload>(await upload(world, deviceToken, Buffer.of(1)))
  const attachments = [{ uploadId, fileName: 'a', contentType: '' }]
  await postEvent(world, deviceToken, { attachments })
  expect(codeOf(await postEvent(world, deviceToken, { attachments }))).toBe('upload-unknown')
})

it('refers to no upload of another device', async () => {
  const { deviceToken, user } = await openLinkedUser(world)
  const { uploadId } = json<Upload>(await upload(world, deviceToken, Buffer.of(1)))
  const other = json<DeviceCredentials>(await scan(world, (await askForLink(world, user.userId)).token))
  const attachments = [{ uploadId, fileName: 'a', contentType: '' }]
  expect(codeOf(await postEvent(world, other.deviceToken, { attachments }))).toBe('upload-unknown')
})

it('keeps an upload for another try when its event was refused', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const { uploadId } = json<Upload>(await upload(world, deviceToken, Buffer.of(1)))
  const attachments = [{ uploadId, fileName: 'a', contentType: '' }]
  expect(codeOf(await postEvent(world, deviceToken, { kind: 'call', attachments }))).toBe('details-missing')
  expect((await postEvent(world, deviceToken, { attachments })).status).toBe(201)
})

it('carries every field that a phone can tell into the item', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const told = {
    refersTo: 'posted-0',
    linkPreview: { url: 'https://contoso.example/', title: 'Contoso', description: 'The firm' },
    missingMedia: [{ fileName: 'lost.jpg', contentType: 'image/jpeg', sizeBytes: 7 }],
    forwarded: true as const,
    viewOnce: true as const,
    call: { mode: 'video' as const, outcome: 'answered' as const, durationSeconds: 5 },
    location: { latitude: 51.5, longitude: -0.1, place: 'Old Street' },
    contact: { displayName: 'Chloé', numbers: ['33639980104'] },
  }
  const item = json<Item>(
    await postEvent(world, deviceToken, { ...told, text: 'ask @15550100999', mentionedNumbers: ['15550100999'] }),
  )
  expect(item).toMatchObject(told)
  expect(item.mentions).toEqual([{ number: '15550100999', name: 'Ola' }])
})

it('archives a deletion, which repeats the deleted message', async () => {
  const { deviceToken } = await openLinkedUser(world)
  const { archiveMessageId } = json<Item>(await postEvent(world, deviceToken))
  const deletion = { deletedBy: newUser.number, scope: 'for-all' as const, readBy: ['15550100999'] }
  const item = json<Item>(
    await postEvent(world, deviceToken, { kind: 'deletion', text: '', refersTo: archiveMessageId, deletion }),
  )
  expect([item.text, item.deletion]).toEqual(['see you at nine', { by: 'sender', scope: 'for-all', readState: 'READ' }])
})

it.each(['source', 'network', 'captureTime', 'colour'])('refuses an event with the field %s', async (field) => {
  const { deviceToken } = await openLinkedUser(world)
  const event = { ...newEvent(), [field]: 'cloud-archiver' }
  expect(codeOf(await world.device(deviceToken, capturePlanePaths.events, event))).toBe('body-invalid')
})

it('accepts an event of the present, and one that comes years late', async () => {
  const { deviceToken } = await openLinkedUser(world)
  for (const eventTime of [day1.toISOString(), '2019-01-01T00:00:00Z']) {
    const item = json<Item>(await postEvent(world, deviceToken, { eventTime }))
    expect([Date.parse(item.eventTime), item.captureTime]).toEqual([Date.parse(eventTime), day1.toISOString()])
  }
})

it('archives messages to the former holder of a number under the new one for fourteen days', async () => {
  const old = await openLinkedUser(world)
  await world.admin('DELETE', at(capturePlanePaths.user, { userId: old.user.userId }))
  world.clock.advance(dayMs)
  const { userId } = await createUser(world, { firstName: 'Ben', userEmailAddress: 'ben@contoso.example' })
  const { deviceToken } = json<DeviceCredentials>(await scan(world, (await askForLink(world, userId)).token))
  const late = { eventTime: '2026-03-02T08:00:00Z' }
  world.clock.advance(14 * dayMs - 1)
  const item = json<Item>(await postEvent(world, deviceToken, late))
  // The wrong custodian: the message was sent to Asha, but it is archived for Ben.
  expect(item.participants[0]).toMatchObject({ number: newUser.number, userEmailAddress: 'ben@contoso.example' })
  expect(await servedItems(world)).toEqual([item])
  world.clock.advance(1)
  expect(codeOf(await postEvent(world, deviceToken, late))).toBe('event-before-reassignment')
  expect((await postEvent(world, deviceToken, { eventTime: '2026-03-03T09:00:00Z' })).status).toBe(201)
})
