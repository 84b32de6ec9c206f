import type { Scenario } from '../../harness/runner/index.ts'
import { type FileToSend, type Given, scenario } from '../vocabulary/index.ts'

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

/**
 * One message on two phones that do not know the same participants: the recipient of a broadcast sees a direct chat, and a phone that was
 * added to a group late does not know all of its members.
 */
const unequalCaptures = (['broadcast', 'group'] as const).flatMap((kind) =>
  (['fewer', 'more'] as const).map((first) => ({ kind, first })),
)

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
  ...unequalCaptures.map(({ kind, first }) =>
    scenario(
      `CAP-7/${kind}-of-two-phones-with-${first}-first`,
      `archives a ${kind} message for everybody whom one of its phones knows, if the first phone knows ${first} of them`,
      async (given) => {
        const [asha, ben, cleo] = [given.hires(), given.hires(), given.hires()]
        const at = new Date(given.world.clock.now().getTime() - 3_600_000)
        const sent = { from: asha, at, text: 'Rates change on Monday.' }
        const group = kind === 'group' ? { group: 'Deal team', chatId: 'chat-of-the-deal-team' } : undefined
        const fewer = { ...sent, to: ben, capturedBy: [ben], ...group }
        const more = { ...sent, to: [ben, cleo], capturedBy: [asha], ...(group ?? { broadcast: 'All clients' }) }
        const [early, late] = first === 'fewer' ? [fewer, more] : [more, fewer]
        const message = given.sends(early)
        const capturedAt = new Date(at.getTime() + 600_000)
        given.sends({ ...late, capturedAt, archiveMessageId: message.archiveMessageId })
        await given.connectorRuns()
        for (const owner of [asha, ben, cleo]) given.expects(message).once(owner)
      },
    ),
  ),
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
    'CAP-10/second-phone-after-a-new-address',
    'archives a message once if the second phone delivers it after a user got another address for the same mailbox',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const sent = { from: asha, to: ben, text: 'On a plane.', at }
      const chat = given.sends(sent)
      await given.connectorRuns()
      given.later()
      const address = 'asha.new-name@contoso.example'
      const changes = { primaryAddress: address, userPrincipalName: address, aliases: [asha.mailbox] }
      given.world.tenant.change(asha.personId, changes)
      const capturedAt = new Date(given.world.clock.now().getTime() - 7_200_000)
      given.sends({ ...sent, capturedAt, capturedBy: [ben], archiveMessageId: chat.archiveMessageId })
      await given.connectorRuns()
      // Her copy of the first day is in the mailbox that has the new address now.
      given.expects(chat).once(address)
      given.expects(chat).once(ben)
    },
  ),
  scenario(
    'CAP-10/direct-chat-of-another-id',
    'archives a message once if its direct chat has another id on the second phone',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const sent = { from: asha, to: ben, text: 'Signed, see the photo.', at, kind: 'image' as const }
      const bytes = 'the same photo on both phones'
      const chat = given.sends({ ...sent, files: [{ bytes }], chatId: '205872112345671@lid', capturedBy: [asha] })
      const { archiveMessageId } = chat
      given.sends({
        ...{ ...sent, archiveMessageId, files: [{ bytes }], chatId: '205872112345672@lid', capturedBy: [ben] },
        capturedAt: new Date(at.getTime() + 600_000),
      })
      await given.connectorRuns()
      for (const owner of [asha, ben]) given.expects(chat).once(owner)
    },
  ),
  scenario(
    'CAP-10/as-the-second-phone-shows-it',
    'archives a message once if the second phone shows other names and another time, but the same text and bytes',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const photo: FileToSend = { fileName: 'IMG-0142.jpg', contentType: 'image/jpeg', bytes: 'the same photo' }
      const sent = { text: 'Signed, see the photo.', kind: 'image' as const }
      const chat = given.sends({ ...sent, from: asha, to: ben, at, files: [photo], capturedBy: [asha] })
      await given.connectorRuns()
      // A day later, so that it is certain which of them is archived.
      given.later()
      given.sends({
        ...{ ...sent, from: { ...asha, firstName: 'Boss' }, to: ben, capturedBy: [ben] },
        at: new Date(at.getTime() + 1_000),
        capturedAt: new Date(given.world.clock.now().getTime() - 7_200_000),
        archiveMessageId: chat.archiveMessageId,
        chatId: '205872112345672@lid',
        files: [{ ...photo, fileName: 'IMG-20260310-WA0007.jpg', attachmentId: 'of-the-second-phone' }],
      })
      await given.connectorRuns()
      for (const owner of [asha, ben]) given.expects(chat).once(owner)
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
  scenario(
    'CAP-11/ids-of-any-form',
    'archives messages that differ in their id alone: in letter case, or behind 299 equal characters',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const long = 'x'.repeat(299)
      const ids = [
        '3EB0AbCdEf',
        '3EB0aBcDeF',
        'true_447700900102@c.us_3EB0',
        'ab+c==',
        "it's 100%",
        `${long}a`,
        `${long}b`,
      ]
      // The bytes are equal: only the id says that these are several messages.
      const files = (id: string): FileToSend[] => [{ fileName: 'ok.txt', bytes: 'ok', attachmentId: `${id}-1` }]
      const chats = ids.map((archiveMessageId) =>
        given.sends({ from: asha, to: ben, text: 'ok', at, archiveMessageId, files: files(archiveMessageId) }),
      )
      await given.connectorRuns()
      for (const chat of chats) for (const owner of [asha, ben]) given.expects(chat).once(owner)
    },
  ),
]
