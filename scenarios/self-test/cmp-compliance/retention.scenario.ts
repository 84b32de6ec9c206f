import type { Scenario } from '../../../harness/runner/index.ts'
import { selfTest } from '../self-test.ts'
import { holdWords } from './hold-words.ts'

/** What retention policies keep and delete by age (CMP-3). */
export const retention: Scenario[] = [
  selfTest(
    'CMP-3/deletes',
    'moves what is old enough into Recoverable Items, and removes it 14 days later',
    async (test) => {
      const { hires, gets, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
      hires('asha')
      await retainsSmallMailboxes()
      gets('asha', 'Old', 25)
      gets('asha', 'New', 5)
      await policy('Thirty days', { action: 'delete', days: 30 })
      await daysPass(4)
      test.demands('what exists before the age', 'Inbox New; Inbox Old', await exists('asha'))
      await daysPass(1)
      test.demands('what exists at the age', 'Deletions Old; Inbox New', await exists('asha'))
      await daysPass(14)
      test.demands('what exists 14 days later', 'Inbox New', await exists('asha'))
    },
  ),
  selfTest('CMP-3/retains', 'keeps what its owner deletes until its age, and for ever without an age', async (test) => {
    const { hires, gets, deletes, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    for (const name of ['asha', 'ben']) hires(name)
    await retainsSmallMailboxes()
    await policy('Sixty days', { action: 'retain', days: 60, users: ['asha'] })
    await policy('For ever', { action: 'retain', days: null, users: ['ben'] })
    for (const name of ['asha', 'ben']) deletes(name, gets(name, 'Lunch'), 'purges')
    await daysPass(59)
    test.demands('what exists before the age', 'DiscoveryHolds Lunch', await exists('asha'))
    await daysPass(1)
    test.demands('what exists at the age', 'nothing', await exists('asha'))
    await daysPass(1_000)
    test.demands('what exists after three years', 'DiscoveryHolds Lunch', await exists('ben'))
  }),
  selfTest('CMP-3/retains-then-deletes', 'keeps an item until its age, and deletes it then', async (test) => {
    const { hires, gets, deletes, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await retainsSmallMailboxes()
    await policy('Forty days', { action: 'retain then delete', days: 40 })
    gets('asha', 'Kept')
    deletes('asha', gets('asha', 'Deleted'), 'purges')
    await daysPass(39)
    test.demands('what exists before the age', 'DiscoveryHolds Deleted; Inbox Kept', await exists('asha'))
    await daysPass(1)
    await daysPass(14)
    test.demands('what exists 14 days after the age', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-3/retention-wins', 'removes nothing for good that another policy retains', async (test) => {
    const { hires, gets, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await retainsSmallMailboxes()
    gets('asha', 'Lunch')
    await policy('Delete', { action: 'delete', days: 10, users: ['asha'] })
    await policy('Keep', { action: 'retain', days: 50 })
    await daysPass(10)
    await daysPass(39)
    test.demands('what exists before the longer age', 'DiscoveryHolds Lunch', await exists('asha'))
    await daysPass(1)
    test.demands('what exists at the longer age', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-3/longest-retention', 'keeps an item for the longest of several retentions', async (test) => {
    const { hires, gets, deletes, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await retainsSmallMailboxes()
    await policy('Short', { action: 'retain', days: 20, users: ['asha'] })
    await policy('Long', { action: 'retain', days: 50 })
    deletes('asha', gets('asha', 'Lunch'), 'purges')
    await daysPass(49)
    test.demands('what exists before the longer age', 'DiscoveryHolds Lunch', await exists('asha'))
    await daysPass(1)
    test.demands('what exists at the longer age', 'nothing', await exists('asha'))
  }),
  selfTest('CMP-3/explicit', 'lets a deletion that names the mailbox win over one for everybody', async (test) => {
    const { hires, gets, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    for (const name of ['asha', 'ben']) hires(name)
    await retainsSmallMailboxes()
    for (const name of ['asha', 'ben']) gets(name, 'Lunch')
    await policy('Everybody', { action: 'delete', days: 10 })
    await policy('Asha', { action: 'delete', days: 30, users: ['asha'] })
    await daysPass(10)
    const both = async (): Promise<string> => `${await exists('asha')} and ${await exists('ben')}`
    test.demands('what exists at the shorter age', 'Inbox Lunch and Deletions Lunch', await both())
    await daysPass(20)
    test.demands('what exists at the longer age', 'Deletions Lunch and nothing', await both())
  }),
  selfTest('CMP-3/shortest-deletion', 'deletes by the shortest of several deletions', async (test) => {
    const { hires, gets, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await retainsSmallMailboxes()
    gets('asha', 'Lunch')
    await policy('Long', { action: 'delete', days: 30, users: ['asha'] })
    await policy('Short', { action: 'delete', days: 10, users: ['asha'] })
    await daysPass(10)
    test.demands('what exists at the shorter age', 'Deletions Lunch', await exists('asha'))
  }),
  selfTest('CMP-3/excluded', 'leaves alone the mailboxes that a policy excludes', async (test) => {
    const { hires, gets, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    for (const name of ['asha', 'ben']) hires(name)
    await retainsSmallMailboxes()
    for (const name of ['asha', 'ben']) gets(name, 'Lunch')
    await policy('Everybody but Asha', { action: 'delete', days: 10, excludedUsers: ['asha'] })
    await daysPass(10)
    const both = `${await exists('asha')} and ${await exists('ben')}`
    test.demands('what exists at the age', 'Inbox Lunch and Deletions Lunch', both)
  }),
  selfTest('CMP-3/modified', 'counts the age from the latest change, if a policy says so', async (test) => {
    const { client, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    const asha = await client('asha')
    await retainsSmallMailboxes()
    await asha.creates('Unchanged', 'sent')
    const changed = await asha.creates('Changed', 'sent')
    await policy('Ten days', { action: 'delete', days: 10, from: 'modified' })
    await daysPass(9)
    await asha.ask('PATCH', `/messages/${changed}`, { json: { categories: ['Red'] } })
    await daysPass(1)
    test.demands(
      'what exists at the age of the unchanged one',
      'Deletions Unchanged; Inbox Changed',
      await exists('asha'),
    )
  }),
  selfTest('CMP-3/small-mailbox', 'does nothing in a mailbox of less than 10 MB', async (test) => {
    const { hires, gets, policy, daysPass, exists } = await holdWords(test)
    for (const name of ['asha', 'ben']) hires(name)
    gets('asha', 'Lunch', 20)
    gets('ben', 'Lunch', 20)
    gets('ben', `Large\r\nX-Large: ${'x'.repeat(10 * 1024 * 1024)}`)
    await policy('Ten days', { action: 'delete', days: 10 })
    await daysPass(1)
    const both = `${await exists('asha')} and ${await exists('ben')}`
    test.demands('what exists', 'Inbox Lunch and Deletions Lunch; Inbox Large', both)
  }),
  selfTest('CMP-3/every-seven-days', 'comes by by itself within seven days', async (test) => {
    const { hires, gets, policy, retainsSmallMailboxes, exists } = await holdWords(test)
    const { clock, tenant } = test.world
    hires('asha')
    await retainsSmallMailboxes()
    gets('asha', 'Lunch', 20)
    await policy('Ten days', { action: 'delete', days: 10 })
    await tenant.compliance.assistant.check()
    test.demands('what exists at once', 'Inbox Lunch', await exists('asha'))
    clock.advance(7 * 86_400_000)
    await tenant.compliance.assistant.check()
    test.demands('what exists after seven days', 'Deletions Lunch', await exists('asha'))
  }),
  selfTest('CMP-3/hold-wins', 'removes nothing for good that a hold keeps', async (test) => {
    const { hires, gets, holds, policy, retainsSmallMailboxes, daysPass, exists } = await holdWords(test)
    hires('asha')
    await retainsSmallMailboxes()
    await holds('asha')
    gets('asha', 'Lunch')
    await policy('Ten days', { action: 'delete', days: 10, users: ['asha'] })
    await daysPass(10)
    await daysPass(100)
    test.demands('what exists', 'Purges Lunch', await exists('asha'))
  }),
  selfTest('CMP-3/role', 'lets only people with the role Retention Management decide about retention', async (test) => {
    await holdWords(test)
    const dana = await test.page.signsIn('dana')
    test.world.tenant.roleGroups.create({ name: 'Legal', roles: ['Legal Hold'], members: ['dana'] })
    for (const [method, path, json] of [
      ['GET', 'retention-policies', undefined],
      ['POST', 'retention-policies', { name: 'Any', action: 'delete', days: 1 }],
      ['DELETE', 'retention-policies/any', undefined],
      ['POST', 'assistant/passes', {}],
      ['PATCH', 'settings', {}],
    ] as const) {
      const answer = await dana.ask(method, `/compliance/v1/${path}`, json === undefined ? {} : { json })
      test.demands(`${method} ${path}`, '403 RetentionManagementMissing', test.page.verdictOf(answer))
    }
  }),
]
