import type { Scenario } from '../../../harness/runner/index.ts'
import { selfTest } from '../self-test.ts'
import { holdWords } from './hold-words.ts'

const caseHold = { caseId: 'case-7', displayName: 'Case 7', contentQuery: '' }

/** What a hold keeps when owners and clients delete and change (CMP-1). */
export const holds: Scenario[] = [
  selfTest('CMP-1/deleted', 'keeps on Litigation Hold what its owner deletes and purges', async (test) => {
    const { hires, gets, holds, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await holds('asha')
    deletes('asha', gets('asha', 'Lunch'), 'purges')
    deletes('asha', gets('asha', 'Dinner'))
    await daysPass(15)
    test.demands('what exists after deleted item retention', 'Purges Dinner; Purges Lunch', await exists('asha'))
  }),
  selfTest(
    'CMP-1/days-of-a-mailbox',
    'keeps deleted items as long as their mailbox says, up to 30 days',
    async (test) => {
      const { officer, hires, gets, deletes, daysPass, exists } = await holdWords(test)
      const set = async (deletedItemRetentionDays: number | null) => {
        const json = { deletedItemRetentionDays }
        return test.page.verdictOf(await officer('PATCH', '/compliance/v1/mailboxes/asha@contoso.example', { json }))
      }
      for (const name of ['asha', 'ben']) {
        hires(name)
        deletes(name, gets(name, 'Lunch'))
      }
      test.demands('31 days', '400 ErrorInvalidRequest', await set(31))
      test.demands('30 days', '200', await set(30))
      await daysPass(29)
      test.demands('what exists of Asha on day 29', 'Deletions Lunch', await exists('asha'))
      test.demands('what exists of Ben', 'nothing', await exists('ben'))
      await daysPass(1)
      test.demands('what exists of Asha on day 30', 'nothing', await exists('asha'))
    },
  ),
  selfTest('CMP-1/without-a-hold', 'removes deleted items after 14 days where nothing holds them', async (test) => {
    const { hires, gets, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    gets('asha', 'Breakfast')
    deletes('asha', gets('asha', 'Lunch'), 'purges')
    deletes('asha', gets('asha', 'Dinner'))
    await daysPass(13)
    const early = 'Deletions Dinner; Inbox Breakfast; Purges Lunch'
    test.demands('what exists on day 13', early, await exists('asha'))
    await daysPass(1)
    test.demands('what exists on day 14', 'Inbox Breakfast', await exists('asha'))
  }),
  selfTest('CMP-1/changed', 'keeps the state of a held item before a change', async (test) => {
    const { hires, holds, client, exists } = await holdWords(test)
    const asha = await client('asha')
    hires('ben')
    const before = await asha.creates('Before the hold', 'sent')
    await asha.redates(before)
    await holds('asha')
    const message = await asha.creates('Lunch', 'sent')
    test.demands('the change', '200', test.page.verdictOf(await asha.redates(message)))
    test.demands('what exists', 'Inbox Before the hold; Inbox Lunch; Versions Lunch', await exists('asha'))
  }),
  selfTest('CMP-1/no-version', 'keeps no version when an item is moved or marked as read', async (test) => {
    const { holds, client, exists } = await holdWords(test)
    const asha = await client('asha')
    await holds('asha')
    const message = await asha.creates('Lunch', 'sent')
    await asha.ask('PATCH', `/messages/${message}`, { json: { isRead: true } })
    await asha.ask('POST', `/messages/${message}/move`, { json: { destinationId: 'archive' } })
    test.demands('what exists', 'Inbox Lunch', await exists('asha'))
  }),
  selfTest(
    'CMP-1/drafts',
    'keeps no version of drafts: a connector that leaves drafts loses evidence',
    async (test) => {
      const { holds, client, exists } = await holdWords(test)
      const asha = await client('asha')
      await holds('asha')
      for (const [subject, as] of [
        ['The deal is off', 'draft'],
        ['The deal is on', 'sent'],
      ] as const) {
        await asha.redates(await asha.creates(subject, as))
      }
      await asha.ask('PATCH', `/messages/${await asha.creates('Sell', 'draft')}`, { json: { subject: 'Buy' } })
      test.demands(
        'what exists: the draft with another subject has replaced what was written',
        'Inbox Buy; Inbox The deal is off; Inbox The deal is on; Versions The deal is on',
        await exists('asha'),
      )
    },
  ),
  selfTest('CMP-1/duration', 'counts the duration of a hold from the day an item was received', async (test) => {
    const { hires, gets, holds, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await holds('asha', 90)
    deletes('asha', gets('asha', 'Old', 80), 'purges')
    deletes('asha', gets('asha', 'New', 10), 'purges')
    await daysPass(14)
    test.demands('what exists on day 14', 'Purges New', await exists('asha'))
    await daysPass(66)
    test.demands('what exists when the newer one is 90 days old', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-1/role', 'lets only people with the role Legal Hold place and release holds', async (test) => {
    const { hires } = await holdWords(test)
    hires('asha')
    const dana = await test.page.signsIn('dana')
    const path = '/compliance/v1/mailboxes/asha@contoso.example/litigation-hold'
    const verdict = async (method: string): Promise<string> =>
      test.page.verdictOf(await dana.ask(method, path, method === 'PUT' ? { json: {} } : {}))
    test.demands('PUT without the role', '403 LegalHoldMissing', await verdict('PUT'))
    test.demands('DELETE without the role', '403 LegalHoldMissing', await verdict('DELETE'))
    test.world.tenant.roleGroups.create({ name: 'Legal', roles: ['Legal Hold'], members: ['dana'] })
    test.demands('PUT with the role', '200', await verdict('PUT'))
    test.demands('DELETE with the role', '204', await verdict('DELETE'))
  }),
  selfTest('CMP-1/delay', 'keeps a mailbox for 30 days after its hold was removed', async (test) => {
    const { hires, gets, holds, releases, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await holds('asha')
    deletes('asha', gets('asha', 'Lunch'), 'purges')
    await daysPass(20)
    await releases('asha')
    await daysPass(0)
    await daysPass(29)
    test.demands('what exists 29 days after the pass that followed', 'Purges Lunch', await exists('asha'))
    await daysPass(1)
    test.demands('what exists after 30 days', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-1/two-holds', 'keeps an item for as long as any hold keeps it', async (test) => {
    const { hires, gets, holds, releases, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await holds('asha')
    test.world.tenant.compliance.holds.place({ ...caseHold, holdId: 'h', entryIds: ['asha'] })
    deletes('asha', gets('asha', 'Lunch'), 'purges')
    await releases('asha')
    await daysPass(0)
    await daysPass(40)
    await daysPass(40)
    test.demands('what exists', 'DiscoveryHolds Lunch', await exists('asha'))
  }),
  selfTest('CMP-1/query', 'keeps what the query of a case hold finds, and nothing else', async (test) => {
    const { hires, gets, deletes, daysPass, exists } = await holdWords(test)
    hires('asha')
    const contentQuery = 'subject:lunch'
    test.world.tenant.compliance.holds.place({ ...caseHold, holdId: 'h', contentQuery, entryIds: ['asha'] })
    for (const subject of ['Lunch at one', 'Dinner', 'After lunch']) deletes('asha', gets('asha', subject), 'purges')
    await daysPass(14)
    test.demands(
      'what exists after deleted item retention',
      'DiscoveryHolds After lunch; DiscoveryHolds Lunch at one',
      await exists('asha'),
    )
  }),
  selfTest('CMP-1/acts-later', 'lets a hold act up to 24 hours after it was placed', async (test) => {
    const { hires, gets, holds, deletes, daysPass, exists, officer } = await holdWords(test)
    hires('asha')
    const json = { hoursUntilHoldsAct: 24, singleItemRecovery: false }
    await officer('PATCH', '/compliance/v1/settings', { json })
    await holds('asha')
    deletes('asha', gets('asha', 'Too early'), 'purges')
    await daysPass(1)
    deletes('asha', gets('asha', 'In time'), 'purges')
    test.demands('what exists', 'Purges In time', await exists('asha'))
  }),
  selfTest('CMP-1/leaver', 'keeps the mailbox of a leaver on hold, until that hold goes', async (test) => {
    const { hires, gets, holds, releases, leaves, daysPass, exists, mailbox } = await holdWords(test)
    for (const name of ['asha', 'ben']) {
      hires(name)
      gets(name, 'Lunch')
    }
    await holds('asha')
    for (const name of ['asha', 'ben']) leaves(name)
    await daysPass(30)
    const states = async (): Promise<string> => `${(await mailbox('asha')).state}, ${(await mailbox('ben')).state}`
    test.demands('the mailboxes after 30 days', 'inactive, gone', await states())
    const ofBen = test.world.tenant.snapshot().find(({ address }) => address === 'ben@contoso.example')
    test.demands('messages of the one without a hold', '0', String(ofBen?.messages.length))
    await releases('asha')
    await daysPass(0)
    await daysPass(30)
    test.demands('the mailboxes after the hold and its delay', 'gone, gone', await states())
    test.demands('what exists', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-1/permanent-delete', 'keeps what a client deletes permanently, out of its reach', async (test) => {
    const { holds, client, exists, daysPass } = await holdWords(test)
    const asha = await client('asha')
    await holds('asha')
    const message = await asha.creates('Lunch', 'sent')
    const verdict = test.page.verdictOf(await asha.ask('POST', `/messages/${message}/permanentDelete`))
    test.demands('the deletion', '204', verdict)
    const gone = test.page.verdictOf(await asha.ask('GET', `/messages/${message}`))
    test.demands('reading the message', '404 ErrorItemNotFound', gone)
    await daysPass(20)
    test.demands('what exists', 'Purges Lunch', await exists('asha'))
  }),
  selfTest('CMP-1/full', 'deletes nothing when Recoverable Items are full', async (test) => {
    const { client, exists } = await holdWords(test)
    const asha = await client('asha')
    const message = await asha.creates('Lunch', 'sent')
    test.world.tenant.setQuota('asha@contoso.example', 1_000_000, 10)
    for (const [method, path] of [
      ['DELETE', `/messages/${message}`],
      ['POST', `/messages/${message}/permanentDelete`],
    ] as const) {
      test.demands(`${method} when full`, '507 ErrorQuotaExceeded', test.page.verdictOf(await asha.ask(method, path)))
    }
    test.demands('what exists', 'Inbox Lunch', await exists('asha'))
  }),
]
