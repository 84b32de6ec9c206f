import type { Scenario } from '../../../harness/runner/index.ts'
import { scenario } from '../../vocabulary/index.ts'

/** A login name is compared as text. */
const byNumber = { 'mapping.key': 'mobile-number' as const }

const accounts: [slug: string, what: string, idOf: (number: string) => string][] = [
  ['account', 'an account', (number) => `${number}@s.whatsapp.net`],
  ['device', 'an account with its device', (number) => `${number}:12@s.whatsapp.net`],
  ['older-account', 'an account in the older form', (number) => `${number}@c.us`],
]

const others: [slug: string, what: string, idOf: (number: string) => string][] = [
  ['hidden-account', 'an account whose number is hidden', (number) => `${number}@lid`],
  ['hidden-device', 'a device of an account whose number is hidden', (number) => `${number}:3@lid`],
  [
    'hidden-hosted-account',
    'an account that a service hosts and whose number is hidden',
    (number) => `${number}@hosted.lid`,
  ],
  ['bot', 'a bot', (number) => `${number}@bot`],
  ['group', 'a group', (number) => `${number}@g.us`],
  ['older-group', 'a group in the older form', (number) => `${number}-1415551234@g.us`],
  ['channel', 'a channel', (number) => `${number}@newsletter`],
  ['broadcast-list', 'a broadcast list', (number) => `${number}@broadcast`],
]

/** Ids in the place of a number (MAP-16). */
export const participantIds: Scenario[] = [
  ...accounts.map(([slug, what, idOf]) =>
    scenario(
      `MAP-16/${slug}`,
      `the id of ${what} leads to its number`,
      async (given) => {
        const [asha, ben] = [given.hires({ number: '447700900142', registeredAs: null }), given.hires()]
        // Both in the file: under one reading, a file that knows one participant of an item decides for all of them.
        given.customMapping([
          [asha, asha.mailbox],
          [ben, ben.mailbox],
        ])
        const chat = given.sends({ from: ben, to: { ...given.outsider(), number: idOf(asha.number) }, text: 'By id.' })
        await given.connectorRuns()
        given.expects(chat).once(asha)
        given.expects(chat).once(ben)
      },
      { under: byNumber },
    ),
  ),
  ...others.map(([slug, what, idOf]) =>
    scenario(
      `MAP-16/${slug}`,
      `the digits in the id of ${what} lead to nobody`,
      async (given) => {
        const [asha, ben] = [given.hires({ number: '447700900142', registeredAs: null }), given.hires()]
        // Both in the file: under one reading, a file that knows one participant of an item decides for all of them.
        given.customMapping([
          [asha, asha.mailbox],
          [ben, ben.mailbox],
        ])
        const chat = given.sends({ from: ben, to: { ...given.outsider(), number: idOf(asha.number) }, text: 'By id.' })
        await given.connectorRuns()
        given.expects(chat).absent(asha)
        given.expects(chat).once(ben)
      },
      { under: byNumber },
    ),
  ),
]
