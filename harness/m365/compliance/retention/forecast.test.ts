import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSampleKept } from '../sample-kept.ts'

const passDays = 7
const passes = 16

const worlds = fc.record({
  items: fc.array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 60 }),
      subject: fc.constantFrom('plum', 'pear', 'fig %'),
      isDeleted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  policies: fc.array(
    fc.record({
      action: fc.constantFrom('retain' as const, 'delete' as const, 'retain then delete' as const),
      days: fc.integer({ min: 0, max: 60 }),
      from: fc.constantFrom('received' as const, 'modified' as const),
      mailboxes: fc.constantFrom('all' as const, ['asha']),
    }),
    { maxLength: 3 },
  ),
  litigation: fc.option(
    fc.record({
      durationDays: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
      isReleased: fc.boolean(),
    }),
  ),
  caseHold: fc.option(fc.record({ word: fc.constantFrom('plum', 'pear', ''), isReleased: fc.boolean() })),
  hasLeft: fc.boolean(),
  retentionDays: fc.constantFrom(0, 14, 30),
  daysBefore: fc.integer({ min: 0, max: 20 }),
})

test('what is forecast for each item is what the assistant does, pass by pass', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (given) => {
      const { compliance, mailboxes, clock, put, softDelete, becomes, advanceDays, items } = openSampleKept()
      compliance.settings.change({ deletedItemRetentionDays: given.retentionDays })
      given.policies.forEach((policy, at) => {
        compliance.policies.create({ ...policy, mailboxes: policy.mailboxes, name: `p${at}`, excluded: [] })
      })
      given.items.forEach(({ daysAgo, subject, isDeleted }, at) => {
        const message = put('asha', `id${at}`, { daysAgo, subject })
        if (isDeleted) softDelete('asha', message)
      })
      if (given.litigation) {
        const { durationDays, isReleased } = given.litigation
        compliance.holds.placeLitigation({ entryId: 'asha', owner: 'o', comment: '', durationDays })
        if (isReleased) compliance.holds.releaseLitigation('asha')
      }
      if (given.caseHold) {
        const { word, isReleased } = given.caseHold
        const hold = { caseId: 'c', displayName: 'h', contentQuery: word, entryIds: ['asha'] }
        compliance.holds.place({ holdId: 'h', ...hold })
        if (isReleased) compliance.holds.release('h')
      }
      if (given.hasLeft) becomes('asha', 'soft-deleted')
      await advanceDays(given.daysBefore)

      const forecast = await compliance.forecast(mailboxes.provide('asha'))
      const named = await Promise.all(
        forecast.map(async (one) => ({ ...one, id: (await one.message.mail.properties()).internetMessageId })),
      )
      for (let pass = 1; pass <= passes; pass += 1) {
        await advanceDays(passDays)
        const now = clock.now()
        const wanted = named
          .filter(({ goneAt }) => goneAt === undefined || goneAt > now)
          .map(({ id, place, leavesSightAt }) => {
            const isSeen = place === undefined && (leavesSightAt === undefined || leavesSightAt > now)
            return `${id} ${isSeen ? 'seen' : 'deleted'}`
          })
        const found = (await items('asha')).map((item) =>
          item.replace(/ (Deletions|Purges|DiscoveryHolds)$/, ' deleted'),
        )
        expect(found.sort(), `after pass ${pass}`).toEqual(wanted.sort())
      }
    }),
    { numRuns: 150, seed: 20_261_130 },
  )
}, 30_000)

test('says what keeps an item for ever', async () => {
  const { compliance, mailboxes, put, softDelete } = openSampleKept()
  const forecast = async () => (await compliance.forecast(mailboxes.provide('asha')))[0]
  const message = softDelete('asha', put('asha', 'one', { subject: 'plum' }))
  expect(await forecast()).toMatchObject({
    place: 'Deletions',
    goneAt: new Date('2026-03-16T09:00:00Z'),
    keptBy: undefined,
  })
  compliance.holds.place({ holdId: 'h', caseId: 'c', displayName: 'h', contentQuery: 'plum', entryIds: ['asha'] })
  expect(await forecast()).toMatchObject({ message, goneAt: undefined, keptBy: 'case hold' })
})
