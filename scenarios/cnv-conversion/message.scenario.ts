import type { Scenario } from '../../harness/runner/index.ts'
import { type Aspect, scenario } from '../vocabulary/index.ts'

const second = (date: Date | undefined): string => date?.toISOString().slice(0, 19) ?? 'none'

const addressed = (header: 'from' | 'to', wanted: string): Aspect => ({
  name: `the header ${header === 'from' ? 'From' : 'To'}`,
  wanted,
  of: (mail) => mail[header].map((one) => `${one.name} <${one.address}>`).join(', '),
})

/** Whether a header names a participant without an address by the number. */
const named = (number: string, headers: readonly ('from' | 'to' | 'cc')[] = ['from', 'to', 'cc']): Aspect => ({
  name: `the headers ${headers.join(', ')}`,
  wanted: `an entry with the number ${number} of the participant without an address`,
  of: (mail) =>
    headers.flatMap((header) => mail[header]).some((one) => `${one.name} ${one.address}`.includes(number))
      ? `an entry with the number ${number} of the participant without an address`
      : 'no entry with this number',
})

const onePerEntry = 'one address in From, and only addresses of a local part, @ and a domain'
const address = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)*$/

/** Whether mail programs can answer everybody: what is no address makes a whole header unreadable for some of them. */
const answerable: Aspect = {
  name: 'the addresses in From, To and Cc',
  wanted: onePerEntry,
  of: ({ from, to, cc }) => {
    const odd = [...from, ...to, ...cc].filter((one) => !address.test(one.address))
    if (odd.length > 0) return `not an address: ${odd.map((one) => JSON.stringify(one.address)).join(', ')}`
    return from.length === 1 ? onePerEntry : `${from.length} addresses in From`
  },
}

/** Somebody at the firm would get an answer that is meant for a stranger. */
const inNoDomainOfTheFirm = (numbers: readonly string[], { mailbox }: { mailbox: string }): Aspect => {
  const [, domain = ''] = mailbox.split('@')
  return {
    name: 'the addresses of the participants without an address',
    wanted: `none at ${domain}`,
    of: ({ from, to, cc }) =>
      [...from, ...to, ...cc]
        .filter((one) => numbers.some((number) => `${one.name} ${one.address}`.includes(number)))
        .filter((one) => one.address.endsWith(`@${domain.toLowerCase()}`))
        .map((one) => one.address)
        .join(', ') || `none at ${domain}`,
  }
}

/** What a phone may know of somebody instead of a number. */
export const withoutNumber: [slug: string, what: string, number: string, name: string][] = [
  ['hidden-number', 'known only by the id of a hidden account', '205872112345678@lid', 'Kai'],
  ['device-of-a-hidden-number', 'known only by a device of a hidden account', '205872112345678:3@lid', 'Kai'],
  ['id-of-letters', 'known only by an id of letters', 'user_a-1@bot', 'Kai'],
  ['nothing-known', 'without number and name', '', ''],
  ['only-a-name', 'known only by name', '', 'Kai'],
]

