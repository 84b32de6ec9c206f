import type { Scenario } from '../../harness/runner/index.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'

/** Two numbers of the mapping file, which lead to two mailboxes. They share their last nine digits. */
const mappedNumbers = ['12125550142', '13125550142'] as const
/** A number of the mapping file in another country. */
const mappedAbroad = '447700900142'

/**
 * Numbers of strangers. Where no range is reserved for fiction, they are too long or too short for their country, or begin
 * in a way that it does not have: nobody has them.
 */
const strangersNumbers: [what: string, number: string][] = [
  ['the last 7 digits', '14155550142'],
  ['the last 8 digits', '12025550142'],
  ['the last 9 digits', '15125550142'],
  ['the last 10 digits, in another country', '442125550142'],
  ['all digits but the country code', '2125550142'],
  ['all digits, behind another country code', '9112125550142'],
  ['all digits, and one more behind them', '121255501421'],
  ['all digits but the last', '1212555014'],
  ['all but one digit', '12125550143'],
  ['two digits in another order', '12125550124'],
  ['the last 7 digits abroad', '2900900142'],
  ['the last 9 digits abroad', '299700900142'],
  ['the national number in another country', '17700900142'],
  ['the national number in a third country', '497700900142'],
  ['the national number without a country code', '7700900142'],
]

const own = 'asha.rao@contoso.example'

/** Addresses that are not the mailbox of Asha, in letters that every system takes. */
const strangersAddresses: [what: string, address: string][] = [
  ['without the dot', 'asharao@contoso.example'],
  ['with one more dot', 'a.sha.rao@contoso.example'],
  ['with a tag', 'asha.rao+whatsapp@contoso.example'],
  ['in a subdomain', 'asha.rao@mail.contoso.example'],
  ['in another domain', 'asha.rao@fabrikam.example'],
  ['in a domain that begins in the same way', 'asha.rao@contoso.example.org'],
  ['in a domain that ends in the same way', 'asha.rao@notcontoso.example'],
  ['with more letters in front', 'natasha.rao@contoso.example'],
  ['with more letters behind', 'asha.raoul@contoso.example'],
  ['with fewer letters', 'asha.ra@contoso.example'],
  ['with a hyphen', 'asha-rao@contoso.example'],
  ['with an underscore', 'asha_rao@contoso.example'],
  ['with a digit for a letter', 'asha.ra0@contoso.example'],
  ['with the names in another order', 'rao.asha@contoso.example'],
  ['with the domain in Punycode', 'asha.rao@xn--cntoso-zof.example'],
  // These three are pieces of her address: a search for a beginning or a part finds her.
  ['without the last letter of the domain', 'asha.rao@contoso.exampl'],
  ['with the first letters of the top-level domain', 'asha.rao@contoso.ex'],
  ['without the first name', 'rao@contoso.example'],
]

/** The same in letters that look like those of Asha, or become them when a text is simplified. */
const addressesInOtherLetters: [what: string, address: string][] = [
  ['with a Cyrillic letter in the name', '\u0430sha.rao@contoso.example'],
  ['with a Cyrillic letter in the domain', 'asha.rao@c\u043entoso.example'],
  ['with a Greek letter', 'asha.ra\u03bf@contoso.example'],
  ['with a full-width letter', '\uff41sha.rao@contoso.example'],
  ['with an accent', '\u00e1sha.rao@contoso.example'],
  ['with an accent of its own', 'a\u0301sha.rao@contoso.example'],
  // Its upper case is S.
  ['with a long s', 'a\u017fha.rao@contoso.example'],
  ['with an invisible character', 'asha\u200b.rao@contoso.example'],
]

/** Strangers write one message each. Returns the check that nobody has any of them. */
function strangersWrite(given: Given, strangers: readonly Colleague[]): () => void {
  const to = given.outsider()
  const messages = strangers.map((from) => given.sends({ from, to, text: 'You do not know me.' }))
  return () => {
    for (const message of messages) given.expects(message).nowhere()
  }
}

