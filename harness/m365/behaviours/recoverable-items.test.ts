import { expect, test } from 'vitest'
import { recoverableItems } from '../compliance/recoverable-items/recoverable-items.ts'
import { openMailWorld } from '../transport-cases/mail-world.ts'

const forEver = { owner: 'legal@contoso.example', comment: '', durationDays: undefined }
const dayMs = 86_400_000
const received = (value: string) => ({ singleValueExtendedProperties: [{ id: 'SystemTime 0x0E06', value }] })
const sent = { singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value: '1' }] }

async function setup() {
  const world = await openMailWorld({ mail: { mailAdvanced: false } })
  const { tenant, room } = world
  const [mailbox] = tenant.compliance.searchable()
  if (mailbox === undefined) throw new Error('Asha has no mailbox')
  return {
    ...world,
    mailbox,
    compliance: tenant.compliance,
    purge: (id: string) => world.post(`messages/${id}/permanentDelete`),
    /** Places in the order of the folders. */
    places: () => recoverableItems(mailbox.folders).map(({ place }) => place),
    daysPass: async (days: number) => {
      room.clock.advance(days * dayMs)
      await tenant.compliance.assistant.runNow()
    },
  }
}

test('recoverable-items.permanent-delete', async () => {
  const { create, purge, get, places, mailbox } = await setup()
  const { id } = await create()
  const immutableId = mailbox.message(id)?.immutableId ?? ''
  expect((await purge(id)).status).toBe(204)
  expect(places()).toEqual(['Purges'])
  const purged = recoverableItems(mailbox.folders)[0]?.message.messageId ?? ''
  for (const one of [id, immutableId, purged]) expect((await get(`messages/${one}`)).status).toBe(404)
})

test('recoverable-items.deleted-item-retention', async () => {
  const { create, remove, daysPass, places } = await setup()
  const { id } = await create()
  await remove(`messages/${id}`)
  await daysPass(13.9)
  expect(places()).toEqual(['Deletions'])
  await daysPass(0.1)
  expect(places()).toEqual([])
})

test('recoverable-items.single-item-recovery', async () => {
  const { create, purge, daysPass, places, compliance } = await setup()
  await purge((await create()).id)
  await daysPass(13.9)
  expect(places()).toEqual(['Purges'])
  compliance.settings.change({ singleItemRecovery: false })
  await purge((await create()).id)
  expect(places()).toEqual(['Purges'])
})

test('recoverable-items.own-quota', async () => {
  const { create, remove, mailbox, post, tenant } = await setup()
  const body = { body: { contentType: 'text', content: 'x'.repeat(6_000) } }
  tenant.setQuota('asha@contoso.example', 10_000)
  await remove(`messages/${(await create(body)).id}`)
  expect((await post('messages', body)).status).toBe(201)
  expect((await post('messages', body)).body.error.code).toBe('ErrorQuotaExceeded')
  const gigabyte = 1024 ** 3
  expect(mailbox.hasRecoverableRoom(30 * gigabyte - mailbox.recoverableBytes())).toBe(true)
  expect(mailbox.hasRecoverableRoom(30 * gigabyte - mailbox.recoverableBytes() + 1)).toBe(false)
})

test('recoverable-items.full', async () => {
  const { create, remove, patch, places, compliance, tenant } = await setup()
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  const { id } = await create(sent)
  tenant.setQuota('asha@contoso.example', 1e9, 10)
  expect((await patch(id, received('2026-01-01T00:00:00Z'))).status).toBe(200)
  expect((await remove(`messages/${id}`)).body.error.message).toContain('nothing can be deleted')
  expect(places()).toEqual([])
})

test('recoverable-items.copy-on-write', async () => {
  const { create, patch, post, places, compliance } = await setup()
  const { id } = await create(sent)
  await patch(id, received('2026-01-01T00:00:00Z'))
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  await patch(id, { isRead: true })
  await patch(id, { categories: ['Red'] })
  const moved = (await post(`messages/${id}/move`, { destinationId: 'archive' })).body.id
  expect(places()).toEqual([])
  await patch(moved, received('2026-02-01T00:00:00Z'))
  await post(`messages/${moved}/attachments`, {
    ...{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'YQ==' },
  })
  expect(places()).toEqual(['Versions', 'Versions'])
})

