import { expect, test } from 'vitest'
import { presentItems } from './recoverable-items/recoverable-items.ts'
import { openSampleKept, type SampleKept } from './sample-kept.ts'

const everything = { caseId: 'case', displayName: 'All', contentQuery: '' }
const forEver = { owner: 'legal@contoso.example', comment: '', durationDays: undefined }

/** Each owner deletes and purges all messages. */
function deleteEverything({ mailboxes }: SampleKept): void {
  for (const mailbox of mailboxes.all()) {
    const { folders } = mailbox
    const deletions = folders.recoverableNamed('Deletions')
    for (const message of presentItems(folders)) mailbox.move(message, deletions)
    for (const message of [...deletions.messages.values()]) mailbox.purge(message)
  }
}

test('users delete everything in all mailboxes; after deleted item retention and a pass, exactly the held items are left', async () => {
  const world = openSampleKept()
  const { compliance, put } = world
  put('asha', 'a1')
  put('ben', 'b1', { subject: 'red wine' })
  put('ben', 'b2', { subject: 'blue wine' })
  put('ben', 'b3', { subject: '% picture' })
  put('chris', 'c1', { daysAgo: 100 })
  put('chris', 'c2', { daysAgo: 10 })
  put('dana', 'd1')
  put('emil', 'e1', { daysAgo: 5 })
  put('emil', 'e2', { daysAgo: 80 })
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  compliance.holds.place({ ...everything, holdId: 'h', contentQuery: 'red', entryIds: ['ben'] })
  compliance.holds.placeLitigation({ ...forEver, entryId: 'chris', durationDays: 90 })
  const keep = { name: 'Keep', action: 'retain', days: 60, from: 'received', excluded: [] } as const
  compliance.policies.create({ ...keep, mailboxes: ['emil'] })
  deleteEverything(world)
  await world.advanceDays(13)
  const lists = async () => Promise.all(['asha', 'ben', 'chris', 'dana', 'emil'].map(world.items))
  expect((await lists()).flat()).toHaveLength(9)
  await world.advanceDays(1)
  expect(await lists()).toEqual([
    ['a1 Purges'],
    ['b1 DiscoveryHolds', 'b3 DiscoveryHolds'],
    ['c2 Purges'],
    [],
    ['e1 DiscoveryHolds'],
  ])
})

test('a pass says per mailbox what it did', async () => {
  const world = openSampleKept()
  world.put('asha', 'a1')
  world.put('ben', 'b1')
  world.compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  deleteEverything(world)
  world.clock.advance(14 * 24 * 60 * 60 * 1000)
  expect(await world.compliance.assistant.runNow()).toEqual([
    { entryId: 'asha', softDeleted: 0, erased: 0, kept: 1, blocked: 0, isSmall: false },
    { entryId: 'ben', softDeleted: 0, erased: 1, kept: 0, blocked: 0, isSmall: false },
  ])
})

test('a released hold keeps the mailbox for 30 days from the next pass', async () => {
  const world = openSampleKept()
  world.put('asha', 'a1')
  const { holds } = world.compliance
  holds.placeLitigation({ ...forEver, entryId: 'asha' })
  deleteEverything(world)
  await world.advanceDays(20)
  holds.releaseLitigation('asha')
  expect(holds.delay.endOf('asha')).toBeUndefined()
  // The pass of day 21 sets it. It is over on day 51, and the pass of day 56 lifts it.
  await world.advanceDays(1)
  expect(holds.delay.endOf('asha')).toEqual(new Date('2026-04-22T09:00:00Z'))
  await world.advanceDays(34)
  expect(await world.items('asha')).toHaveLength(1)
  await world.advanceDays(1)
  expect(await world.items('asha')).toEqual([])
})

test('a hold acts after the hours that the settings say', async () => {
  const world = openSampleKept()
  const { compliance, mailboxes, put } = world
  compliance.settings.change({ hoursUntilHoldsAct: 24, singleItemRecovery: false })
  compliance.holds.place({ ...everything, holdId: 'h', entryIds: ['asha'] })
  const mailbox = mailboxes.provide('asha')
  expect(mailbox.purge(put('asha', 'too early'))).toBeUndefined()
  world.clock.advance(24 * 60 * 60 * 1000)
  expect(mailbox.purge(put('asha', 'kept'))).toBeDefined()
})

