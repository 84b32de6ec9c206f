import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

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
    async (given) => {
      const colleagues = Array.from({ length: 24 }, () => given.hires())
      const [asha, ...others] = colleagues
      if (!asha) return
      const chat = given.sends({
        from: asha,
        to: [...others, ...given.outsiders(1_000)],
        group: 'All hands',
        text: 'Good morning.',
      })
      await given.connectorRuns()
      for (const owner of colleagues) {
        given.expects(chat).reads(owner, {
          name: 'the number of participants in From, To and Cc',
          wanted: '1024',
          of: (mail) => String(mail.from.length + mail.to.length + mail.cc.length),
        })
      }
    },
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
