import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, scenario } from '../vocabulary/index.ts'

/** A message in a large group: 24 colleagues, and outsiders. */
async function archivesForAll(given: Given, { members, group }: { members: number; group: string }): Promise<void> {
  const colleagues = Array.from({ length: 24 }, () => given.hires())
  const [asha, ...others] = colleagues
  if (!asha) return
  const to = [...others, ...given.outsiders(members - colleagues.length)]
  const chat = given.sends({ from: asha, to, group, text: 'Good morning.' })
  await given.connectorRuns()
  for (const owner of colleagues) {
    given.expects(chat).reads(owner, {
      name: 'the number of participants in From, To and Cc',
      wanted: String(members),
      of: (mail) => String(mail.from.length + mail.to.length + mail.cc.length),
    })
  }
}

/** Groups, broadcasts, and messages that look alike (CAP-7, CAP-10, CAP-11). */
export const conversations: Scenario[] = [
  scenario('CAP-7/group', 'archives a group message for every participant', async (given) => {
    const colleagues = [given.hires(), given.hires(), given.hires()]
    const [asha, ...others] = colleagues
    if (!asha) return
    const chat = given.sends({
      from: asha,
      to: [...others, given.outsider()],
      group: 'Deal team',
      text: 'Welcome, all.',
    })
    await given.connectorRuns()
    for (const owner of colleagues) given.expects(chat).once(owner)
  }),
  scenario('CAP-7/broadcast', 'archives a broadcast for its sender and every recipient', async (given) => {
    const colleagues = [given.hires(), given.hires(), given.hires()]
    const [asha, ...others] = colleagues
    if (!asha) return
    const chat = given.sends({ from: asha, to: others, broadcast: 'All clients', text: 'Rates change on Monday.' })
    await given.connectorRuns()
    for (const owner of colleagues) given.expects(chat).once(owner)
  }),
  scenario(
    'CAP-7/group-of-1024',
    'archives a message in a group of 1,024, with every participant in its headers',
    (given) => archivesForAll(given, { members: 1_024, group: 'All hands' }),
  ),
  scenario(
    'CAP-7/announcement-group-of-5000',
    'archives a message in the announcement group of a community, with all 5,000 members in its headers',
    (given) => archivesForAll(given, { members: 5_000, group: 'Announcements' }),
  ),
  scenario('CAP-7/mailboxes', 'puts a copy into each of 120 mailboxes of one group', async (given) => {
    // Lists of mailboxes are often cut at 20, 50 or 100.
    const colleagues = Array.from({ length: 120 }, () => given.hires())
    const [asha, ...others] = colleagues
    if (!asha) return
    const chat = given.sends({ from: asha, to: others, group: 'The whole floor', text: 'The lift is out of order.' })
    await given.connectorRuns()
    for (const owner of colleagues) given.expects(chat).once(owner)
  }),
  scenario('CAP-10/two-phones', 'archives a message once if both phones captured it', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const chat = given.sends({ from: asha, to: ben, capturedBy: [asha, ben], text: 'Captured twice.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
    given.expects(chat).once(ben)
  }),
  scenario(
    'CAP-10/second-phone-a-day-later',
    'archives a message once if the second phone delivers it a day later',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const chat = given.sends({ from: asha, to: ben, text: 'On a plane.', at })
      await given.connectorRuns()
      given.later()
      const capturedAt = new Date(given.world.clock.now().getTime() - 7_200_000)
      const { archiveMessageId } = chat
      given.sends({ from: asha, to: ben, text: 'On a plane.', at, capturedAt, capturedBy: [ben], archiveMessageId })
      await given.connectorRuns()
      given.expects(chat).once(asha)
      given.expects(chat).once(ben)
    },
  ),
  scenario(
    'CAP-11/equal-texts',
    'archives two messages with the same text and sender in the same second',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const first = given.sends({ from: asha, to: ben, text: 'ok', at })
      const second = given.sends({ from: asha, to: ben, text: 'ok', at: new Date(at.getTime() + 400) })
      await given.connectorRuns()
      for (const owner of [asha, ben]) {
        given.expects(first).once(owner)
        given.expects(second).once(owner)
      }
    },
  ),
]
