import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, type Message, scenario } from '../vocabulary/index.ts'
import { overTheLimit } from '../vocabulary/over-the-limit.ts'

/** A day with copies of all sorts: imported, shared, skipped, too large, and an item that reaches nobody. */
function mixedDay(given: Given): { refused: Message; nobodys: Message } {
  const asha = given.hires()
  const ben = given.hires()
  const stranger = given.hires({ registeredAs: null, directory: null })
  given.sends({ from: asha, to: ben, text: 'Two copies.' })
  given.sends({ from: asha, to: ben, text: 'Two phones.', capturedBy: [asha, ben] })
  const refused = given.sends({ from: asha, to: ben, files: overTheLimit(given.readings) })
  const nobodys = given.sends({ from: stranger, to: given.outsider(), text: 'Nobody.' })
  return { refused, nobodys }
}

/** More than a page of a list or a buffer of lines usually holds. */
const manyStrangers = 130

/** The import log is complete, adds up, and is true (LOG). */
export const importLog: Scenario[] = [
  scenario(
    'LOG-1/identity',
    'counts copies so that available = imported + partial + skipped + failed',
    async (given) => {
      mixedDay(given)
      await given.connectorRuns()
      const { summary } = given.log()
      const sum = summary && summary.imported + summary.partial + summary.skipped + summary.failed
      given.demands(
        'imported + partial + skipped + failed, which must be available',
        String(summary?.available ?? 'a summary'),
        String(sum),
      )
    },
  ),
  scenario('LOG-2/failures', 'names item, source user, mailbox and reason of each failure', async (given) => {
    const { refused, nobodys } = mixedDay(given)
    await given.connectorRuns()
    const failures = given.log().records.filter((record) => record.record === 'failure')
    const of = (message: Message): string =>
      failures
        .filter((failure) => failure.itemId === message.captures[0]?.item.itemId)
        .map(
          (failure) =>
            `${failure.reason} ${failure.sourceUserId.replace(/\D/g, '')} ${failure.microsoft365User?.toLowerCase() ?? '-'}`,
        )
        .sort()
        .join(', ')
    const people = [refused.from, ...refused.to].map(
      (person) => `size ${person.number} ${person.registration?.userEmailAddress}`,
    )
    const all = people.sort().join(', ')
    // If items are counted, one record reports the failed item. It may name any participant.
    const some = given.readings['log.unit'] === 'items' && people.includes(of(refused))
    given.demands('the failures of the item that is too large', some ? of(refused) : all, of(refused))
    const wanted = [nobodys.from, ...nobodys.to].map((person) => `no-mailbox ${person.number} -`)
    const seen = of(nobodys)
    // The item reaches nobody, so the record may name any participant.
    given.demands(
      'the failure of the item that reaches nobody',
      wanted.includes(seen) ? seen : wanted.join(' or '),
      seen,
    )
  }),
  scenario('LOG-2/many', 'lists every failure and every user who cannot be mapped, however many', async (given) => {
    const outsider = given.outsider()
    const strangers = Array.from({ length: manyStrangers }, () => given.hires({ registeredAs: null, directory: null }))
    for (const from of strangers) given.sends({ from, to: outsider, text: 'Nobody is told.' })
    await given.connectorRuns()
    const { records, summary } = given.log()
    const failures = records.filter(({ record }) => record === 'failure').length
    given.demands('the failures in the log', String(manyStrangers), String(failures))
    given.demands('the failed copies in the summary', String(manyStrangers), String(summary?.failed ?? 'no summary'))
  }),
  scenario(
    'LOG-3/once-a-run',
    'lists a user who cannot be mapped once in a run, for any number of items',
    async (given) => {
      const stranger = given.hires({ registeredAs: null, directory: null })
      const ben = given.hires()
      for (let number = 1; number <= 5; number += 1) given.sends({ from: stranger, to: ben, text: `Number ${number}.` })
      await given.connectorRuns()
      const listed = given
        .log()
        .records.filter(
          (record) => record.record === 'unmapped-user' && record.sourceUserId.replace(/\D/g, '') === stranger.number,
        )
      given.demands('how often the log lists the user who cannot be mapped', '1', String(listed.length))
    },
  ),
  scenario(
    'LOG-3/once-for-all-ids',
    'lists a user who cannot be mapped once, if items have their number and ids of their account',
    async (given) => {
      const stranger = given.hires({ registeredAs: null, directory: null })
      const [asha, ben] = [given.hires(), given.hires()]
      const { number } = stranger
      given.sends({ from: stranger, to: ben, text: 'By number.' })
      // The phones of others may know the account, or one of its devices.
      for (const id of [`${number}@s.whatsapp.net`, `${number}:12@s.whatsapp.net`])
        given.sends({ from: asha, to: { ...stranger, number: id }, text: 'By the id of the account.' })
      await given.connectorRuns()
      const listed = given
        .log()
        .records.filter(
          (record) =>
            record.record === 'unmapped-user' &&
            record.sourceUserId.replace(/[:@].*/, '').replace(/\D/g, '') === number,
        )
      given.demands('how often the log lists the user who cannot be mapped', '1', String(listed.length))
    },
    // A login name is compared as text.
    { under: { 'mapping.key': 'mobile-number' } },
  ),
  scenario('LOG-4/as-the-mailboxes-are', 'counts the copies in the mailboxes as imported', async (given) => {
    mixedDay(given)
    await given.connectorRuns()
    const { summary } = given.log()
    // Two messages in two mailboxes each; the second phone's two copies are skipped; two are refused, one reaches
    // nobody.
    const copies = '4 imported, 2 skipped, 3 failed'
    given.demands(
      'the counts of the summary',
      given.readings['log.unit'] === 'copies' ? copies : '2 imported, 1 skipped, 2 failed',
      `${summary?.imported} imported, ${summary?.skipped} skipped, ${summary?.failed} failed`,
    )
    const there = given.world.tenant.snapshot().reduce((sum, mailbox) => sum + mailbox.messages.length, 0)
    given.demands('the messages in all mailboxes', '4', String(there))
  }),
  scenario('LOG-4/window', 'names the window that the run has read, also after days without a run', async (given) => {
    const asha = given.hires()
    await given.connectorRuns()
    const firstEnd = given.world.clock.now()
    given.later(72)
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Three days.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
    const { summary } = given.log()
    const to = given.world.clock.now()
    const onlyOneDay = given.readings['window.catchUp'] === 'exactly-24-hours'
    const from = onlyOneDay ? new Date(to.getTime() - 86_400_000) : firstEnd
    const inWords = (...ends: (Date | undefined)[]): string => ends.map((end) => end?.toISOString() ?? '-').join(' to ')
    const seen = summary && [new Date(summary.windowFrom), new Date(summary.windowTo)]
    given.demands('the window in the summary', inWords(from, to), seen ? inWords(...seen) : 'no summary')
  }),
  scenario(
    'LOG-5/when-and-how-many',
    'shows the time of completion and the number of downloaded items',
    async (given) => {
      mixedDay(given)
      await given.connectorRuns()
      const { summary } = given.log()
      // The connector runs at midnight, when 11 March begins. One of the four messages was captured by two phones.
      given.demands(
        'the day in completedAt of the summary',
        '2026-03-11',
        summary?.completedAt.slice(0, 10) ?? 'no summary',
      )
      given.demands('itemsFromSource of the summary', '5', String(summary?.itemsFromSource ?? 'no summary'))
    },
  ),
]
