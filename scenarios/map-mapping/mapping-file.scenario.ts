import type { Scenario } from '../../harness/runner/index.ts'
import { type MappingFileOptions, type PhoneSpelling, renderMappingFile } from '../../harness/synth/index.ts'
import { type Colleague, scenario } from '../vocabulary/index.ts'

/** A login name has only one spelling. */
const byNumber = { 'mapping.key': 'mobile-number' as const }

const spellings: [PhoneSpelling, string][] = [
  ['plus', 'with a plus'],
  ['double-zero', 'with 00'],
  ['spaced', 'with spaces'],
  ['bracketed', 'with brackets'],
]

const forms: [slug: string, what: string, options: MappingFileOptions][] = [
  ['plain', 'the documented columns', {}],
  ['byte-order-mark', 'a byte order mark', { byteOrderMark: true }],
  ['crlf', 'CRLF line breaks', { lineBreak: '\r\n' }],
  ['quotes', 'quotes around every field', { quote: 'always' }],
  ['blank-lines', 'blank lines', { blankLines: true }],
  [
    'other-column-order',
    'the columns in another order',
    { columnOrder: ['Microsoft 365 User Mailbox', 'External User ID'] },
  ],
  // `Export-Csv -Encoding UTF8` of Windows PowerShell.
  [
    'windows-powershell',
    'a byte order mark, quotes around every field and CRLF at once, as Windows PowerShell writes it',
    { byteOrderMark: true, lineBreak: '\r\n', quote: 'always' },
  ],
]

/** Rows that an administrator may type by mistake. All must be refused. */
const malformed: [slug: string, what: string, lines: (number: string, mailbox: string, other: string) => string[]][] = [
  ['no-header', 'no header', (number, mailbox) => [`${number},${mailbox}`]],
  [
    'one-column',
    'a row with one column',
    (number, mailbox) => ['External User ID,Microsoft 365 User Mailbox', `${number},${mailbox}`, '447700900999'],
  ],
  [
    'no-number',
    'a row without a valid number',
    (number, mailbox) => [
      'External User ID,Microsoft 365 User Mailbox',
      `${number},${mailbox}`,
      `ext. seven,${mailbox}`,
    ],
  ],
  [
    'no-address',
    'a row whose mailbox is not an address',
    (number, mailbox) => [
      'External User ID,Microsoft 365 User Mailbox',
      `${number},${mailbox}`,
      '447700900999,asha at contoso',
    ],
  ],
  [
    'open-quote',
    'a quote that is never closed',
    (number, mailbox) => [
      'External User ID,Microsoft 365 User Mailbox',
      `${number},${mailbox}`,
      `447700900999,"${mailbox}`,
    ],
  ],
  [
    'text-behind-a-quote',
    'text behind a closing quote',
    (number, mailbox) => [
      'External User ID,Microsoft 365 User Mailbox',
      `${number},${mailbox}`,
      `447700900999,"${mailbox}" (old)`,
    ],
  ],
  [
    'contradiction',
    'rows that map one number to two mailboxes',
    (number, mailbox, other) => [
      'External User ID,Microsoft 365 User Mailbox',
      `${number},${mailbox}`,
      `${number},${other}`,
    ],
  ],
]

/** Spellings of one number besides its digits. */
const sameNumber: [slug: string, spelling: string, region?: 'GB'][] = [
  ['with-a-plus', '+44 7700 900142'],
  ['with-00', '00447700900142'],
  ['in-national-form', '07700 900142', 'GB'],
]

/** As many as a firm has employees. */
const manyRows = 6_000

