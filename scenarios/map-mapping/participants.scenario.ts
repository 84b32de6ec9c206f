import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

/** Who receives a copy, and who does not (MAP-1, 2, 6, 7, 8, 12, 13, 14, 15). */
export const participants: Scenario[] = [
  scenario('MAP-1/own-address', "maps a participant by the User's Email address", async (given) => {
    const asha = given.hires()
    const chat = given.sends({ from: given.outsider(), to: asha, text: 'For Asha.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
  }),
  scenario(
    'MAP-2/everybody',
    'gives a copy to every participant who is a valid user, the sender included',
    async (given) => {
      const [asha, ben, cleo] = [given.hires(), given.hires(), given.hires()]
      const chat = given.sends({
        from: asha,
        to: [given.outsider(), ben, cleo],
        group: 'Four of us',
        text: 'Everybody here?',
      })
      await given.connectorRuns()
      for (const owner of [asha, ben, cleo]) given.expects(chat).once(owner)
    },
  ),
  scenario('MAP-2/only-the-sender', 'gives the sender a copy of a message to an outsider', async (given) => {
    const asha = given.hires()
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'To the outside.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
  }),
  scenario(
    'MAP-2/file-address-and-nobody',
    'resolves each participant separately: by file, by address, or not at all',
    async (given) => {
      const byFile = given.hires({ registeredAs: null })
      const byAddress = given.hires()
      const nobody = given.hires({ registeredAs: 'gone@contoso.example', directory: null })
      given.customMapping([[byFile, byFile.mailbox]])
      const chat = given.sends({ from: nobody, to: [byFile, byAddress], group: 'Mixed', text: 'Each alone.' })
      await given.connectorRuns()
      given.expects(chat).once(byFile)
      given.expects(chat).once(byAddress)
    },
    { under: { 'mapping.scope': 'per-participant' } },
  ),
  scenario(
    'MAP-2/file-decides-for-all',
    'uses only the file for the whole item if it leads one participant to a valid user',
    async (given) => {
      const byFile = given.hires({ registeredAs: null })
      const byAddress = given.hires()
      given.customMapping([[byFile, byFile.mailbox]])
      const both = given.sends({ from: byAddress, to: byFile, text: 'One of us is in the file.' })
      const neither = given.sends({ from: byAddress, to: given.outsider(), text: 'Nobody here is.' })
      await given.connectorRuns()
      given.expects(both).once(byFile)
      given.expects(both).absent(byAddress)
      given.expects(neither).once(byAddress)
    },
    { under: { 'mapping.scope': 'per-item' } },
  ),
  scenario('MAP-3/not-registered', 'maps a participant who is in the file but not registered', async (given) => {
    const asha = given.hires()
    const ben = given.hires({ registered: false })
    given.customMapping([[ben, ben.mailbox]])
    const chat = given.sends({ from: asha, to: ben, text: 'Ben is not in the account.' })
    await given.connectorRuns()
    given.expects(chat).once(ben)
  }),
  scenario(
    'MAP-6/in-the-log',
    'logs an item that reaches nobody, with its id and the reason',
    async (given) => {
      const asha = given.hires({ registeredAs: null, directory: null })
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Lost.' })
      await given.connectorRuns()
      given.expects(chat).nowhere()
      const itemId = chat.captures[0]?.item.itemId
      const failure = given.log().records.find((record) => record.record === 'failure' && record.itemId === itemId)
      given.demands(
        'the reason in the failure record of the item',
        'no-mailbox',
        failure?.record === 'failure' ? failure.reason : 'no record of the item',
      )
    },
    { needs: 'importLog' },
  ),
  scenario('MAP-7/file-turned-off', 'forgets the file when custom mapping is turned off', async (given) => {
    const target = given.hires({ registered: false })
    const asha = given.hires()
    const to = given.outsider()
    given.customMapping([[asha, target.mailbox]])
    const first = given.sends({ from: asha, to, text: 'With the file.' })
    await given.connectorRuns()
    given.expects(first).once(target)
    given.later()
    given.noCustomMapping()
    const second = given.sends({ from: asha, to, text: 'Without it.' })
    await given.connectorRuns()
    given.expects(second).once(asha)
    given.expects(second).absent(target)
  }),
  scenario('MAP-8/shared-mailbox', 'makes one copy if two participants resolve to the same mailbox', async (given) => {
    const desk = given.hires({ registered: false, directory: { kind: 'shared' } })
    const asha = given.hires({ registeredAs: null, directory: null })
    const ben = given.hires({ registeredAs: null, directory: null })
    given.customMapping([
      [asha, desk.mailbox],
      [ben, desk.mailbox],
    ])
    const chat = given.sends({ from: asha, to: ben, text: 'Between the two of us.' })
    await given.connectorRuns()
    given.expects(chat).once(desk)
  }),
  scenario(
    'MAP-8/alias-and-primary',
    'makes one copy if participants resolve to an alias and the primary address of the same mailbox',
    async (given) => {
      const asha = given.hires({ directory: { aliases: ['front-desk@contoso.example'] } })
      const ben = given.hires({ registeredAs: 'front-desk@contoso.example', directory: null })
      const chat = given.sends({ from: asha, to: ben, text: 'Same desk.' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
    },
  ),
  scenario(
    'MAP-13/another-address',
    'does not map a user registered under an address that is not theirs',
    async (given) => {
      const asha = given.hires({ registeredAs: 'asha@private.example' })
      const ben = given.hires()
      const chat = given.sends({ from: asha, to: ben, text: 'From my private address.' })
      await given.connectorRuns()
      given.expects(chat).absent(asha)
      given.expects(chat).once(ben)
    },
  ),
  scenario('MAP-14/bystanders', 'puts copies only into mailboxes that a participant resolves to', async (given) => {
    const asha = given.hires()
    const bystanders = [given.hires(), given.hires(), given.hires({ directory: { kind: 'shared' } })]
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'None of their business.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
    for (const bystander of bystanders) given.expects(chat).absent(bystander)
  }),
  scenario('MAP-15/next-run', 'applies a change of the mapping only to later runs', async (given) => {
    const [old, fresh] = [given.hires({ registered: false }), given.hires({ registered: false })]
    const asha = given.hires({ registeredAs: null, directory: null })
    const to = given.outsider()
    given.customMapping([[asha, old.mailbox]])
    const before = given.sends({ from: asha, to, text: 'Old mapping.' })
    await given.connectorRuns()
    given.later()
    given.customMapping([[asha, fresh.mailbox]])
    const after = given.sends({ from: asha, to, text: 'New mapping.' })
    await given.connectorRuns()
    given.expects(before).once(old)
    given.expects(before).absent(fresh)
    given.expects(after).once(fresh)
    given.expects(after).absent(old)
  }),
]