/** Every item becomes one valid message that says who, when and what (CNV-1 to CNV-4, CNV-7, CNV-8, CNV-10, CNV-11). */
export const message: Scenario[] = [
  scenario(
    'CNV-1/valid-message',
    'makes a valid message from text with very long lines and from binary files',
    async (given) => {
      const asha = given.hires()
      const chat = given.sends({
        from: asha,
        to: given.outsider(),
        text: `${'x'.repeat(3_000)}\n${'ü'.repeat(3_000)}\n.\nFrom the start`,
        files: [{ sizeBytes: 5_000 }],
      })
      await given.connectorRuns()
      given.expects(chat).once(asha)
      const broken = (await given.world.audit()).findings.filter((finding) => finding.requirement === 'CNV-1')
      given.demands(
        'what breaks RFC 5322, 2045 or 2047 in the message',
        'nothing',
        broken.map((finding) => finding.seen).join('; ') || 'nothing',
      )
    },
  ),
  scenario('CNV-2/date-of-the-event', 'dates the message by the event, not by capture or import', async (given) => {
    const asha = given.hires()
    const at = new Date('2026-03-10T06:07:08.000Z')
    const capturedAt = new Date('2026-03-10T19:00:00.000Z')
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Early bird.', at, capturedAt })
    await given.connectorRuns()
    given
      .expects(chat)
      .reads(asha, { name: 'the date', wanted: second(at), of: (mail) => second(mail.date), aboutItem: true })
  }),
  scenario(
    'CNV-3/display-format',
    'shows people as TeleMessage does: first name, last name, mobile, e-mail',
    async (given) => {
      const asha = given.hires({
        firstName: 'Asha',
        lastName: 'Rao',
        number: '12025550101',
        directory: { primaryAddress: 'asha.rao@contoso.example' },
      })
      const ben = given.hires({
        // As a Mac types it: programs that compose characters change the name.
        firstName: 'Bene\u0301',
        lastName: 'Okoro',
        number: '12025550102',
        directory: { primaryAddress: 'ben.okoro@contoso.example' },
      })
      const chat = given.sends({ from: asha, to: ben, text: 'Hello.' })
      await given.connectorRuns()
      given
        .expects(chat)
        .reads(
          ben,
          addressed('from', 'Asha Rao 12025550101 <asha.rao@contoso.example>'),
          addressed('to', 'Bene\u0301 Okoro 12025550102 <ben.okoro@contoso.example>'),
        )
    },
  ),
  scenario('CNV-4/without-address', 'names participants without an e-mail address', async (given) => {
    const asha = given.hires()
    const cleo = given.hires({ registeredAs: null })
    const outsider = given.outsider()
    const chat = given.sends({ from: asha, to: [cleo, outsider], group: 'Three of us', text: 'All here?' })
    await given.connectorRuns()
    const strangers = [cleo.number, outsider.number]
    given
      .expects(chat)
      .reads(asha, ...strangers.map((one) => named(one)), answerable, inNoDomainOfTheFirm(strangers, asha))
  }),
  scenario('CNV-4/sender-without-address', 'names a sender without an e-mail address in From', async (given) => {
    const ben = given.hires()
    const senders = [given.outsider(), given.hires({ registeredAs: null, directory: null })]
    const chats = senders.map((from) => ({ from, chat: given.sends({ from, to: ben, text: 'Do you know me?' }) }))
    await given.connectorRuns()
    for (const { from, chat } of chats) {
      const aspects = [named(from.number, ['from']), answerable, inNoDomainOfTheFirm([from.number], ben)]
      given.expects(chat).reads(ben, ...aspects)
    }
  }),
  ...withoutNumber.map(([slug, what, number, firstName]) =>
    scenario(
      `CNV-4/${slug}`,
      `gives a participant ${what} an entry with an address that mail allows`,
      async (given) => {
        const [asha, ben] = [given.hires(), given.hires()]
        const stranger = { ...given.outsider(), number, firstName, lastName: '' }
        const orders = [
          [stranger, asha, ben],
          [asha, stranger, ben],
          [asha, ben, stranger],
        ]
        const chats = orders.flatMap((listed) => [
          given.sends({ from: stranger, to: [asha, ben], listed, group: 'Desk 7', text: 'Who am I?' }),
          given.sends({ from: asha, to: [stranger, ben], listed, group: 'Desk 7', text: 'Who are you?' }),
        ])
        await given.connectorRuns()
        for (const chat of chats) given.expects(chat).reads(ben, answerable)
      },
    ),
  ),
  scenario('CNV-7/served-subject', 'keeps the subject as served, with group names in any script', async (given) => {
    const asha = given.hires()
    const chat = given.sends({
      from: asha,
      to: given.outsider(),
      group: 'Équipe «α» 🚀 — צוות of Zoe\u0308',
      text: 'Bonjour.',
    })
    await given.connectorRuns()
    given.expects(chat).reads(asha, {
      name: 'the subject',
      wanted: chat.captures[0]?.item.subject.replace(/[–—]/g, '-') ?? '',
      of: (mail) => mail.subject.replace(/[–—]/g, '-'),
    })
  }),
  scenario('CNV-8/names-its-item', 'names the item in X-TELEMESSAGE-ArchiveMessageID', async (given) => {
    const asha = given.hires()
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Who am I?' })
    await given.connectorRuns()
    given.expects(chat).reads(asha, {
      name: 'X-TELEMESSAGE-ArchiveMessageID',
      wanted: chat.archiveMessageId,
      of: (mail) => mail.archiveMessageId ?? 'no such header',
    })
  }),
  scenario(
    'CNV-8/same-on-every-run',
    'uses the same Message-ID for a message in a later run, and another one for other messages',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires({
        registeredAs: 'not-yet@contoso.example',
        directory: { primaryAddress: 'ben@contoso.example' },
      })
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const options = { from: asha, to: ben, text: 'Twice run, once named.', at }
      const chat = given.sends({ ...options, capturedBy: [asha] })
      const other = given.sends({ from: asha, to: given.outsider(), text: 'Another one.' })
      await given.connectorRuns()
      given.later()
      // The custom mapping maps Ben only from now on, so the second run makes his copy.
      given.customMapping([[ben, 'ben@contoso.example']])
      const capturedAt = new Date(given.world.clock.now().getTime() - 3_600_000)
      given.sends({ ...options, capturedAt, capturedBy: [ben], archiveMessageId: chat.archiveMessageId })
      await given.connectorRuns()
      const { observed } = await given.world.audit()
      const idIn = (owner: string, id: string): string | undefined =>
        observed.find((one) => one.mailbox === owner && one.archiveMessageId === id)?.mail.messageId
      const first = idIn(asha.mailbox, chat.archiveMessageId) ?? 'no Message-ID'
      given.demands(
        'the Message-ID in the second run',
        first,
        idIn('ben@contoso.example', chat.archiveMessageId) ?? 'no copy',
      )
      const same = first === idIn(asha.mailbox, other.archiveMessageId)
      given.demands('the Message-ID of another message', 'another', same ? 'the same' : 'another')
    },
    // By event time the second capture belongs to the first day, so there is no second copy to compare.
    { under: { 'window.basis': 'capture' } },
  ),
  scenario('CNV-10/no-draft', 'stores no draft, with sent and received times of the event', async (given) => {
    const asha = given.hires()
    const at = new Date('2026-03-10T06:07:08.000Z')
    const chat = given.sends({
      from: asha,
      to: given.outsider(),
      text: 'When?',
      at,
      capturedAt: new Date('2026-03-10T09:00:00.000Z'),
    })
    await given.connectorRuns()
    given.expects(chat).reads(
      asha,
      {
        name: 'the state of the message',
        wanted: 'received',
        of: (_, { stored }) => (stored.isDraft ? 'a draft: Integer 0x0E07 (PR_MESSAGE_FLAGS) says unsent' : 'received'),
      },
      { name: 'the sent time', wanted: second(at), of: (_, { stored }) => second(stored.sentTime), aboutItem: true },
      {
        name: 'the received time',
        wanted: second(at),
        of: (_, { stored }) => second(stored.receivedTime),
        aboutItem: true,
      },
    )
  }),
  scenario(
    'CNV-11/item-class',
    ({ service }) => `sets the item class under which content search finds ${service} items`,
    async (given) => {
      const asha = given.hires()
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Find me.' })
      await given.connectorRuns()
      const { itemClassPrefix } = given.archive.literals
      given.expects(chat).reads(asha, {
        name: 'the beginning of the item class',
        wanted: itemClassPrefix,
        of: (_, { stored }) =>
          stored.itemClass.toLowerCase().startsWith(itemClassPrefix) ? itemClassPrefix : stored.itemClass,
      })
    },
  ),
]