test('more than 500 keywords hold the whole mailbox', async () => {
  const world = openSampleKept()
  world.put('asha', 'a1', { subject: 'green' })
  const query = Array.from({ length: 251 }, (_, at) => `word${at}`).join(' OR ')
  const { holds } = world.compliance
  holds.place({ ...everything, holdId: '1', contentQuery: query, entryIds: ['asha', 'ben'] })
  const at = world.clock.now()
  const [message] = [world.put('ben', 'b1')]
  const item = { mailbox: world.mailboxes.provide('ben'), message }
  expect(await holds.onItem(item, at)).toBeUndefined()
  holds.place({ ...everything, holdId: '2', contentQuery: query, entryIds: ['ben'] })
  expect(await holds.onItem(item, at)).toBe('case hold')
})

test('what a case holds is the search AND (one hold OR another), or the search alone', () => {
  const { holds } = openSampleKept().compliance
  holds.place({ ...everything, holdId: '1', contentQuery: 'red', entryIds: ['asha'] })
  holds.place({ ...everything, holdId: '2', contentQuery: 'blue', entryIds: ['asha'] })
  expect(holds.heldOnly('case', 'wine')).toBe('(wine) AND ((red) OR (blue))')
  expect(holds.heldOnly('case', '')).toBe('(red) OR (blue)')
  holds.place({ ...everything, holdId: '3', entryIds: ['asha'] })
  expect(holds.heldOnly('case', 'wine')).toBe('wine')
  expect(() => holds.heldOnly('other', 'wine')).toThrow('no hold of the case other')
})

test('an organization has 10,000 case holds at most, each once', () => {
  const { holds } = openSampleKept().compliance
  for (let count = 0; count < 10_000; count += 1) holds.place({ ...everything, holdId: `${count}`, entryIds: [] })
  expect(() => holds.place({ ...everything, holdId: '0', entryIds: [] })).toThrow('There is a hold 0 already')
  expect(() => holds.place({ ...everything, holdId: 'one more', entryIds: [] })).toThrow('10000 case holds at most')
})

test('a mailbox that a hold keeps stays searchable after its user left, and is lost when that hold goes', async () => {
  const world = openSampleKept()
  const { compliance, put } = world
  put('asha', 'a1')
  put('ben', 'b1')
  compliance.policies.create({
    ...{ name: 'Short', action: 'delete', days: 900, from: 'received', mailboxes: 'all', excluded: [] },
  })
  compliance.holds.place({ ...everything, holdId: 'h', entryIds: ['asha'] })
  for (const one of ['asha', 'ben']) world.becomes(one, 'soft-deleted')
  expect(['asha', 'ben'].map(compliance.lifeOf)).toEqual(['inactive', 'soft-deleted'])
  expect(compliance.searchable().map(({ entryId }) => entryId)).toEqual(['asha'])
  await world.advanceDays(35)
  expect([await world.items('asha'), await world.items('ben')]).toEqual([['a1 seen'], []])
  expect(() => world.becomes('ben', 'active')).toThrow('more than 30 days ago')
  compliance.holds.release('h')
  await world.advanceDays(35)
  expect([compliance.lifeOf('asha'), await world.items('asha')]).toEqual(['inactive', ['a1 seen']])
  await world.advanceDays(7)
  expect([compliance.lifeOf('asha'), await world.items('asha')]).toEqual(['gone', []])
})

test('policies do nothing in a mailbox below the smallest size, and a pass says so', async () => {
  const world = openSampleKept()
  const { compliance } = world
  compliance.settings.change({ retentionMailboxBytesMin: 10 * 1024 * 1024 })
  world.put('asha', 'a1', { daysAgo: 90 })
  compliance.policies.create({
    ...{ name: 'Short', action: 'delete', days: 30, from: 'received', mailboxes: 'all', excluded: [] },
  })
  expect(await compliance.assistant.runNow()).toMatchObject([{ entryId: 'asha', softDeleted: 0, isSmall: true }])
  compliance.settings.change({ retentionMailboxBytesMin: 100 })
  expect(await compliance.assistant.runNow()).toMatchObject([{ entryId: 'asha', softDeleted: 1, isSmall: false }])
  expect(await world.items('asha')).toEqual(['a1 Deletions'])
})