test('recoverable-items.no-versions-of-drafts', async () => {
  const { create, patch, places, compliance } = await setup()
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  await patch((await create()).id, { subject: 'Other' })
  await patch((await create({}, 'mailFolders/inbox/messages')).id, { subject: 'Other' })
  expect(places()).toEqual([])
})

test('recoverable-items.litigation-hold', async () => {
  const { create, purge, daysPass, places, compliance } = await setup()
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha', durationDays: 60 })
  await purge((await create(received('2026-11-02T06:00:00Z'))).id)
  await purge((await create(received('2026-01-02T06:00:00Z'))).id)
  await daysPass(39)
  expect(places()).toEqual(['Purges'])
  await daysPass(1)
  expect(places()).toEqual([])
})

test('recoverable-items.query-holds-later', async () => {
  const { create, purge, daysPass, places, compliance } = await setup()
  const hold = { holdId: 'h', caseId: 'c', displayName: 'Lunch', entryIds: ['asha'] }
  compliance.holds.place({ ...hold, contentQuery: 'subject:lunch' })
  for (const subject of ['Lunch', 'Dinner']) await purge((await create({ subject })).id)
  expect(places()).toEqual(['DiscoveryHolds', 'DiscoveryHolds'])
  await daysPass(14)
  expect(places()).toEqual(['DiscoveryHolds'])
})

test('recoverable-items.delay-hold', async () => {
  const { create, purge, daysPass, places, compliance } = await setup()
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  await purge((await create()).id)
  await daysPass(20)
  compliance.holds.releaseLitigation('asha')
  await daysPass(5)
  expect(compliance.holds.onMailbox('asha', new Date(0))).toBe('delay hold')
  await daysPass(29)
  expect(places()).toEqual(['Purges'])
  await daysPass(1)
  expect(places()).toEqual([])
})

test('recoverable-items.four-principles', async () => {
  const { create, daysPass, places, compliance } = await setup()
  compliance.settings.change({ retentionMailboxBytesMin: 0 })
  await create()
  const policy = { from: 'received', mailboxes: 'all', excluded: [] } as const
  compliance.policies.create({ ...policy, name: 'a', action: 'retain', days: 60 })
  compliance.policies.create({ ...policy, name: 'b', action: 'retain', days: 30 })
  compliance.policies.create({ ...policy, name: 'c', action: 'delete', days: 5 })
  compliance.policies.create({ ...policy, name: 'd', action: 'delete', days: 20, mailboxes: ['asha'] })
  compliance.policies.create({ ...policy, name: 'e', action: 'delete', days: 25, mailboxes: ['asha'] })
  await daysPass(19)
  expect(places()).toEqual([])
  await daysPass(1)
  expect(places()).toEqual(['Deletions'])
  await daysPass(39)
  expect(places()).toEqual(['DiscoveryHolds'])
  await daysPass(1)
  expect(places()).toEqual([])
})

test('recoverable-items.small-mailbox', async () => {
  const { create, daysPass, places, compliance, mailbox } = await setup()
  await create()
  compliance.policies.create({
    ...{ name: 'a', action: 'delete', days: 1, from: 'received', mailboxes: 'all', excluded: [] },
  })
  await daysPass(1)
  expect(places()).toEqual([])
  compliance.settings.change({ retentionMailboxBytesMin: mailbox.usedBytes() })
  await daysPass(0)
  expect(places()).toEqual(['Deletions'])
})

test('recoverable-items.inactive-mailbox', async () => {
  const { create, daysPass, compliance, tenant, mailbox } = await setup()
  await create()
  compliance.holds.place({ holdId: 'h', caseId: 'c', displayName: 'All', entryIds: ['asha'], contentQuery: '' })
  tenant.change('asha', { mailbox: 'soft-deleted' })
  await daysPass(31)
  expect([compliance.lifeOf('asha'), compliance.searchable()]).toEqual(['inactive', [mailbox]])
  compliance.holds.release('h')
  await daysPass(0)
  await daysPass(30)
  expect([compliance.lifeOf('asha'), compliance.searchable(), mailbox.usedBytes()]).toEqual(['gone', [], 0])
})