/** Messages to and from people who could be mistaken for others (MAP-8, MAP-14). */
export const lookAlikes: Scenario[] = [
  ...[undefined, 'GB' as const].map((region) =>
    scenario(
      region === undefined ? 'MAP-14/alike-numbers' : 'MAP-14/alike-numbers-with-a-region',
      `gives nobody the copies of strangers whose numbers share digits with those of the file${region === undefined ? '' : ', if a region is set'}`,
      async (given) => {
        const mapped = [...mappedNumbers, mappedAbroad].map((number) => given.hires({ number, registeredAs: null }))
        const strangers = strangersNumbers.map(([, number]) =>
          given.hires({ number, registeredAs: null, directory: null }),
        )
        // A number that is not in the file and an address that is valid: the address decides.
        const byAddress = given.hires({ number: '16175550142' })
        given.world.settings.defaultRegion = region
        given.customMapping(mapped.map((person) => [person, person.mailbox]))
        const to = given.outsider()
        const theirs = [...mapped, byAddress].map((owner): [Colleague, Message] => [
          owner,
          given.sends({ from: owner, to, text: 'This is mine.' }),
        ])
        const nobodyHasThem = strangersWrite(given, strangers)
        await given.connectorRuns()
        nobodyHasThem()
        eachOnlyTo(given, theirs)
      },
      { under: { 'mapping.key': 'mobile-number' } },
    ),
  ),
  scenario(
    'MAP-14/zero-in-front',
    'gives nobody the copy of a number that is one of the file with a zero in front',
    async (given) => {
      const [asha, ben] = [given.hires({ number: mappedNumbers[0], registeredAs: null }), given.hires()]
      // Both in the file: under one reading, a file that knows one participant of an item decides for all of them.
      given.customMapping([
        [asha, asha.mailbox],
        [ben, ben.mailbox],
      ])
      const stranger = { ...given.outsider(), number: `0${asha.number}` }
      const hers = given.sends({ from: asha, to: given.outsider(), text: 'This is mine.' })
      const chat = given.sends({ from: ben, to: stranger, text: 'You do not know me.' })
      await given.connectorRuns()
      given.expects(chat).absent(asha)
      given.expects(chat).once(ben)
      given.expects(hers).once(asha)
    },
    { under: { 'mapping.key': 'mobile-number' } },
  ),
  scenario(
    'MAP-14/alike-addresses',
    'gives nobody the copies of strangers whose addresses resemble that of a user',
    async (given) => {
      const asha = given.hires({ directory: { primaryAddress: own, aliases: ['arao@contoso.example'] } })
      const strangers = [...strangersAddresses, ...addressesInOtherLetters].map(([, registeredAs]) =>
        given.hires({ registeredAs, directory: null }),
      )
      const hers = given.sends({ from: asha, to: given.outsider(), text: 'This is mine.' })
      const nobodyHasThem = strangersWrite(given, strangers)
      await given.connectorRuns()
      nobodyHasThem()
      given.expects(hers).once(asha)
    },
  ),
  scenario(
    'MAP-14/file-leads-to-an-alike-address',
    'gives nobody the copies of people whom the file maps to an address that resembles that of a user',
    async (given) => {
      given.hires({ registered: false, directory: { primaryAddress: own } })
      const mapped = strangersAddresses.map(([, target]): [Colleague, string] => [
        given.hires({ registeredAs: null, directory: null }),
        target,
      ])
      given.customMapping(mapped)
      const nobodyHasThem = strangersWrite(
        given,
        mapped.map(([person]) => person),
      )
      await given.connectorRuns()
      nobodyHasThem()
    },
  ),
  scenario(
    'MAP-14/colleagues-with-alike-addresses',
    'gives each of several users with similar addresses their own copies only',
    async (given) => {
      const addresses = [own, ...strangersAddresses.slice(0, 5).map(([, address]) => address)]
      const people = addresses.map((primaryAddress) => given.hires({ directory: { primaryAddress } }))
      const to = given.outsider()
      const theirs = people.map((owner): [Colleague, Message] => [
        owner,
        given.sends({ from: owner, to, text: 'This is mine.' }),
      ])
      await given.connectorRuns()
      eachOnlyTo(given, theirs)
    },
  ),
  scenario('MAP-14/alike-names', 'gives namesakes their own copies only', async (given) => {
    const named = { firstName: 'Asha', lastName: 'Rao' }
    const byAddress = [given.hires(named), given.hires({ ...named, directory: { primaryAddress: own } })]
    const byFile = given.hires({ ...named, registeredAs: null })
    const strangers = [
      given.hires({ ...named, registeredAs: null, directory: null }),
      given.hires({ ...named, registeredAs: 'asha.rao@private.example', directory: null }),
    ]
    given.customMapping([[byFile, byFile.mailbox]])
    const to = given.outsider()
    const theirs = [...byAddress, byFile].map((owner): [Colleague, Message] => [
      owner,
      given.sends({ from: owner, to, text: 'This is mine.' }),
    ])
    const nobodyHasThem = strangersWrite(given, strangers)
    await given.connectorRuns()
    nobodyHasThem()
    eachOnlyTo(given, theirs)
  }),
  scenario(
    'MAP-8/letter-cases',
    'makes one copy if participants have the address of one mailbox in different letter cases',
    async (given) => {
      const desk = given.hires({
        registered: false,
        directory: { primaryAddress: own, aliases: ['arao@contoso.example'] },
      })
      const spellings = ['ASHA.RAO@contoso.example', 'Asha.Rao@CONTOSO.Example', 'aRAO@Contoso.example', own]
      const [from, ...to] = spellings.map((registeredAs) => given.hires({ registeredAs, directory: null }))
      if (from === undefined) return
      const chat = given.sends({ from, to, group: 'One desk', text: 'All of us read the same mailbox.' })
      const alone = to.map((other) => given.sends({ from: other, to: given.outsider(), text: 'Only me.' }))
      await given.connectorRuns()
      for (const message of [chat, ...alone]) given.expects(message).once(desk)
    },
  ),
]

/** Demands that each owner has their message, and no other owner has it. */
function eachOnlyTo(given: Given, theirs: readonly [Colleague, Message][]): void {
  for (const [owner, message] of theirs) {
    given.expects(message).once(owner)
    for (const [other] of theirs) if (other !== owner) given.expects(message).absent(other)
  }
}