test('drafts leave no versions; retention reaches them', async () => {
  const world = openSampleKept()
  const { compliance, put, change } = world
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  await change('asha', put('asha', 'draft', { isDraft: true }), 'other')
  await change('asha', put('asha', 'mail'), 'other')
  expect(await world.items('asha')).toEqual(['draft seen', 'mail Versions', 'mail seen'])
  compliance.settings.change({ draftsWithoutVersions: 'in Drafts' })
  await change('asha', put('asha', 'unsent', { isDraft: true }), 'other')
  expect(await world.items('asha')).toContain('unsent Versions')
  const mailbox = world.mailboxes.provide('asha')
  const inDrafts = mailbox.move(put('asha', 'in Drafts'), mailbox.folders.wellKnown('drafts'))
  await change('asha', inDrafts, 'other')
  expect(await world.items('asha')).not.toContain('in Drafts Versions')
  compliance.policies.create({
    ...{ name: 'Now', action: 'delete', days: 0, from: 'received', mailboxes: 'all', excluded: [] },
  })
  await compliance.assistant.runNow('asha')
  expect(await world.items('asha')).toContain('draft Deletions')
})

test('Recoverable Items have 30 GB, 100 GB with a hold and 110 GB with a Litigation Hold', () => {
  const { compliance, mailboxes } = openSampleKept()
  const mailbox = mailboxes.provide('asha')
  const gigabyte = 1024 ** 3
  const has = (): number => [30, 100, 110].findLast((size) => mailbox.hasRecoverableRoom(size * gigabyte)) ?? 0
  const sizes = [has()]
  compliance.holds.place({ ...everything, holdId: 'h', entryIds: ['asha'] })
  sizes.push(has())
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  expect([...sizes, has()]).toEqual([30, 100, 110])
  expect(mailbox.hasRecoverableRoom(110 * gigabyte + 1)).toBe(false)
})

test('full Recoverable Items: a policy cannot delete, and the pass says how often', async () => {
  const world = openSampleKept()
  world.put('asha', 'a1', { daysAgo: 90 })
  world.mailboxes.provide('asha').setQuota({ recoverableQuotaBytes: 10 })
  world.compliance.policies.create({
    ...{ name: 'Short', action: 'delete', days: 30, from: 'received', mailboxes: 'all', excluded: [] },
  })
  expect(await world.compliance.assistant.runNow()).toMatchObject([{ softDeleted: 0, blocked: 1 }])
  expect(await world.items('asha')).toEqual(['a1 seen'])
})

test('a saved state gets back holds, policies, deletions and leavers', async () => {
  const world = openSampleKept()
  const { compliance, mailboxes, put } = world
  compliance.holds.placeLitigation({ ...forEver, entryId: 'asha' })
  const deleted = world.softDelete('asha', put('asha', 'a1'))
  const parts = [compliance, mailboxes, world.clock].map((part) => part.save())
  await world.advanceDays(40)
  compliance.holds.releaseLitigation('asha')
  world.becomes('asha', 'soft-deleted')
  compliance.policies.create({
    ...{ name: 'Short', action: 'delete', days: 30, from: 'received', mailboxes: 'all', excluded: [] },
  })
  for (const putBack of parts) putBack()
  expect(compliance.deletions.of(deleted).at).toEqual(new Date('2026-03-02T09:00:00Z'))
  expect([compliance.lifeOf('asha'), compliance.policies.list(), compliance.holds.litigation()]).toMatchObject([
    'active',
    [],
    [{ entryId: 'asha' }],
  ])
  expect(compliance.assistant.lastPassAt()).toEqual(new Date('2026-03-02T09:00:00Z'))
})