/** Numbers and files as administrators write them (MAP-9, MAP-10, MAP-11). */
export const mappingFile: Scenario[] = [
  scenario(
    'MAP-9/documented-spelling',
    'matches a number in the documented spelling, digits without plus',
    async (given) => {
      const asha = given.hires({ registeredAs: null })
      given.customMapping([[asha, asha.mailbox, 'digits']])
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Digits.' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
    },
  ),
  ...spellings.map(([spelling, what]) =>
    scenario(
      `MAP-9/${spelling}`,
      `matches a number written ${what}`,
      async (given) => {
        const people = ['12025550142', '447700900142', '33639981142'].map((number) =>
          given.hires({ number, registeredAs: null }),
        )
        given.customMapping(people.map((person) => [person, person.mailbox, spelling]))
        const chats = people.map((person) =>
          given.sends({ from: person, to: given.outsider(), text: 'Spelled otherwise.' }),
        )
        await given.connectorRuns()
        for (const [index, person] of people.entries()) {
          const chat = chats[index]
          if (chat) given.expects(chat).once(person)
        }
      },
      { weight: 'should', under: byNumber },
    ),
  ),
  scenario(
    'MAP-9/national-form',
    'matches a number in national form if a region is set',
    async (given) => {
      const asha = given.hires({ number: '447700900142', registeredAs: null })
      given.world.settings.defaultRegion = 'GB'
      given.customMapping([[asha, asha.mailbox, 'national']])
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'At home.' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
    },
    { weight: 'should', under: byNumber },
  ),
  ...forms.map(([slug, what, options]) =>
    scenario(`MAP-10/${slug}`, `reads a mapping file with ${what}`, async (given) => {
      const [asha, ben] = [given.hires({ registeredAs: null }), given.hires({ registeredAs: null })]
      const rows = [asha, ben].map((person) => ({ number: person.number, target: person.mailbox }))
      given.customMapping(
        [
          [asha, asha.mailbox],
          [ben, ben.mailbox],
        ],
        renderMappingFile(rows, options),
      )
      const chat = given.sends({ from: asha, to: ben, text: 'Read me.' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
      given.expects(chat).once(ben)
    }),
  ),
  ...(['', '\n'] as const).map((end) =>
    scenario(
      end === '' ? 'MAP-10/no-line-break-at-the-end' : 'MAP-10/many-rows',
      `reads a mapping file of ${manyRows} rows to its last one${end === '' ? ', which has no line break' : ''}`,
      async (given) => {
        const [asha, ben] = [given.hires({ registeredAs: null }), given.hires({ registeredAs: null })]
        const others = Array.from(
          { length: manyRows - 2 },
          (_, row) => `${447_300_000_000 + row},row.${row}@litware.example`,
        )
        const lines = [`${asha.number},${asha.mailbox}`, ...others, `${ben.number},${ben.mailbox}`]
        const rows: [Colleague, string][] = [asha, ben].map((person) => [person, person.mailbox])
        given.customMapping(rows, `External User ID,Microsoft 365 User Mailbox\n${lines.join('\n')}${end}`)
        const chat = given.sends({ from: asha, to: ben, text: 'From the first row to the last.' })
        await given.connectorRuns()
        given.expects(chat).once(asha)
        given.expects(chat).once(ben)
      },
      { under: byNumber },
    ),
  ),
  ...malformed.map(([slug, what, lines]) =>
    scenario(
      `MAP-11/${slug}`,
      `refuses the whole file if it has ${what}, and imports nothing`,
      async (given) => {
        const asha = given.hires({ registeredAs: null })
        const other = given.hires({ registered: false })
        given.customMapping([], `${lines(asha.number, asha.mailbox, other.mailbox).join('\n')}\n`)
        const chat = given.sends({ from: asha, to: given.outsider(), text: 'By a broken file.' })
        await given.connectorRuns('failed')
        given.expects(chat).nowhere()
      },
      // A login name may be any text.
      slug === 'no-number' ? { under: byNumber } : {},
    ),
  ),
  ...sameNumber.map(([slug, spelling, region]) =>
    scenario(
      `MAP-11/contradiction-${slug}`,
      `refuses the whole file if two rows map one number to two mailboxes, the second one written as ${spelling}`,
      async (given) => {
        const asha = given.hires({ number: '447700900142', registeredAs: null })
        const other = given.hires({ registered: false })
        given.world.settings.defaultRegion = region
        const rows = [`${asha.number},${asha.mailbox}`, `${spelling},${other.mailbox}`]
        given.customMapping([], `External User ID,Microsoft 365 User Mailbox\n${rows.join('\n')}\n`)
        const chat = given.sends({ from: asha, to: given.outsider(), text: 'By which row?' })
        await given.connectorRuns('failed')
        given.expects(chat).nowhere()
      },
      { under: byNumber },
    ),
  ),
]
