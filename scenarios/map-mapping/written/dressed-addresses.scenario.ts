import type { Item } from '#contract'
import type { Scenario } from '../../../harness/runner/index.ts'
import { type Given, type Message, scenario } from '../../vocabulary/index.ts'

const mailbox = 'asha.rao@contoso.example'

const dressed: [slug: string, what: string, address: string][] = [
  ['display-name', 'with a display name', `Asha Rao <${mailbox}>`],
  ['mailto', 'with `mailto:`', `mailto:${mailbox}`],
  ['final-dot', 'with a dot at its end', `${mailbox}.`],
  ['zero-width-space', 'with a zero width space behind it', `${mailbox}\u200b`],
]

/**
 * Serves another capture of a message, with a further participant who has a pasted *User's Email address*. The site of this
 * suite does not register such an address; others do. The prediction knows nothing of it, so the scenario judges it itself.
 */
function servedWith(given: Given, message: Message, pasted: { number: string; address: string }): void {
  const { item } = message.captures[0] as { item: Item }
  const { number, address: userEmailAddress } = pasted
  const participants = [...item.participants, { number, name: 'Asha Rao', role: 'recipient', userEmailAddress }]
  const captureTime = new Date(Date.parse(item.captureTime) + 1000)
  const other = { ...item, itemId: `${item.itemId}-pasted`, participants, captureTime: captureTime.toISOString() }
  given.world.site.captureRaw({ captureTime, json: JSON.stringify(other), attachments: [] })
  const { archiveMessageId } = message
  given.judgesItself(
    (found) =>
      found.archiveMessageId === archiveMessageId || /^LOG|^FLD-4/.test(found.requirement) || found.mailbox === mailbox,
  )
}

/** Addresses as they are served when somebody pasted them at registration (MAP-18). */
export const dressedAddresses: Scenario[] = [
  ...dressed.map(([slug, what, address]) =>
    scenario(
      `MAP-18/${slug}`,
      `an address ${what} leads to its mailbox, or its user is listed as not mapped`,
      async (given) => {
        const ben = given.hires()
        const asha = given.hires({ directory: { primaryAddress: mailbox }, registeredAs: null })
        const chat = given.sends({ from: ben, to: given.outsider(), text: 'To a pasted address.' })
        servedWith(given, chat, { number: asha.number, address })
        await given.connectorRuns()
        const copies = given.copiesOf(chat).filter((copy) => copy.mailbox === mailbox).length
        const { records } = given.log()
        const isListed = records.some((one) => one.record === 'unmapped-user' && one.sourceUserId === asha.number)
        const isSilent = copies === 0 && !isListed && given.declares('importLog')
        given.demands(
          'a pasted address is neither used nor listed',
          'used or listed',
          isSilent ? 'neither' : 'used or listed',
        )
        given.demands(
          'copies in the mailbox of the address',
          'one at most',
          copies > 1 ? String(copies) : 'one at most',
        )
      },
    ),
  ),
  scenario(
    'MAP-18/address-in-display-name',
    'an address in the display name of another one gets no copy',
    async (given) => {
      const [ben, eve] = [given.hires(), given.hires({ registered: false })]
      const asha = given.hires({ directory: { primaryAddress: mailbox }, registeredAs: null })
      const chat = given.sends({ from: ben, to: given.outsider(), text: 'To one of two addresses.' })
      servedWith(given, chat, { number: asha.number, address: `${eve.mailbox} <${mailbox}>` })
      await given.connectorRuns()
      const astray = given.copiesOf(chat).filter((copy) => copy.mailbox === eve.mailbox)
      given.demands('copies for the person in the display name', '0', String(astray.length))
    },
  ),
]
